import type { FieldCode } from "../report/cell.ts";
import { CAUSES, type Cause, type CountedPeriod, COUNTED } from "./count.ts";
import type { CountedWay } from "./differences.ts";
import type { Dossier } from "./dossier.ts";
import { oddDays } from "./odd-days.ts";

/** Dossiers that a way of counting treats differently, and what it changes. */
export interface Affected {
  readonly cause: Cause;
  /** In the order of the file. */
  readonly dossiers: readonly Dossier[];
  /** Dossiers more (or fewer, below 0) in each field than by the rule; fields that stay are absent. */
  readonly effects: ReadonlyMap<FieldCode, number>;
}

/** Headings of the lists of dossiers, in the words of whoever looks for a mistake. */
export const AFFECTED_LABELS: Readonly<Record<Cause, string>> = {
  "cut-off": "Có ngày sau ngày chốt số liệu",
  "carried-left-out": "Từ kỳ trước chuyển sang",
  "withdrawn-counted": "Đã rút, bị từ chối hoặc trả lại",
  "counted-twice": "Mã hồ sơ đứng nhiều lần",
  "no-result-date": "Đã xong nhưng không có ngày kết quả",
  "odd-days": "Ngày không hợp lý",
};

function inPeriod({ received, finished }: Dossier, { from, to }: CountedPeriod): boolean {
  return received <= to && (finished === null || finished >= from);
}

/** Whether a dossier is one of those that a cause is about; duplicates are told by their codes. */
function isAbout(cause: Cause, dossier: Dossier, period: CountedPeriod): boolean {
  const { received, finished, end } = dossier;
  const past = (day: string): boolean => period.today === undefined || day <= period.today;
  switch (cause) {
    case "cut-off":
      return (
        (past(received) && received > period.to) ||
        (finished !== null && past(finished) && finished > period.to)
      );
    case "carried-left-out":
      return received < period.from && inPeriod(dossier, period) && end !== "withdrawn";
    case "withdrawn-counted":
      return end === "withdrawn" && inPeriod(dossier, period);
    case "no-result-date":
      return end === "done" && finished === null && received <= period.to;
    case "odd-days":
      return oddDays(dossier, period.today).length > 0;
    case "counted-twice":
      return false;
  }
}

/**
 * For each cause the dossiers that it is about, and how many each field would gain or lose. `ways` as
 * `countWays` gives them. All lines of a code that stands twice are listed.
 */
export function affectedBy(
  dossiers: readonly Dossier[],
  period: CountedPeriod,
  ways: readonly CountedWay[],
): readonly Affected[] {
  const times = new Map<string, number>();
  for (const { code } of dossiers) if (code !== "") times.set(code, (times.get(code) ?? 0) + 1);
  const rule = ways.find(({ causes }) => causes.length === 0)?.counts;
  return CAUSES.map((cause) => {
    const alone = ways.find(({ causes }) => causes.length === 1 && causes[0] === cause)?.counts;
    const effects = COUNTED.flatMap((field) => {
      const more = (alone?.get(field) ?? 0) - (rule?.get(field) ?? 0);
      return more === 0 ? [] : [[field, more] as const];
    });
    const about =
      cause === "counted-twice"
        ? dossiers.filter(({ code }) => (times.get(code) ?? 0) > 1)
        : dossiers.filter((dossier) => isAbout(cause, dossier, period));
    return { cause, dossiers: about, effects: new Map(effects) };
  });
}
