import type { Day } from "../report/cell.ts";
import { type Lateness, lateness } from "./lateness.ts";
import type { Plan } from "./plan.ts";
import { type PlanPlace, type PlanTask, type Responsible, responsibleUnits } from "./task.ts";

/** Where one unit's copy of a task stands. */
export const taskStates = ["open", "done", "not_possible"] as const;

export type TaskState = (typeof taskStates)[number];

export type TaskAction = "complete" | "not_possible" | "reopen";

/** State → action → next state of a copy. */
export const taskWorkflow: Readonly<
  Record<TaskState, Readonly<Partial<Record<TaskAction, TaskState>>>>
> = {
  open: { complete: "done", not_possible: "not_possible" },
  done: { reopen: "open" },
  not_possible: { reopen: "open" },
};

/** Vietnamese label of each state of a copy. */
export const taskStateLabels: Readonly<Record<TaskState, string>> = {
  open: "Đang thực hiện",
  done: "Đã hoàn thành",
  not_possible: "Không làm được vì lý do khách quan",
};

/** Vietnamese label of each action, and whether it asks for a reason. */
export const taskActionRules: Readonly<
  Record<TaskAction, { readonly label: string; readonly reason: boolean }>
> = {
  complete: { label: "Báo hoàn thành", reason: false },
  not_possible: { label: "Báo không làm được", reason: true },
  reopen: { label: "Mở lại", reason: true },
};

/** The state after an action; `undefined` where the action has no place in this state. */
export function nextTaskState(state: TaskState, action: TaskAction): TaskState | undefined {
  return taskWorkflow[state][action];
}

/** One unit's copy of a task. */
export interface TaskCopy {
  readonly taskId: string;
  readonly unitId: string;
}

/** What issuing a plan gives out. */
export interface HandOut {
  /** Task by task in the plan's order, unit by unit. */
  readonly copies: readonly TaskCopy[];
  /** Tasks that name somebody the tree does not have: they reach nobody until that is mended. */
  readonly unresolved: readonly { readonly taskId: string; readonly who: Responsible }[];
}

/**
 * Which unit receives which task. A unit named twice for one task has one copy; a task without
 * anybody responsible falls to the unit of the plan.
 */
export function handOut(plan: Pick<Plan, "unitId" | "tasks">, tree: PlanPlace["tree"]): HandOut {
  const copies: TaskCopy[] = [];
  const unresolved: { taskId: string; who: Responsible }[] = [];
  for (const task of plan.tasks) {
    if (task.responsible.length === 0) copies.push({ taskId: task.id, unitId: plan.unitId });
    const found = responsibleUnits(task, { tree, ownerId: plan.unitId });
    copies.push(...found.units.map(({ unitId }) => ({ taskId: task.id, unitId })));
    unresolved.push(...found.unresolved.map((who) => ({ taskId: task.id, who })));
  }
  return { copies, unresolved };
}

/** The tasks a unit received, in the plan's order. */
export function tasksOf(
  plan: Pick<Plan, "tasks">,
  given: HandOut,
  unitId: string,
): readonly PlanTask[] {
  const own = new Set(
    given.copies.flatMap((copy) => (copy.unitId === unitId ? [copy.taskId] : [])),
  );
  return plan.tasks.filter(({ id }) => own.has(id));
}

/**
 * A task of the superior plan as the unit's own plan takes it over: its own id, the unit itself
 * responsible, the rest as it was, and where it comes from.
 */
export function adoptTask(task: PlanTask, id: string, unitId: string): PlanTask {
  return { ...task, id, responsible: [{ kind: "unit", unitId }], adoptedFrom: task.id };
}

/** What a unit reported on its copy. */
export interface TaskProgress {
  readonly state: TaskState;
  /** Each day on which one was done (a proof, an activity). */
  readonly doneDays: readonly Day[];
  /** Why it could not be done. */
  readonly reason?: string;
}

/** How a copy stands on a day. */
export interface CopyStanding {
  readonly state: TaskState;
  /** Needs somebody: late, or due soon. */
  readonly attention: "late" | "due_soon" | "none";
  /** One Vietnamese sentence. */
  readonly sentence: string;
  readonly lateness: Lateness;
}

/**
 * Joins what the unit reported with the calendar: done and not possible end all waiting; an open copy
 * is late or due as its schedule says.
 */
export function copyStanding(
  task: Pick<PlanTask, "schedule">,
  progress: TaskProgress,
  when: { readonly year: number; readonly today: Day; readonly soonDays?: number },
): CopyStanding {
  const by = lateness(task.schedule, { ...when, doneDays: progress.doneDays });
  const { state } = progress;
  if (state === "not_possible") {
    const sentence = `${taskStateLabels.not_possible}: ${progress.reason ?? "chưa ghi lý do"}.`;
    return { state, attention: "none", sentence, lateness: by };
  }
  if (state === "done") {
    const sentence = by.state === "done" ? by.sentence : "Đơn vị đã báo hoàn thành.";
    return { state, attention: "none", sentence, lateness: by };
  }
  const attention = by.state === "late" || by.state === "due_soon" ? by.state : "none";
  return { state, attention, sentence: by.sentence, lateness: by };
}
