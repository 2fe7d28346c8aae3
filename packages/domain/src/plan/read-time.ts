import { addDays } from "../text/days.ts";
import { numberOf } from "./number-words.ts";
import { type Point, pointPart, pointSpan, readBareDay, readPoint, readYear } from "./point.ts";
import type { SchedulePart } from "./schedule.ts";
import { type Pattern, type Scanner, pattern } from "./scanner.ts";

/** What a rule of the grammar read; `parts: undefined` where the words are known but no such day is. */
export interface Reading {
  readonly parts: readonly SchedulePart[] | undefined;
}

const NO_SUCH_DAY: Reading = { parts: undefined };

const fromWord: Pattern = pattern(
  "(?:bắt đầu )?(?:kể )?từ (?:đầu )?|bắt đầu (?=tháng|quý|ngày|năm)",
);
const onwards: Pattern = pattern(" ?,? (?:trở đi|về sau)");
const toWord: Pattern = pattern(
  "(?: ?,? (?:cho )?(?:đến|tới)(?: (?<end>hết|cuối|trước))?(?: hết)? | ?(?:-|->) ?(?<end2>hết )?)",
);
const joiner: Pattern = pattern(" ?, ?(?:và )?| (?:và|hoặc|hay) | ?[&+] ?");
const elidedEnd = "(?= ?(?:$|[,;.)/&+-]|và|hoặc|đến|tới|năm|của năm))";
const elidedQuarter: Pattern = pattern(`(?<n>i{1,3}|iv|[1-4])(?!(?:<L>|\\d))${elidedEnd}`);
const elidedMonth: Pattern = pattern(`(?<n>0?[1-9]|1[0-2])(?!\\d)${elidedEnd}`);
const dayRange: Pattern = pattern(
  "(?:ngày )?(?<a>\\d{1,2}) ?(?:-|đến ngày|đến) ?(?<b>\\d{1,2}) ?(?:/|tháng) ?(?<m>\\d{1,2})(?!\\d)",
);
const years: Pattern = pattern(
  "(?:giai đoạn |các năm |năm )(?<a>20\\d\\d) ?(?:-|đến năm|đến) ?(?<b>20\\d\\d)(?!\\d)",
);
const weekOfMonth: Pattern = pattern(
  "tuần (?:lễ )?(?:(?:thứ )?(?<n><N>|nhất|tư)|(?<early>đầu)(?: tiên)?|(?<late>cuối)(?: cùng)?)(?: của)? (?=tháng ?\\d)",
);
const clock: Pattern = pattern("(?:lúc )?\\d{1,2} ?(?:h|g|giờ|:) ?(?:\\d{2})?(?: ?phút)?,? ?");
const beforeWord: Pattern = pattern(
  "(?:xong |hoàn thành )*(?:(?<before>trước)|(?:chậm nhất|muộn nhất|không muộn hơn|không quá|hạn chót|hạn cuối|thời hạn|hạn)(?: (?:là|vào|đến|trước|trong|hết))*|(?:đến |trong )?hết|(?:đến|tới)(?: hết)?)(?: (?:là|vào))? ?:? ?(?:thời điểm )?(?:hết )?",
);

function numberHere(text: string): number {
  const roman = { i: 1, ii: 2, iii: 3, iv: 4 }[text];
  return roman ?? numberOf(text);
}

/** The second point of a range: with its head, or the number alone. */
function rangeEnd(scanner: Scanner, start: Point): Point | undefined {
  const headed = readPoint(scanner);
  if (headed !== undefined) return headed;
  if (start.kind !== "quarter" && start.kind !== "month") return undefined;
  const found = scanner.eat(start.kind === "quarter" ? elidedQuarter : elidedMonth);
  const n = found?.groups?.["n"];
  if (n === undefined) return undefined;
  const year = readYear(scanner);
  return { kind: start.kind, n: numberHere(n), ...(year === undefined ? {} : { year }) };
}

/** `start` – end; the year of the end holds for both where the start names none. */
function readRange(scanner: Scanner, start: Point): Reading | undefined {
  const to = scanner.eat(toWord)?.groups;
  if (to === undefined) return undefined;
  const end = rangeEnd(scanner, start);
  if (end === undefined) return undefined;
  const year = end.year ?? start.year ?? scanner.year;
  const month = start.kind === "day" && end.kind === "day" ? (start.month ?? end.month) : undefined;
  const first = month === undefined ? start : { ...start, month };
  const from = pointSpan(first, start.year ?? year)?.from;
  const span = pointSpan(end, year);
  if (from === undefined || span === undefined) return NO_SUCH_DAY;
  if (to["end"]?.startsWith("tr") === true) {
    if (span.from <= from) return NO_SUCH_DAY;
    return { parts: [{ kind: "window", from, to: addDays(span.from, -1) }] };
  }
  return span.to < from ? NO_SUCH_DAY : { parts: [{ kind: "window", from, to: span.to }] };
}

/** A list of quarters or months behind its first: `Quý II, III`, `tháng 3, tháng 6 và tháng 9`. */
function readList(scanner: Scanner, first: Point): readonly Point[] {
  const points: Point[] = [first];
  if (first.kind !== "quarter" && first.kind !== "month") return points;
  for (;;) {
    const next = scanner.attempt(() => {
      if (scanner.eat(joiner) === undefined) return undefined;
      const point = rangeEnd(scanner, first);
      return point?.kind === first.kind ? point : undefined;
    });
    if (next === undefined) return points;
    points.push(next);
  }
}

/** Neighbours make one window, all of a year every one of them, others stand each by itself. */
function listParts(points: readonly Point[], year: number): Reading {
  const of = points.findLast((point) => point.year !== undefined)?.year ?? year;
  const dated = points.map((point) => ({ ...point, year: point.year ?? of }));
  const parts = dated.flatMap((point) => pointPart(point, year) ?? []);
  const numbers = dated.flatMap((point) =>
    "n" in point && point.portion === undefined ? [point.n] : [],
  );
  const sameYear = dated.every((point) => point.year === of);
  const [kind] = dated.map((point) => point.kind);
  const neighbours = numbers.every((n, at) => at === 0 || n === (numbers[at - 1] ?? 0) + 1);
  if (parts.length < 2 || numbers.length < dated.length || !sameYear || !neighbours) {
    return { parts };
  }
  const spans = dated.map((point) => pointSpan(point, year));
  const within = { from: spans[0]?.from ?? "", to: spans.at(-1)?.to ?? "" };
  if (numbers.length === (kind === "quarter" ? 4 : 12)) {
    const unit = kind === "quarter" ? "quarter" : "month";
    return { parts: [{ kind: "recurring", per: { every: 1, unit }, within }] };
  }
  return { parts: [{ kind: "window", ...within }] };
}

function readFrom(scanner: Scanner): Reading | undefined {
  if (scanner.eat(fromWord) === undefined) return undefined;
  const days = scanner.attempt(readDayRange);
  if (days !== undefined) return days;
  const start = readPoint(scanner) ?? readBareDay(scanner);
  if (start === undefined) return undefined;
  const range = scanner.attempt(() => readRange(scanner, start));
  if (range !== undefined) return range;
  if (start.kind === "day" && start.month === undefined) return undefined;
  scanner.eat(onwards);
  const span = pointSpan(start, scanner.year);
  return span === undefined ? NO_SUCH_DAY : { parts: [{ kind: "from", day: span.from }] };
}

function readDayRange(scanner: Scanner): Reading | undefined {
  const groups = scanner.eat(dayRange)?.groups;
  if (groups === undefined) return undefined;
  const year = readYear(scanner) ?? scanner.year;
  const month = Number(groups["m"]);
  const from = pointSpan({ kind: "day", day: Number(groups["a"]), month }, year)?.from;
  const to = pointSpan({ kind: "day", day: Number(groups["b"]), month }, year)?.to;
  if (from === undefined || to === undefined || to < from) return NO_SUCH_DAY;
  return { parts: [{ kind: "window", from, to }] };
}

function readYears(scanner: Scanner): Reading | undefined {
  const groups = scanner.eat(years)?.groups;
  if (groups === undefined) return undefined;
  const { a = "", b = "" } = groups;
  return b <= a
    ? NO_SUCH_DAY
    : { parts: [{ kind: "window", from: `${a}-01-01`, to: `${b}-12-31` }] };
}

function readWeek(scanner: Scanner): Reading | undefined {
  const groups = scanner.eat(weekOfMonth)?.groups;
  if (groups === undefined) return undefined;
  const month = readPoint(scanner);
  if (month?.kind !== "month") return undefined;
  const span = pointSpan(month, scanner.year);
  if (span === undefined) return NO_SUCH_DAY;
  const word = groups["n"] ?? "1";
  const n = word.startsWith("nh") ? 1 : word.startsWith("tư") ? 4 : numberOf(word);
  if (groups["late"] !== undefined) {
    return { parts: [{ kind: "window", from: addDays(span.to, -6), to: span.to }] };
  }
  if (n > 5) return NO_SUCH_DAY;
  const from = addDays(span.from, (n - 1) * 7);
  const to = addDays(from, 6) < span.to ? addDays(from, 6) : span.to;
  return from > span.to ? NO_SUCH_DAY : { parts: [{ kind: "window", from, to }] };
}

function readBefore(scanner: Scanner): Reading | undefined {
  const head = scanner.eat(beforeWord)?.groups;
  if (head === undefined) return undefined;
  const timed = scanner.eat(clock) !== undefined;
  const point = readPoint(scanner);
  if (point === undefined) return undefined;
  const points = [point];
  // `trước ngày 15/3, 15/6 và 15/9`: one word for all of them.
  for (;;) {
    const next: Point | undefined = scanner.attempt((): Point | undefined =>
      scanner.eat(joiner) === undefined ? undefined : rangeEnd(scanner, point),
    );
    if (next === undefined || next.kind !== point.kind) break;
    points.push(next);
  }
  const inclusive = head["before"] === undefined || timed;
  const parts = points.flatMap((one): readonly SchedulePart[] => {
    const span = pointSpan(one, scanner.year);
    return span === undefined
      ? []
      : [{ kind: "before", day: inclusive ? span.to : span.from, inclusive }];
  });
  return parts.length < points.length ? NO_SUCH_DAY : { parts };
}

function readPoints(scanner: Scanner): Reading | undefined {
  const start = readPoint(scanner);
  if (start === undefined) {
    const bare = readBareDay(scanner);
    return bare === undefined ? undefined : readRange(scanner, bare);
  }
  const range = scanner.attempt(() => readRange(scanner, start));
  if (range !== undefined) return range;
  const list = readList(scanner, start);
  if (list.length > 1) return listParts(list, scanner.year);
  const part = pointPart(start, scanner.year);
  return part === undefined ? NO_SUCH_DAY : { parts: [part] };
}

/** A time on the calendar: a point, list, range, beginning or deadline. */
export function readTime(scanner: Scanner): Reading | undefined {
  return (
    scanner.attempt(readFrom) ??
    scanner.attempt(readBefore) ??
    scanner.attempt(readDayRange) ??
    scanner.attempt(readYears) ??
    scanner.attempt(readWeek) ??
    scanner.attempt(readPoints)
  );
}
