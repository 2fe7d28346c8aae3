import type { Day } from "../report/cell.ts";
import { formatDay, nextDay, previousDay } from "../text/days.ts";
import type { Period } from "./period.ts";

/** Days that two periods both cover, or that fall between them. */
export interface PeriodFinding {
  readonly code: "gap" | "overlap";
  /** The earlier and the later period. */
  readonly periodIds: readonly [string, string];
  /** First and last day concerned. */
  readonly from: Day;
  readonly to: Day;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

/** Kinds that follow each other without a break; a half year begins anew each December. */
const sequences: Readonly<Record<Period["kind"], { name: string; unbroken: boolean }>> = {
  month: { name: "month", unbroken: true },
  quarter1: { name: "quarter", unbroken: true },
  quarter2: { name: "quarter", unbroken: true },
  quarter3: { name: "quarter", unbroken: true },
  quarter4: { name: "quarter", unbroken: true },
  half: { name: "half", unbroken: false },
  nine_months: { name: "nine_months", unbroken: false },
  year: { name: "year", unbroken: true },
  custom: { name: "custom", unbroken: false },
};

function between(last: Period, next: Period): PeriodFinding | undefined {
  const periodIds = [last.id, next.id] as const;
  if (next.from <= last.to) {
    const to = next.to < last.to ? next.to : last.to;
    const sentence = `“${last.name}” và “${next.name}” cùng tính từ ${formatDay(next.from)} đến ${formatDay(to)}: số liệu những ngày này bị tính hai lần.`;
    return { code: "overlap", periodIds, from: next.from, to, sentence };
  }
  const from = nextDay(last.to);
  if (next.from === from || !sequences[next.kind].unbroken) return undefined;
  const to = previousDay(next.from);
  const sentence = `Từ ${formatDay(from)} đến ${formatDay(to)} không thuộc “${last.name}” cũng không thuộc “${next.name}”: số liệu những ngày này bị bỏ sót.`;
  return { code: "gap", periodIds, from, to, sentence };
}

/**
 * Gaps and overlaps between periods of one form and kind (the four quarters are one sequence).
 * Pass the periods of one root: those of different districts do not touch each other.
 */
export function periodFindings(periods: readonly Period[]): readonly PeriodFinding[] {
  const groups = new Map<string, Period[]>();
  for (const period of periods) {
    const key = JSON.stringify([period.form, sequences[period.kind].name]);
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => (a.from < b.from ? -1 : 1));
    const found: PeriodFinding[] = [];
    let last: Period | undefined;
    for (const next of sorted) {
      const finding = last && between(last, next);
      if (finding) found.push(finding);
      // A short period inside a long one must not hide the days the long one goes on.
      if (last === undefined || next.to > last.to) last = next;
    }
    return found;
  });
}
