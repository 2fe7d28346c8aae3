import { formatDay } from "@cchc/domain/text/days";
import type { Outputs } from "../api.ts";

export type Copy = Outputs["tasks"]["mine"]["copies"][number];
export type PlanHead = Outputs["plans"]["list"]["own"][number];
export type Entry = Outputs["activities"]["list"]["activities"][number];

/** `Kế hoạch số 42/KH-UBND ngày 07/02/2023`; what the paper does not bear is left out. */
export function planTitle(plan: Pick<PlanHead, "number" | "symbol" | "day">): string {
  const numbered = plan.number === null ? "Kế hoạch" : `Kế hoạch số ${plan.number}/${plan.symbol}`;
  return plan.day === null ? numbered : `${numbered} ngày ${formatDay(plan.day)}`;
}

/** What waits: late or short first, then due soon, then open, then what is over. */
export function byUrgency(copies: readonly Copy[]): readonly Copy[] {
  return copies
    .map((copy, at) => ({ copy, at }))
    .sort((a, b) => rank(a.copy) - rank(b.copy) || a.at - b.at)
    .map(({ copy }) => copy);
}

function rank({ status }: Copy): number {
  return status === "not_possible" ? rankOf.done : rankOf[status];
}

const rankOf = { late: 0, behind: 1, due_soon: 2, open: 3, done: 4 } as const;

/** Copies of running plans that want somebody now. */
export function pressing(data: Outputs["tasks"]["mine"]): readonly Copy[] {
  const running = new Set(data.plans.flatMap(({ id, state }) => (state === "issued" ? [id] : [])));
  return byUrgency(
    data.copies.filter((copy) => running.has(copy.planId) && rank(copy) <= rankOf.due_soon),
  );
}

/** The year that a unit's plans open at: the latest with something left to do, else its newest plan's. */
export function openingYear(
  { plans, copies, today }: Pick<Outputs["tasks"]["mine"], "plans" | "copies" | "today">,
  unitId: string,
): number {
  const own = copies.filter((copy) => copy.unitId === unitId);
  const of = (open: boolean): readonly number[] =>
    plans.flatMap(({ id, year, state }) =>
      own.some(
        (copy) => copy.planId === id && (!open || (state === "issued" && rank(copy) < rankOf.done)),
      )
        ? [year]
        : [],
    );
  const open = of(true);
  const all = open.length > 0 ? open : of(false);
  return all.length > 0 ? Math.max(...all) : Number(today.slice(0, 4));
}

/** What a quota counts, in the words of its plan. */
export function itemOf(copy: Copy, part: number): string {
  const found = copy.task.schedule.parts[part];
  return found?.kind === "quota" ? found.item : "";
}
