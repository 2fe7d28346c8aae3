import type { Cell } from "@cchc/domain/report/cell";

/** One value before and after a change: a cell of a report where nothing else is said. */
export interface Change<Value = Cell> {
  readonly key: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** What was done at once: one cell, or a pasted block. */
export type Step<Value = Cell> = readonly Change<Value>[];

/** Steps that can be undone, and those undone that can be done again. */
export interface Steps<Value = Cell> {
  readonly done: readonly Step<Value>[];
  readonly undone: readonly Step<Value>[];
}

export const noSteps: Steps = { done: [], undone: [] };

/** Steps remembered at most; older ones stay in the history of each cell. */
const most = 200;

/** Remembers a step; whatever was undone before it is gone. */
export function remember<Value>({ done }: Steps<NoInfer<Value>>, step: Step<Value>): Steps<Value> {
  return { done: [...done, step].slice(-most), undone: [] };
}

/** The values to write to take the last step back, and what is remembered then. */
export function undo<Value>({
  done,
  undone,
}: Steps<Value>): { steps: Steps<Value>; write: Step<Value> } | undefined {
  const step = done.at(-1);
  if (step === undefined) return undefined;
  const write = step.map(({ key, before, after }) => ({ key, before: after, after: before }));
  return { steps: { done: done.slice(0, -1), undone: [...undone, step] }, write };
}

/** The values to write to do the last undone step again. */
export function redo<Value>({
  done,
  undone,
}: Steps<Value>): { steps: Steps<Value>; write: Step<Value> } | undefined {
  const step = undone.at(-1);
  if (step === undefined) return undefined;
  return { steps: { done: [...done, step], undone: undone.slice(0, -1) }, write: step };
}
