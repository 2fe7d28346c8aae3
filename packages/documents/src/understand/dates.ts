import type { CleanText } from "./clean.ts";
import { lastDay, quarterOf, readDay } from "./days.ts";
import type { DateRole, Span } from "./facts.ts";
import { type Mask, freeMatches } from "./mask.ts";

/** A date with its place in the cleaned text. */
export interface FoundDate extends Span {
  readonly iso: string;
  readonly role: DateRole;
}

/** A statement of what the figures after it are about. */
export interface PeriodStatement extends Span {
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  /** Holds only for its own paragraph: "Tháng 3/2023 tổ chức …". */
  readonly local: boolean;
}

/** Dates that cannot be: `30/02/2023`, `15/13/2023`. */
export interface ImpossibleDate extends Span {
  readonly text: string;
}

/** Everything about time in a text. */
export interface Times {
  readonly dates: readonly FoundDate[];
  readonly periods: readonly PeriodStatement[];
  readonly impossible: readonly ImpossibleDate[];
}

const D = String.raw`\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2} nam \d{4}|\d{1,2} ?[/.-] ?\d{1,2}(?! ?[/.,-]?\d)`;
const RANGE = new RegExp(
  String.raw`(?<![\p{L}])(?:tinh )?tu (?:ngay )?(${D}) ?(?:den|-) ?(?:het )?(?:ngay )?(${D})`,
  "gu",
);
const FULL = /(?<![\d/.,-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?((?:19|20)\d\d)(?![\d/])/gu;
const LONG = /(?<![\d/.,-])(\d{1,2}) thang (\d{1,2}) nam ((?:19|20)\d\d)(?!\d)/gu;
const SHORT =
  /(?<=(?<![\p{L}])(?:ngay|sang|chieu|toi|truoc|tu|den) )(\d{1,2}) ?[/-] ?(\d{1,2})(?! ?[/-]?\d)(?! (?:thon|xom|ap|khu|khoi|khom|to|buon|lang|chi|hoi|don vi|co quan|nhiem vu|ho so|can bo|cong chuc|nguoi|truong|bo phan|phong|xa|phuong|cong dan|to chuc|ca nhan|luot|phieu|pakn|phan anh|tthc|thu tuc)(?![\p{L}]))/gu;
const MONTHS =
  /(?<![\p{L}])(?:(\d{1,2})|(ba|sau|chin)) thang (dau|cuoi) nam(?: ((?:19|20)\d\d))?(?!\d)/gu;
const BARE_MONTHS = /(?<![\p{L}])(\d{1,2}) thang(?: nam)? ((?:19|20)\d\d)(?!\d)/gu;
const QUARTER =
  /(?<![\p{L}])(?<!(?:moi|hang|tung) )quy (iv|i{1,3}|[1-4])(?![\p{L}\d])(?: ?[/,.-]? ?(?:nam )?((?:19|20)\d\d)(?!\d))?/gu;
const MONTH =
  /(?<![\p{L}])thang (\d{1,2})(?:(?: ?[/-] ?|,? nam )((?:19|20)\d\d)(?!\d)|(?= nam (?:nay|nay)))/gu;
const PHASE =
  /(?<![\p{L}])(giai doan|nhiem ky|thoi ky|ky|trong ky|khoa)?( ?(?:tu )?(?:nam )?)((?:19|20)\d\d) ?(?:-|den) ?(?:nam )?((?:19|20)\d\d)(?!\d)/gu;
const YEAR = /(?<![\p{L}])nam (?:(?:hoc|bao cao|ke hoach) )?((?:19|20)\d\d)(?![\d/])/gu;
const YEARS_MORE =
  /(?<=(?<![\p{L}])nam (?:19|20)\d\d(?:(?:,| va|;| -) (?:19|20)\d\d)*(?:,| va|;) )((?:19|20)\d\d)(?!\d)/gu;
const BARE_YEAR =
  /(?<![\d\p{L}/.,:-])((?:19[5-9]|20[0-4])\d)(?![\d\p{L}/%]|[.,]\d| ?(?:ho so|phieu|tin|bai|luot|nguoi|van ban|dong|trieu|cong dan|ho |to |ban|thu tuc))/gu;
const BROKEN_OWN = /(?<=ngay[ .…_]{0,12})\/ ?(\d{1,2}) ?\/ ?((?:19|20)\d\d)(?!\d)/gu;

/** "6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2024", "quý I, nhiệm vụ quý II/2024": one year for both. */
const SHARED_YEAR =
  /^(?:,|;| va| -)[^.;]{0,110}?(?:cuoi nam|quy (?:iv|i{1,3}|[1-4]))(?: ?[/,-]? ?(?:nam )?)((?:19|20)\d\d)(?!\d)/;

function sharedYear(folded: string, end: number): string | undefined {
  return SHARED_YEAR.exec(folded.slice(end, end + 150))?.[1];
}

function roleOfDay(folded: string, start: number): DateRole {
  const lead = folded.slice(Math.max(0, start - 40), start);
  if (/(?:tinh den|tinh toi|den het|tinh den het|thoi diem)(?: ngay)? ?$/.test(lead)) return "asOf";
  if (/(?:truoc|cham nhat|han cuoi|xong)(?: [a-z]{1,6}){0,2} (?:ngay )?$/.test(lead))
    return "deadline";
  return "day";
}

/** A day of a range may leave its year to the other end. */
function rangeEnd(text: string, year: string | undefined): string | null {
  const parts = /^(\d{1,2})(?: ?[/.-] ?| thang )(\d{1,2})(?:(?: ?[/.-] ?| nam )(\d{4}))?$/.exec(
    text.trim(),
  );
  return parts === null ? null : readDay(parts[1], parts[2], parts[3] ?? year);
}

/** Reads dates, months, quarters, years and the periods they make; marks what was read. */
export function findTimes(clean: CleanText, mask: Mask): Times {
  const { folded, text } = clean;
  const dates: FoundDate[] = [];
  const periods: PeriodStatement[] = [];
  const impossible: ImpossibleDate[] = [];
  const label = ({ start, end }: Span): string => text.slice(start, end);
  const put = (span: Span, iso: string, role: DateRole): void => {
    dates.push({ ...span, iso, role });
    mask.take(span);
  };

  for (const match of freeMatches(folded, RANGE, mask)) {
    const whole = { start: match.index, end: match.index + match[0].length };
    const [, first = "", last = ""] = match;
    const to = rangeEnd(last, undefined);
    const year = to?.slice(0, 4);
    let from = rangeEnd(first, year);
    if (to === null || from === null) continue;
    if (from > to && !/\d{4}/.test(first)) from = rangeEnd(first, String(Number(year) - 1)) ?? from;
    const firstAt = whole.start + match[0].indexOf(first);
    const lastAt = whole.start + match[0].lastIndexOf(last);
    put({ start: firstAt, end: firstAt + first.length }, from, "periodFrom");
    put({ start: lastAt, end: lastAt + last.length }, to, "periodTo");
    periods.push({ ...whole, label: label(whole), from, to, local: false });
  }
  for (const pattern of [LONG, FULL]) {
    for (const match of freeMatches(folded, pattern, mask)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const [day, month, year] =
        pattern === LONG ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]];
      const iso = readDay(day, month, year);
      if (iso === null) {
        impossible.push({ ...span, text: label(span) });
        mask.take(span);
        continue;
      }
      const role = roleOfDay(folded, span.start);
      put(span, iso, role);
      if (role === "asOf") {
        const at = folded.lastIndexOf("t", Math.max(0, span.start - 14));
        const start = Math.max(
          0,
          folded.slice(0, span.start).search(/(?:tinh|den|thoi)[\p{L} ]{0,24}$/u),
          at < 0 ? 0 : 0,
        );
        periods.push({ ...span, label: label({ start, end: span.end }), asOf: iso, local: false });
      }
    }
  }
  for (const match of freeMatches(folded, BROKEN_OWN, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    put(span, `${match[2]}-${(match[1] ?? "").padStart(2, "0")}`, "ownDate");
  }
  for (const match of freeMatches(folded, MONTHS, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const count = Number(match[1] ?? { ba: 3, sau: 6, chin: 9 }[match[2] ?? ""] ?? 0);
    const year = match[4];
    const iso =
      count === 6 && match[3] === "dau"
        ? "H1"
        : match[3] === "cuoi" && count === 6
          ? "H2"
          : `M${count}`;
    const of = year ?? (match[3] === "dau" ? sharedYear(folded, span.end) : undefined);
    if (year === undefined) mask.take(span);
    else put(span, `${year}-${iso}`, "period");
    if (of !== undefined && match[3] === "dau" && count > 0 && count < 12) {
      periods.push({
        ...span,
        label: year === undefined ? `${label(span)} ${of}` : label(span),
        from: `${of}-01-01`,
        to: lastDay(Number(of), count),
        local: false,
      });
    }
  }
  for (const match of freeMatches(folded, BARE_MONTHS, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const [, count = "", year = ""] = match;
    if (!["3", "03", "6", "06", "9", "09", "10", "11"].includes(count)) continue;
    put(span, `${year}-${Number(count) === 6 ? "H1" : `M${Number(count)}`}`, "period");
    periods.push({
      ...span,
      label: label(span),
      from: `${year}-01-01`,
      to: lastDay(Number(year), Number(count)),
      local: false,
    });
  }
  for (const match of freeMatches(folded, QUARTER, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const quarter = quarterOf(match[1] ?? "");
    const year = match[2];
    if (quarter === null) continue;
    if (year === undefined) {
      mask.take(span);
      const of = sharedYear(folded, span.end);
      if (of !== undefined)
        periods.push({
          ...span,
          label: `${label(span)}/${of}`,
          from: `${of}-${String(quarter * 3 - 2).padStart(2, "0")}-01`,
          to: lastDay(Number(of), quarter * 3),
          local: false,
        });
      continue;
    }
    const planned = /(?:du kien|se|thuc hien|hoan thanh)(?: trong| vao)? ?$/.test(
      folded.slice(Math.max(0, span.start - 24), span.start),
    );
    const inRow = folded.slice(folded.lastIndexOf("\n", span.start) + 1, span.start).includes("\t");
    put(span, `${year}-Q${quarter}`, inRow ? "deadline" : planned ? "planned" : "period");
    const from = `${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`;
    const to = lastDay(Number(year), quarter * 3);
    periods.push({ ...span, label: label(span), from, to, local: false });
  }
  for (const match of freeMatches(folded, MONTH, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const month = Number(match[1]);
    const year = match[2];
    if (month < 1 || month > 12 || year === undefined) {
      mask.take(span);
      continue;
    }
    const iso = `${year}-${String(month).padStart(2, "0")}`;
    const from = { start: span.start + "thang ".length, end: span.end };
    const lead = folded.slice(Math.max(0, span.start - 12), span.start);
    const own = /ngay[ .…_]*$/.test(lead);
    put(own ? span : from, iso, own ? "ownDate" : "event");
    mask.take(span);
    if (!own) {
      periods.push({
        ...span,
        label: label(span),
        from: `${iso}-01`,
        to: lastDay(Number(year), month),
        local: true,
      });
    }
  }
  for (const match of freeMatches(folded, PHASE, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const [whole, word = "", gap = "", from = "", to = ""] = match;
    const at = span.start + word.length + gap.length + (whole.startsWith(" ") ? 0 : 0);
    const start =
      folded.indexOf(from, Math.min(at, span.end - 4)) >= 0
        ? folded.indexOf(from, span.start)
        : span.start;
    put(
      { start, end: span.end },
      `${from}/${to}`,
      word === "nhiem ky" || word === "khoa" ? "term" : "phase",
    );
  }
  for (const match of freeMatches(folded, YEAR, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    put(span, match[1] ?? "", "year");
    periods.push({
      ...span,
      label: label(span),
      from: `${match[1]}-01-01`,
      to: `${match[1]}-12-31`,
      local: true,
    });
  }
  for (const pattern of [YEARS_MORE, BARE_YEAR]) {
    for (const match of freeMatches(folded, pattern, mask)) {
      put({ start: match.index, end: match.index + match[0].length }, match[1] ?? "", "year");
    }
  }
  for (const match of freeMatches(folded, SHORT, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const [day, month] = [Number(match[1]), Number(match[2])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) mask.take(span);
  }
  return { dates: dates.toSorted((a, b) => a.start - b.start), periods, impossible };
}
