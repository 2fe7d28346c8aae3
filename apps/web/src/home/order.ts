import { formatCount } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

export type Task = Outputs["reports"]["tasks"]["tasks"][number];

/** Not handed in, and can still be: what somebody has to do. */
export function waitingTasks(tasks: readonly Task[]): readonly Task[] {
  const rank = ({ state }: Task): number => (state === "returned" ? 0 : 1);
  return tasks
    .filter(({ state, open }) => open && state !== "submitted" && state !== "received")
    .sort(
      (a, b) => rank(a) - rank(b) || compare(a.due, b.due) || compare(a.period.id, b.period.id),
    );
}

/** Handed in, latest period first. */
export function handedIn(tasks: readonly Task[]): readonly Task[] {
  return tasks
    .filter(({ state }) => state === "submitted" || state === "received")
    .sort((a, b) => compare(b.period.to, a.period.to));
}

/** Not handed in, or come back, and closed since: nothing to do but to ask for more time. */
export function missedTasks(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(
    ({ state, open, timeliness }) =>
      !open &&
      (state === "returned" || timeliness.state === "overdue") &&
      state !== "submitted" &&
      state !== "received",
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Figures of the areas added up: how much is there and how much must still come. */
export function progressOf({ areas }: Pick<Task, "areas">): {
  readonly started: boolean;
  readonly required: number;
  readonly missing: number;
} {
  const required = areas.reduce((sum, area) => sum + area.required, 0);
  const answered = areas.reduce((sum, area) => sum + area.requiredAnswered, 0);
  return {
    started: areas.some((area) => area.answered > 0),
    required,
    missing: required - answered,
  };
}

/** `Còn 5 ngày`, `Hạn hôm nay`, `Quá hạn 3 ngày`. */
export function deadlineWords({ timeliness }: Pick<Task, "timeliness">): string {
  switch (timeliness.state) {
    case "not_due":
      return timeliness.days === 0 ? "Hạn hôm nay" : `Còn ${formatCount(timeliness.days)} ngày`;
    case "overdue":
      return `Quá hạn ${formatCount(timeliness.days)} ngày`;
    case "late":
      return `Nộp muộn ${formatCount(timeliness.days)} ngày`;
    case "on_time":
      return "Nộp đúng hạn";
  }
}
