import type { Cell } from "@cchc/domain/report/cell";

/** One cell before and after a change. */
export interface Change {
  readonly key: string;
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
}

/** What was done at once: one cell, or a pasted block. */
export type Step = readonly Change[];

/** Steps that can be undone, and those undone that can be done again. */
export interface Steps {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const noSteps: Steps = { done: [], undone: [] };

/** Steps remembered at most; older ones stay in the history of each cell. */
const most = 200;

/** Remembers a step; whatever was undone before it is gone. */
export function remember({ done }: Steps, step: Step): Steps {
  return { done: [...done, step].slice(-most), undone: [] };
}

/** The values to write to take the last step back, and what is remembered then. */
export function undo({ done, undone }: Steps): { steps: Steps; write: Step } | undefined {
  const step = done.at(-1);
  if (step === undefined) return undefined;
  const write = step.map(({ key, before, after }) => ({ key, before: after, after: before }));
  return { steps: { done: done.slice(0, -1), undone: [...undone, step] }, write };
}

/** The values to write to do the last undone step again. */
export function redo({ done, undone }: Steps): { steps: Steps; write: Step } | undefined {
  const step = undone.at(-1);
  if (step === undefined) return undefined;
  return { steps: { done: [...done, step], undone: undone.slice(0, -1) }, write: step };
}
