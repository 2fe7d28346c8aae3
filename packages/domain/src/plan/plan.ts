import type { Day } from "../report/cell.ts";
import type { ResultsNotice } from "./results.ts";
import type { PlanTask } from "./task.ts";

/** Where a plan stands. */
export const planStates = ["draft", "issued", "closed"] as const;

export type PlanState = (typeof planStates)[number];

/** What can be done to a plan as a whole. */
export const planActions = ["issue", "close", "reopen"] as const;

export type PlanAction = (typeof planActions)[number];

/** State → action → next state. Buttons, the server's guard and the docs read this one table. */
export const planWorkflow: Readonly<
  Record<PlanState, Readonly<Partial<Record<PlanAction, PlanState>>>>
> = {
  draft: { issue: "issued" },
  issued: { close: "closed" },
  closed: { reopen: "issued" },
};

/** Vietnamese label of each state. */
export const planStateLabels: Readonly<Record<PlanState, string>> = {
  draft: "Dự thảo",
  issued: "Đã ban hành",
  closed: "Đã kết thúc",
};

/** Vietnamese label of each action, and whether it asks for a reason or for number and day. */
export const planActionRules: Readonly<
  Record<
    PlanAction,
    { readonly label: string; readonly reason: boolean; readonly signing: boolean }
  >
> = {
  issue: { label: "Ban hành và giao việc", reason: false, signing: true },
  close: { label: "Kết thúc kế hoạch", reason: false, signing: false },
  reopen: { label: "Mở lại kế hoạch", reason: true, signing: false },
};

/** The state after an action; `undefined` where the action has no place in this state. */
export function nextPlanState(state: PlanState, action: PlanAction): PlanState | undefined {
  return planWorkflow[state][action];
}

/** A form of spreading the word, with its time and who does it, as written. */
export interface PlanForm {
  readonly title: string;
  readonly time?: string;
  readonly lead?: string;
  readonly partners?: string;
}

/** What a unit is charged with in carrying the plan out. */
export interface PlanDuty {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A plan of a unit for a year. */
export interface Plan {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly kind: "propaganda" | "reform";
  readonly state: PlanState;
  /** Without a leading 0; absent while the paper bears none. */
  readonly number?: string;
  /** `"KH-UBND"`. */
  readonly symbol: string;
  readonly day?: Day;
  /** Trích yếu. */
  readonly about: string;
  /** The superior plan it implements. */
  readonly implementsId?: string;
  readonly aims: readonly string[];
  readonly requirements: readonly string[];
  readonly audience: string;
  readonly contents: readonly string[];
  readonly forms: readonly PlanForm[];
  readonly duties: readonly PlanDuty[];
  readonly budget: string;
  readonly tasks: readonly PlanTask[];
  /** Last day for the notice of results, where the plan sets one. */
  readonly resultsDue?: Day;
  /** The notice of results, once it was issued. */
  readonly resultsNotice?: ResultsNotice;
}
