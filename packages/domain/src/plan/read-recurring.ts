import { numberOf } from "./number-words.ts";
import type { Reading } from "./read-time.ts";
import { pointSpan, readPoint } from "./point.ts";
import type { Relation, Rhythm, SchedulePart, Slot } from "./schedule.ts";
import { canonicalWord } from "./wording.ts";
import { nthWeekday } from "./span.ts";
import { type Pattern, type Scanner, pattern } from "./scanner.ts";

/** Source of a pattern for the units of a rhythm. */
export const unitSource = "(?:ngày|tuần|tháng|quý|nửa năm|năm)";

/** The rhythm of `every` units as written; months that make a quarter, half or year are these. */
export function rhythmOf(every: number, unit: string): Rhythm {
  const word = unit.trim();
  if (/^th[aá]/.test(word)) {
    const whole = ({ 3: "quarter", 6: "half", 12: "year" } as const)[every];
    return whole === undefined ? { every, unit: "month" } : { every: 1, unit: whole };
  }
  if (word.startsWith("ng")) return { every, unit: "day" };
  if (word.startsWith("tu")) return { every, unit: "week" };
  if (word.startsWith("qu")) return { every, unit: "quarter" };
  return word.startsWith("nu") || word.startsWith("nư")
    ? { every: 1, unit: "half" }
    : { every, unit: "year" };
}

const each = "(?:hằng|hàng|mỗi|các|từng|theo|cả)";
const notNumbered = "(?! ?(?:\\d|i{1,3}(?!<L>)|iv|đầu|cuối))";
const weekdaySource = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7](?!\\d))|chủ nhật|cn(?!<L>))";
const lead = "(?:(?:vào|sáng|chiều|tối|ngày|các|lúc|buổi) )*";

const weekdayOfWeek: Pattern = pattern(
  `${lead}(?<day>${weekdaySource})(?:,| của| trong| vào)* tuần (?:lễ )?(?:(?:thứ )?(?<n><N>|tư|nhất)|(?<early>đầu)(?: tiên)?|(?<late>cuối)(?: cùng)?)(?: của| trong| vào)*(?<each> ${each})* tháng(?<given> (?=\\d))?`,
);
const weekdayOfMonth: Pattern = pattern(
  `${lead}(?<day>${weekdaySource}) (?:(?:thứ |lần )(?<n><N>|tư|nhất)|(?<early>đầu)(?: tiên)?|(?<late>cuối)(?: cùng)?)(?: của| trong| vào)*(?: ${each})* tháng${notNumbered}`,
);
const weekly: Pattern = pattern(
  `${lead}(?<days>${weekdaySource}(?:(?: ?, ?| và )(?:${weekdaySource}|[2-7](?!\\d)))*)(?: của| trong| vào)*(?: ${each}) tuần`,
);
const relationSource =
  "(?:(?<before>trước)|(?<by>(?:chậm nhất|muộn nhất|hạn|hạn cuối)(?: (?:là|vào|đến|trước))*)|vào)?(?: (?:là|vào))? ?:? ?";
const dayOfMonth: Pattern = pattern(
  `${relationSource}(?:các )?(?:ngày |mùng )?(?<d>\\d{1,2})(?!\\d)(?:(?: ?, ?| và | & | - )(?:ngày )?(?<d2>\\d{1,2})(?!\\d))?(?: (?:của|trong)(?: ${each})*|(?: ${each})+) tháng${notNumbered}|${relationSource.replaceAll("(?<", "(?<o")}ngày (?<e>\\d{1,2})(?:(?: ?, ?| và )(?:ngày )?(?<e2>\\d{1,2}))?(?: (?:của|trong))? tháng(?= ?(?:$|[;.),]))`,
);
const dayOfLongPeriod: Pattern = pattern(
  `${relationSource}ngày (?<d>\\d{1,2}) (?:của )?tháng (?:(?<late>cuối)(?: cùng)?|(?<early>đầu)(?: tiên)?|(?<mid>giữa)|thứ (?<n><N>|nhất|tư))(?: của| trong)*(?: ${each})* (?<unit>quý|năm)${notNumbered}`,
);
const dayOfYear: Pattern = pattern(
  `${relationSource}(?:ngày )?(?<d>\\d{1,2}) ?(?:/|tháng) ?(?<m>\\d{1,2})(?: của)?(?: ${each})+ năm`,
);
const lastDay: Pattern = pattern(
  `${relationSource}ngày (?:(?<late>cuối)(?: cùng)?|(?<early>đầu)(?: tiên)?)(?: của| trong)*(?: ${each})* (?<unit>tuần|tháng|quý|năm)${notNumbered}`,
);
const eachThenDay: Pattern = pattern(
  `(?:định kỳ )?(?:hằng|hàng|mỗi|từng) tháng ?,? (?:thực hiện |báo cáo |gửi )?${relationSource}ngày (?<d>\\d{1,2})(?! ?[/.-] ?\\d| tháng)(?:(?: ?, ?| và )(?:ngày )?(?<d2>\\d{1,2}))?`,
);
const edgeOfEach: Pattern = pattern(
  `(?:vào )?(?:(?<early>đầu)|(?<mid>giữa)|(?<late>cuối)) (?:(?:mỗi|hằng|hàng|các|từng) (?<unit>tuần|tháng|quý|năm)${notNumbered}|(?<alone>quý)(?= ?(?:$|[;.),])))`,
);
const rhythmHead: Pattern = pattern(
  `(?:báo cáo )?(?:định kỳ,? )?(?:(?:hằng|hàng|mỗi|từng|theo|cứ) )+(?:(?<n><N>) )?(?<unit>${unitSource})(?! ?\\d)${notNumbered}|(?:báo cáo )?định kỳ (?:(?<n2><N>) )?(?<unit2>${unitSource})(?! ?\\d)${notNumbered}|báo cáo (?<unit3>tháng|quý|năm)(?= ?[,;])`,
);
const rhythmNext: Pattern = pattern(
  `(?: ?, ?(?:và )?| và | ?/ ?| ?- ?)(?:(?:hằng|hàng|mỗi|từng|theo|định kỳ) )*(?:(?<n><N>) )?(?<unit>${unitSource})(?= ?(?:$|[,;.)/-]|và|trong))`,
);

const weekdayWords = ["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy"];
const weekdays: ReadonlyMap<string, number> = new Map(
  weekdayWords.flatMap((word, at) =>
    [false, true].map((plain) => [canonicalWord(word, plain), Math.min(at + 1, 6)] as const),
  ),
);

/** 1 (Monday) to 7 of `thứ năm`, `thứ 5`, `5`, `chủ nhật`, `CN`. */
function weekdayOf(text: string): number {
  const digit = /[2-7]/.exec(text)?.[0];
  if (digit !== undefined) return Number(digit) - 1;
  return weekdays.get(text.trim().split(" ")[1] ?? "") ?? 7;
}

type Groups = Readonly<Record<string, string | undefined>>;

function relationOf(groups: Groups): Relation {
  if ((groups["before"] ?? groups["obefore"]) !== undefined) return "before";
  return (groups["by"] ?? groups["oby"]) === undefined ? "on" : "by";
}

/** `early` 1, `late` the last, or the number written. */
function ordinal(groups: Groups): number | "last" {
  if (groups["late"] !== undefined) return "last";
  const word = groups["n"];
  if (word === undefined || word.startsWith("nh")) return 1;
  return word.startsWith("tư") ? 4 : numberOf(word);
}

function recurring(per: Rhythm, slot: Slot, groups: Groups): SchedulePart {
  return { kind: "recurring", per, slot, relation: relationOf(groups) };
}

const monthly: Rhythm = { every: 1, unit: "month" };

function readWeekday(scanner: Scanner): Reading | undefined {
  const groups = scanner.eat(weekdayOfWeek)?.groups ?? scanner.eat(weekdayOfMonth)?.groups;
  if (groups !== undefined) {
    const week = ordinal(groups);
    const weekday = weekdayOf(groups["day"] ?? "");
    if (groups["given"] === undefined) {
      if (week !== "last" && (week < 1 || week > 5)) return { parts: undefined };
      return { parts: [recurring(monthly, { at: "weekday", weekday, week }, groups)] };
    }
    // Of one named month it is a single day.
    scanner.position -= scanner.wording.plain
      ? "thang ".length
      : canonicalWord("tháng ", false).length;
    const month = readPoint(scanner);
    const span = month?.kind === "month" ? pointSpan(month, scanner.year) : undefined;
    const day = span === undefined ? undefined : nthWeekday(span, weekday, week);
    return { parts: day === undefined ? undefined : [{ kind: "date", day }] };
  }
  const days = scanner.eat(weekly)?.groups?.["days"];
  if (days === undefined) return undefined;
  const parts = days.split(/ ?, ?| v[aà]\u0300? ?/u).map((day) => {
    const slot: Slot = { at: "weekday", weekday: weekdayOf(day) };
    return recurring({ every: 1, unit: "week" }, slot, {});
  });
  return { parts };
}

function daysOf(first: string | undefined, second: string | undefined): readonly number[] {
  return [first, second].flatMap((text) => (text === undefined ? [] : [Number(text)]));
}

function readMonthDay(scanner: Scanner): Reading | undefined {
  const groups = scanner.eat(dayOfMonth)?.groups ?? scanner.eat(eachThenDay)?.groups;
  if (groups === undefined) return undefined;
  const days = daysOf(groups["d"] ?? groups["e"], groups["d2"] ?? groups["e2"]);
  if (days.some((day) => day < 1 || day > 31)) return { parts: undefined };
  return { parts: days.map((day) => recurring(monthly, { at: "day", day }, groups)) };
}

function readLongPeriod(scanner: Scanner): Reading | undefined {
  const ofYear = scanner.eat(dayOfYear)?.groups;
  if (ofYear !== undefined) {
    const [day, month] = [Number(ofYear["d"]), Number(ofYear["m"])];
    if (day < 1 || day > 31 || month < 1 || month > 12) return { parts: undefined };
    return { parts: [recurring({ every: 1, unit: "year" }, { at: "day", day, month }, ofYear)] };
  }
  const groups = scanner.eat(dayOfLongPeriod)?.groups;
  if (groups === undefined) return undefined;
  const per = rhythmOf(1, groups["unit"] ?? "");
  const months = per.unit === "quarter" ? 3 : 12;
  const nth = groups["mid"] === undefined ? ordinal(groups) : Math.ceil(months / 2);
  const [day, month] = [Number(groups["d"]), nth === "last" ? months : nth];
  if (day < 1 || day > 31 || month > months) return { parts: undefined };
  return { parts: [recurring(per, { at: "day", day, month }, groups)] };
}

function readEdge(scanner: Scanner): Reading | undefined {
  const last = scanner.eat(lastDay)?.groups;
  if (last !== undefined) {
    const per = rhythmOf(1, last["unit"] ?? "");
    if (last["late"] !== undefined) return { parts: [recurring(per, { at: "last_day" }, last)] };
    if (per.unit === "week") {
      return { parts: [recurring(per, { at: "weekday", weekday: 1 }, last)] };
    }
    const first: Slot =
      per.unit === "month" ? { at: "day", day: 1 } : { at: "day", day: 1, month: 1 };
    return { parts: [recurring(per, first, last)] };
  }
  const groups = scanner.eat(edgeOfEach)?.groups;
  if (groups === undefined) return undefined;
  const per = rhythmOf(1, groups["unit"] ?? groups["alone"] ?? "");
  const at = groups["early"] !== undefined ? "early" : groups["mid"] === undefined ? "late" : "mid";
  return { parts: [{ kind: "recurring", per, slot: { at } }] };
}

function readRhythms(scanner: Scanner): Reading | undefined {
  const head = scanner.eat(rhythmHead)?.groups;
  if (head === undefined) return undefined;
  const count = head["n"] ?? head["n2"];
  const per = [
    rhythmOf(
      count === undefined ? 1 : numberOf(count),
      head["unit"] ?? head["unit2"] ?? head["unit3"] ?? "",
    ),
  ];
  for (;;) {
    const next = scanner.eat(rhythmNext)?.groups;
    if (next === undefined) break;
    per.push(rhythmOf(next["n"] === undefined ? 1 : numberOf(next["n"]), next["unit"] ?? ""));
  }
  return { parts: per.map((rhythm) => ({ kind: "recurring", per: rhythm })) };
}

/** What comes round: each quarter, the 15th of each month, the fourth Thursday of the month. */
export function readRecurring(scanner: Scanner): Reading | undefined {
  return (
    scanner.attempt(readWeekday) ??
    scanner.attempt(readMonthDay) ??
    scanner.attempt(readLongPeriod) ??
    scanner.attempt(readEdge) ??
    scanner.attempt(readRhythms)
  );
}
