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

function rank({ standing, behind, state }: Copy): number {
  if (state !== "open") return 4;
  if (standing.attention === "late") return 0;
  if (behind) return 1;
  return standing.attention === "due_soon" ? 2 : 3;
}

/** Copies of running plans that want somebody now. */
export function pressing(data: Outputs["tasks"]["mine"]): readonly Copy[] {
  const running = new Set(data.plans.flatMap(({ id, state }) => (state === "issued" ? [id] : [])));
  return byUrgency(
    data.copies.filter(
      (copy) =>
        running.has(copy.planId) &&
        copy.state === "open" &&
        (copy.behind || copy.standing.attention !== "none"),
    ),
  );
}

/** What a quota counts, in the words of its plan. */
export function itemOf(copy: Copy, part: number): string {
  const found = copy.task.schedule.parts[part];
  return found?.kind === "quota" ? found.item : "";
}

/** The sentence that matters about a copy. */
export function copySentence(copy: Copy): string {
  const warning = copy.quotas.find((quota) => quota.warning);
  if (copy.state === "open" && copy.standing.attention !== "late" && warning !== undefined) {
    return warning.sentence;
  }
  return copy.standing.sentence;
}
