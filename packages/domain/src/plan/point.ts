import { isDay } from "../text/days.ts";
import { numberOf } from "./number-words.ts";
import type { DaySpan, Portion, SchedulePart } from "./schedule.ts";
import { type Pattern, type Scanner, pattern } from "./scanner.ts";
import { partSpan } from "./span.ts";

/** A place in time as written: the year may be missing, in a range the month too. */
export type Point =
  | {
      readonly kind: "quarter" | "month";
      readonly n: number;
      readonly year?: number;
      readonly portion?: Portion;
    }
  | {
      readonly kind: "months";
      readonly first: number;
      readonly last: number;
      readonly year?: number;
    }
  | { readonly kind: "year"; readonly year: number; readonly portion?: Portion }
  | { readonly kind: "day"; readonly day: number; readonly month?: number; readonly year?: number };

const yearTail: Pattern = pattern(
  "(?: ?[/-] ?| ?,? ?(?:của )?(?:năm )?)(?<full>20\\d\\d)(?!\\d)| ?/ ?(?<brief>[2-4]\\d)(?![\\d/])|,? (?:của )?năm (?<word>nay|sau|tới|trước)",
);

/** The year behind a quarter, month or day. */
export function readYear(scanner: Scanner): number | undefined {
  const groups = scanner.eat(yearTail)?.groups;
  if (groups === undefined) return undefined;
  if (groups["full"] !== undefined) return Number(groups["full"]);
  if (groups["brief"] !== undefined) return 2000 + Number(groups["brief"]);
  const word = groups["word"] ?? "";
  return scanner.year + (word.startsWith("n") ? 0 : word.startsWith("tr") ? -1 : 1);
}

/** `point` with the year that stands behind it. */
function withYear<T extends Point>(scanner: Scanner, point: T): T {
  if (point.year !== undefined) return point;
  const year = readYear(scanner);
  return year === undefined ? point : { ...point, year };
}

const portionHead: Pattern = pattern(
  "(?<early>(?:vào )?(?:khoảng )?(?:đầu|thượng tuần)) |(?<mid>(?:vào )?(?:khoảng )?(?:giữa|trung tuần)) |(?<late>(?:vào )?(?:khoảng )?(?:cuối|hạ tuần)) ",
);

function readPortion(scanner: Scanner): Portion | undefined {
  const groups = scanner.eat(portionHead)?.groups;
  if (groups === undefined) return undefined;
  if (groups["early"] !== undefined) return "early";
  return groups["mid"] === undefined ? "late" : "mid";
}

const quarterHead: Pattern = pattern(
  "(?:quý|q\\.?) ?(?<n>i{1,3}|iv|0?[1-4]|một|hai|ba|tư|bốn)(?!(?:<L>|\\d))",
);
const edgeQuarter: Pattern = pattern("quý (?<edge>đầu|cuối)(?: tiên| cùng)?(?: (?:của )?năm)");
const monthHead: Pattern = pattern(
  "(?:tháng|t\\.?(?=\\d)) ?(?<n>0?[1-9](?!\\d)|1[0-2](?!\\d)|mười một|mười hai|một|hai|ba|tư|năm(?! 20)|sáu|bảy|bẩy|tám|chín|mười)(?!<L>)",
);
const lastMonth: Pattern = pattern("tháng (?<edge>đầu|cuối)(?: tiên| cùng)?(?: (?:của )?năm)");
const monthSlash: Pattern = pattern(
  "(?:tháng )?(?<n>0?[1-9]|1[0-2]) ?[/-] ?(?<year>20\\d\\d)(?!\\d)",
);
const halfYear: Pattern = pattern(
  "(?<n><N>) tháng (?<edge>đầu|cuối)(?: (?:của )?năm)?|nửa (?<half>đầu|cuối) (?:của )?năm",
);
const halfOf: Pattern = pattern("0?(?<n>[69]) tháng(?= ?/ ?20\\d\\d| (?:của )?năm 20\\d\\d)");
const yearHead: Pattern = pattern(
  "năm (?<year>20\\d\\d)(?!\\d)|năm (?<word>nay|sau|tới|trước)|năm kế hoạch",
);
const bareYear: Pattern = pattern("năm(?![ ]?\\d)");
const isoDay: Pattern = pattern("(?<y>20\\d\\d)-(?<m>\\d{2})-(?<d>\\d{2})(?!\\d)");
const fullDay: Pattern = pattern(
  "(?:ngày |mùng |mồng )*(?<d>\\d{1,2}) ?(?<mark>[/.-]) ?(?<m>\\d{1,2}) ?\\k<mark> ?(?<y>20\\d\\d)(?!\\d)",
);
const shortDay: Pattern = pattern(
  "(?:ngày |mùng |mồng )*(?<d>\\d{1,2}) ?/ ?(?<m>\\d{1,2})(?![\\d])(?! ?/ ?(?!20\\d\\d|[2-4]\\d(?!\\d)))",
);
const dottedDay: Pattern = pattern(
  "(?:ngày |mùng |mồng )+(?<d>\\d{1,2}) ?[.-] ?(?<m>\\d{1,2})(?!\\d)(?! ?/ ?\\d)",
);
const wordDay: Pattern = pattern(
  "(?:ngày |mùng |mồng )+(?<d><N>) tháng (?<m><N>|tư)(?![/\\d])|(?<d2>\\d{1,2}) tháng (?<m2>\\d{1,2})(?=,? năm 20)",
);
const bareDay: Pattern = pattern("(?:ngày |mùng |mồng )+(?<d>\\d{1,2})(?![\\d])(?! ?[/.]\\d)");

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

function quarterNumber(text: string): number {
  return romans[text] ?? (text.startsWith("tư") ? 4 : numberOf(text));
}

function readDay(scanner: Scanner): Point | undefined {
  const dated = scanner.eat(isoDay) ?? scanner.eat(fullDay);
  if (dated?.groups !== undefined) {
    const { d, m, y } = dated.groups;
    return { kind: "day", day: Number(d), month: Number(m), year: Number(y) };
  }
  const found = scanner.eat(shortDay) ?? scanner.eat(dottedDay) ?? scanner.eat(wordDay);
  if (found?.groups === undefined) return undefined;
  const { d, d2 = "", m, m2 = "" } = found.groups;
  const month = (m ?? m2).startsWith("tư") ? 4 : numberOf(m ?? m2);
  return withYear(scanner, { kind: "day", day: numberOf(d ?? d2), month });
}

function readMonths(scanner: Scanner): Point | undefined {
  const counted = scanner.eat(halfYear)?.groups;
  if (counted !== undefined) {
    const count = counted["n"] === undefined ? 6 : numberOf(counted["n"]);
    const edge = counted["edge"] ?? counted["half"] ?? "";
    if (count > 12) return undefined;
    const span = edge.startsWith("c") ? { first: 13 - count, last: 12 } : { first: 1, last: count };
    return withYear(scanner, { kind: "months", ...span });
  }
  const half = scanner.eat(halfOf)?.groups;
  return half === undefined
    ? undefined
    : withYear(scanner, { kind: "months", first: 1, last: Number(half["n"]) });
}

function readHeaded(scanner: Scanner): Point | undefined {
  const portion = readPortion(scanner);
  const part = portion === undefined ? {} : { portion };
  const quarter = scanner.eat(quarterHead)?.groups?.["n"];
  if (quarter !== undefined) {
    return withYear(scanner, { kind: "quarter", n: quarterNumber(quarter), ...part });
  }
  const slash =
    portion === undefined || scanner.wording.text.slice(scanner.position).startsWith("th")
      ? scanner.eat(monthSlash)?.groups
      : undefined;
  if (slash !== undefined) {
    return { kind: "month", n: Number(slash["n"]), year: Number(slash["year"]), ...part };
  }
  const month = scanner.eat(monthHead)?.groups?.["n"];
  if (month !== undefined) {
    const n = month.startsWith("tư") ? 4 : numberOf(month);
    return withYear(scanner, { kind: "month", n, ...part });
  }
  const edge = scanner.eat(edgeQuarter)?.groups?.["edge"];
  if (edge !== undefined) {
    return withYear(scanner, { kind: "quarter", n: edge.startsWith("c") ? 4 : 1, ...part });
  }
  const edgeMonth = scanner.eat(lastMonth)?.groups?.["edge"];
  if (edgeMonth !== undefined) {
    return withYear(scanner, { kind: "month", n: edgeMonth.startsWith("c") ? 12 : 1, ...part });
  }
  const year = scanner.eat(yearHead)?.groups;
  if (year !== undefined) {
    const word = year["word"] ?? "nay";
    const shift = word.startsWith("n") ? 0 : word.startsWith("tr") ? -1 : 1;
    const value = year["year"] === undefined ? scanner.year + shift : Number(year["year"]);
    return { kind: "year", year: value, ...part };
  }
  if (portion !== undefined && scanner.eat(bareYear) !== undefined) {
    return { kind: "year", year: scanner.year, portion };
  }
  return undefined;
}

/** A place in time at the scanner's position. */
export function readPoint(scanner: Scanner): Point | undefined {
  return scanner.attempt(readMonths) ?? scanner.attempt(readDay) ?? scanner.attempt(readHeaded);
}

/** A day of the month alone, `ngày 20`, for the beginning of a range. */
export function readBareDay(scanner: Scanner): Point | undefined {
  const day = scanner.eat(bareDay)?.groups?.["d"];
  return day === undefined ? undefined : { kind: "day", day: Number(day) };
}

/** The part of a schedule that a point makes; `undefined` where there is no such day. */
export function pointPart(point: Point, year: number): SchedulePart | undefined {
  switch (point.kind) {
    case "quarter":
    case "month": {
      const portion = point.portion === undefined ? {} : { portion: point.portion };
      const at = { year: point.year ?? year, ...portion };
      return point.kind === "quarter"
        ? { kind: "quarter", ...at, quarter: point.n }
        : { kind: "month", ...at, month: point.n };
    }
    case "months": {
      const { first, last } = point;
      const of = point.year ?? year;
      if (last - first === 5) return { kind: "half", year: of, half: first === 1 ? 1 : 2 };
      const from = partSpan({ kind: "month", year: of, month: first })?.from ?? "";
      const to = partSpan({ kind: "month", year: of, month: last })?.to ?? "";
      return { kind: "window", from, to };
    }
    case "year":
      return point.portion === undefined
        ? { kind: "year", year: point.year }
        : { kind: "year", year: point.year, portion: point.portion };
    case "day": {
      const { day, month = 0 } = point;
      const two = (n: number): string => String(n).padStart(2, "0");
      const written = `${point.year ?? year}-${two(month)}-${two(day)}`;
      return isDay(written) ? { kind: "date", day: written } : undefined;
    }
  }
}

/** The days of a point. */
export function pointSpan(point: Point, year: number): DaySpan | undefined {
  const part = pointPart(point, year);
  return part === undefined ? undefined : partSpan(part);
}
