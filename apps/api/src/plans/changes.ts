import type { PlanTask } from "@cchc/domain/plan/task";
import { canonicalJson } from "../canonical.ts";
import type { StoredPlan } from "./read.ts";

/** What of a plan its writer can change, in parts that its history tells apart. */
export type PlanParts = Pick<
  StoredPlan,
  | "year"
  | "kind"
  | "symbol"
  | "about"
  | "aims"
  | "requirements"
  | "audience"
  | "contents"
  | "forms"
  | "duties"
  | "budget"
  | "tasks"
> & {
  readonly implementsId?: string | undefined;
  readonly resultsDue?: string | undefined;
};

const heads = [
  "year",
  "kind",
  "symbol",
  "about",
  "implementsId",
  "aims",
  "requirements",
  "audience",
  "contents",
  "forms",
  "duties",
  "budget",
  "resultsDue",
] as const satisfies readonly (keyof PlanParts)[];

type Parts = Readonly<Record<string, unknown>>;

/** A write as its history keeps it: what changed, as it was and as it is now. */
export interface PlanChange {
  readonly before: Parts;
  readonly after: Parts;
}

/**
 * The parts in which two states of a plan differ; undefined where they are the same. A task goes by
 * its id; one that is new or gone is `null` on the other side; `order` only where the rest moved.
 */
export function changedParts(before: PlanParts, after: PlanParts): PlanChange | undefined {
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const part of heads) {
    if (same(before[part], after[part])) continue;
    was[part] = before[part] ?? null;
    is[part] = after[part] ?? null;
  }
  const tasks = changedTasks(before.tasks, after.tasks);
  if (tasks !== undefined) {
    was["tasks"] = tasks.before;
    is["tasks"] = tasks.after;
  }
  const order = [before, after].map((plan) => plan.tasks.map(({ id }) => id));
  if (!same(order[0], order[1])) {
    was["order"] = order[0];
    is["order"] = order[1];
  }
  return Object.keys(is).length === 0 ? undefined : { before: was, after: is };
}

function changedTasks(
  before: readonly PlanTask[],
  after: readonly PlanTask[],
): PlanChange | undefined {
  const old = new Map(before.map((task) => [task.id, task]));
  const now = new Map(after.map((task) => [task.id, task]));
  const ids = [...new Set([...old.keys(), ...now.keys()])].filter(
    (id) => !same(old.get(id), now.get(id)),
  );
  if (ids.length === 0) return undefined;
  return {
    before: Object.fromEntries(ids.map((id) => [id, old.get(id) ?? null])),
    after: Object.fromEntries(ids.map((id) => [id, now.get(id) ?? null])),
  };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
