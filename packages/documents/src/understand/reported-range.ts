import { daysBetween, formatDay } from "@cchc/domain/text/days";
import type { CleanText } from "./clean.ts";
import type { FoundDate, PeriodStatement, Times } from "./dates.ts";
import type { FoundHeading, periodOfTitle } from "./heading.ts";
import type { FoundFinding } from "./found-finding.ts";

/** The period of a document: that of its title, or the days it says it counts. */
export type DocumentPeriod = NonNullable<ReturnType<typeof periodOfTitle>>;

/** A year's report may begin and end in the middle of a month, but not leave out a whole one. */
const SHORT_YEAR = 345;
/** A year that somebody counts up to a day seldom ends before the middle of November. */
const EARLIEST_END = "11-15";

/** Days from one to another, both counted; 0 where they lie the other way round. */
function days({ from, to }: { readonly from: string; readonly to: string }): number {
  return Math.max(0, daysBetween(from, to) + 1);
}

type Range = PeriodStatement & { readonly from: string; readonly to: string };

/** "từ ngày 01/12/2023 đến ngày 30/11/2024": the first days from and to after the title. */
function firstRange({ folded }: CleanText, times: Times, title: FoundHeading["title"]) {
  return times.periods.find(
    (one): one is Range =>
      one.from !== undefined &&
      one.to !== undefined &&
      one.from !== one.to &&
      (title === null || one.start > title.start) &&
      /tu /.test(folded.slice(one.start, one.start + 12)),
  );
}

/** The year of a title that names neither months nor a quarter. */
function wholeYear(
  { folded }: CleanText,
  { dates }: Times,
  title: FoundHeading["title"],
): FoundDate | undefined {
  if (title === null) return undefined;
  const year = dates.find(
    ({ role, start }) => role === "year" && start >= title.start && start < title.end,
  );
  if (year === undefined) return undefined;
  const lead = folded.slice(Math.max(0, year.start - 20), year.start);
  return /(?:thang|quy)[^\n]{0,20}$/.test(lead) ? undefined : year;
}

/**
 * The period of a document told more exactly: where the text names days that are, four fifths and
 * more, those of its title, it is about these days. A part of the period that one section counts is
 * not.
 */
export function reportedPeriod(
  clean: CleanText,
  times: Times,
  { title, period }: Pick<FoundHeading, "title"> & { readonly period: DocumentPeriod | null },
): DocumentPeriod | null {
  const range = firstRange(clean, times, title);
  if (range === undefined || period?.from === undefined || period.to === undefined) return period;
  const { from, to, label } = range;
  const common = {
    from: from > period.from ? from : period.from,
    to: to < period.to ? to : period.to,
  };
  const longer = Math.max(days(range), days({ from: period.from, to: period.to }));
  return 5 * days(common) < 4 * longer ? period : { label, from, to };
}

/** A report of a year whose own words count less than it: eleven months, or up to a day too early. */
export function endsEarly(
  clean: CleanText,
  times: Times,
  { title }: FoundHeading,
): readonly FoundFinding[] {
  const titled = wholeYear(clean, times, title);
  if (titled === undefined) return [];
  const year = titled.iso;
  const range = firstRange(clean, times, title);
  const asOf = times.periods.find((one) => one.asOf !== undefined);
  const found = (at: { readonly start: number; readonly end: number }, said: string) => {
    const { start, end } = at;
    const message = `Báo cáo năm ${year} nhưng số liệu chỉ ${said}: ghi rõ kỳ số liệu hoặc bổ sung phần còn lại của năm.`;
    return [{ start, end, kind: "period-ends-early", severity: "warning", message } as const];
  };
  if (range !== undefined) {
    const short = range.to.slice(0, 4) === year && days(range) < SHORT_YEAR;
    return short
      ? found(range, `từ ${formatDay(range.from)} đến ${formatDay(range.to)}, chưa đủ 12 tháng`)
      : [];
  }
  const last = asOf?.asOf;
  const early = last?.slice(0, 4) === year && last < `${year}-${EARLIEST_END}`;
  return asOf !== undefined && early ? found(asOf, `đến ${formatDay(last)}`) : [];
}
