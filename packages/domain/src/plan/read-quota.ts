import type { Qualifier } from "../report/cell.ts";
import { numberOf } from "./number-words.ts";
import { pointSpan, readPoint } from "./point.ts";
import { rhythmOf, unitSource } from "./read-recurring.ts";
import type { Reading } from "./read-time.ts";
import type { SchedulePart } from "./schedule.ts";
import { type Pattern, type Scanner, pattern } from "./scanner.ts";

const boundSource =
  "(?:(?:đạt|đủ|có|số lượng:?) )*(?:(?<least>(?:ít nhất|tối thiểu|không dưới|từ)(?: là)? )|(?<above>(?:trên|hơn) )|(?<about>(?:khoảng|bình quân) )|(?<nearly>gần )|(?<most>(?:tối đa|không quá|nhiều nhất)(?: là)? ))?";
const countSource = "(?<n><N>)(?: ?(?:-|đến) ?(?<up><N>))?";
/** Words that end the thing counted, because they speak of time. */
const word =
  "(?!(?:tháng|quý|năm|tuần|ngày|hằng|hàng|mỗi|từng|trước|khi|theo|đầu|cuối|giữa|kể|hoàn thành|và|hoặc|trong|vào|trở|đến|thường xuyên)(?!<L>))<L>+";
const itemSource = `(?<item>${word}(?:(?: |, ?| ?/ ?|-)${word}){0,7}?)`;
const longItemSource = `(?<item>${word}(?:(?: |, ?|/)${word}){0,7})`;
const upward = "(?<up2> trở lên)?";

const countPerUnit: Pattern = pattern(
  `${boundSource}${countSource} ?${itemSource}${upward}(?: ?/ ?| (?:trong |trên )?(?:một|mỗi|hằng|hàng|từng) )(?:mỗi |1 |01 )?(?:(?<every><N>) ?)?(?<unit>${unitSource})(?! ?\\d)(?![ ]?(?:i{1,3}|iv)(?!<L>))(?<up3> trở lên)?`,
);
const perUnitCount: Pattern = pattern(
  `(?:định kỳ )?(?:(?:(?:mỗi|hằng|hàng|từng|cứ|cả) )+(?:(?<every><N>) ?)?|(?<every2><N>) ?)(?<unit>${unitSource}) ?[,:/]? ?(?:ít ra |phải |cần |có |đăng tải |đăng |phát |viết |tổ chức |thực hiện |gửi |họp |xây dựng |báo cáo |kiểm tra |sinh hoạt |tuyên truyền )*${boundSource}${countSource} ?${longItemSource}${upward}`,
);
const unitPerTime: Pattern = pattern(
  `(?:(?<every><N>) ?)?(?<unit>${unitSource}) ?/ ?(?:1 |01 |một )?lần|(?:(?<every2><N>) ?)(?<unit2>${unitSource}) (?:một|1|01) lần`,
);
const countWithin: Pattern = pattern(
  `${boundSource}${countSource} ?${itemSource}${upward},? (?:trong|vào) `,
);
const withinCount: Pattern = pattern(`${boundSource}${countSource} ?${longItemSource}${upward}`);

type Groups = Readonly<Record<string, string | undefined>>;

function boundOf(groups: Groups): Qualifier {
  if (groups["up"] !== undefined && groups["least"]?.startsWith("t") === true) return "exact";
  if ((groups["up2"] ?? groups["up3"] ?? groups["least"]) !== undefined) return "at-least";
  if (groups["above"] !== undefined) return "above";
  if (groups["about"] !== undefined) return "about";
  if (groups["nearly"] !== undefined) return "nearly";
  return groups["most"] === undefined ? "exact" : "at-most";
}

/** The words of the thing counted as the wording has them, and of whom each. */
function itemOf(scanner: Scanner, found: RegExpExecArray): { item: string; each?: string } {
  const item = found.groups?.["item"] ?? "";
  const at = found.index + found[0].lastIndexOf(item);
  const written = scanner
    .original(at, at + item.length)
    .normalize("NFC")
    .replaceAll(/\s+/g, " ");
  const split = /^(.+?) ?\/ ?(đơn vị|xã|phường|xã, phường|cơ quan|người|địa phương|phòng)$/iu.exec(
    written,
  );
  if (split?.[1] === undefined || split[2] === undefined) return { item: written.trim() };
  return { item: split[1].trim(), each: split[2] };
}

type Quota = Extract<SchedulePart, { kind: "quota" }>;

function quotaOf(scanner: Scanner, found: RegExpExecArray): Quota | undefined {
  const groups = found.groups ?? {};
  const [count, upTo] = [numberOf(groups["n"] ?? ""), groups["up"]];
  const more = upTo === undefined ? undefined : numberOf(upTo);
  if (!(count > 0) || (more !== undefined && more <= count)) return undefined;
  return {
    kind: "quota",
    count,
    ...(more === undefined ? {} : { upTo: more }),
    bound: boundOf(groups),
    ...itemOf(scanner, found),
  };
}

function readPer(scanner: Scanner): Reading | undefined {
  const found = scanner.eat(countPerUnit) ?? scanner.eat(perUnitCount);
  const groups = found?.groups;
  if (found === undefined || groups === undefined) return undefined;
  const quota = quotaOf(scanner, found);
  if (quota === undefined) return { parts: undefined };
  const written = groups["every"] ?? groups["every2"];
  const every = written === undefined ? 1 : numberOf(written);
  return { parts: [{ ...quota, per: rhythmOf(every, groups["unit"] ?? "") }] };
}

function readPerTime(scanner: Scanner): Reading | undefined {
  const groups = scanner.eat(unitPerTime)?.groups;
  if (groups === undefined) return undefined;
  const every = groups["every"] ?? groups["every2"];
  const per = rhythmOf(
    every === undefined ? 1 : numberOf(every),
    groups["unit"] ?? groups["unit2"] ?? "",
  );
  return { parts: [{ kind: "quota", count: 1, bound: "exact", item: "lần", per }] };
}

const yearlong: Pattern = pattern("năm(?! ?\\d)");

function readWithin(scanner: Scanner): Reading | undefined {
  const found = scanner.eat(countWithin);
  if (found === undefined) return undefined;
  const quota = quotaOf(scanner, found);
  if (quota === undefined) return undefined;
  const point = scanner.attempt(readPoint);
  if (point === undefined) {
    if (scanner.eat(yearlong) === undefined) return undefined;
    return { parts: [{ ...quota, per: { every: 1, unit: "year" } }] };
  }
  const within = pointSpan(point, scanner.year);
  return { parts: within === undefined ? undefined : [{ ...quota, within }] };
}

const separator: Pattern = pattern(" ?[:,]? ?(?:có |ít ra |phải |tổ chức |đăng |viết |phát )*");

/** `Quý I: 2 tin`, `tháng 9 tổ chức 01 hội nghị`: the span stands before the count. */
function readSpanCount(scanner: Scanner): Reading | undefined {
  const point = readPoint(scanner);
  if (point === undefined || scanner.eat(separator)?.[0] === "") return undefined;
  const found = scanner.eat(withinCount);
  if (found === undefined) return undefined;
  // `Quý I, 2 lần/quý`: the count has a rhythm of its own, so the span is another statement.
  if (/^ ?\/| trong | mỗi/.test(scanner.wording.text.slice(scanner.position))) return undefined;
  const quota = quotaOf(scanner, found);
  const within = pointSpan(point, scanner.year);
  if (quota === undefined || within === undefined) return undefined;
  return { parts: [{ ...quota, within }] };
}

/** A number to reach: per unit of time, or once within a span. */
export function readQuota(scanner: Scanner): Reading | undefined {
  return (
    scanner.attempt(readPerTime) ??
    scanner.attempt(readPer) ??
    scanner.attempt(readWithin) ??
    scanner.attempt(readSpanCount)
  );
}
