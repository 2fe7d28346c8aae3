import { todayInVietnam } from "@cchc/domain/text/days";

/** Entries of one operation that follow each other: a block pasted is one line that opens. */
export interface Step<E> {
  readonly entries: readonly [E, ...E[]];
}

export interface HistoryDay<E> {
  /** `2023-12-12`, in Vietnam. */
  readonly day: string;
  readonly steps: readonly Step<E>[];
}

interface Told {
  readonly at: string;
  readonly operationId: string;
}

/** Entries, the latest first, by the day they were written and the operation that wrote them. */
export function byDay<E extends Told>(entries: readonly E[]): readonly HistoryDay<E>[] {
  const days: { day: string; steps: { entries: [E, ...E[]] }[] }[] = [];
  for (const entry of entries) {
    const day = todayInVietnam(new Date(entry.at));
    const before = days.at(-1);
    const step = before?.steps.at(-1);
    if (before?.day !== day) days.push({ day, steps: [{ entries: [entry] }] });
    else if (step?.entries[0].operationId === entry.operationId) step.entries.push(entry);
    else before.steps.push({ entries: [entry] });
  }
  return days;
}
