import { expect, test } from "vitest";
import type { Cell } from "@cchc/domain/report/cell";
import { noSteps, redo, remember, type Step, undo } from "./undo.ts";

function cell(value: number): Cell {
  return { state: "entered", value, qualifier: "exact" };
}

function step(key: string, before: number | undefined, after: number): Step {
  return [{ key, before: before === undefined ? undefined : cell(before), after: cell(after) }];
}

test("undo writes the former value, redo the later one, in turn", () => {
  const steps = remember(remember(noSteps, step("a", undefined, 1)), step("a", 1, 2));
  const once = undo(steps);
  expect(once?.write).toEqual([{ key: "a", before: cell(2), after: cell(1) }]);
  const twice = undo(once?.steps ?? noSteps);
  expect(twice?.write).toEqual([{ key: "a", before: cell(1), after: undefined }]);
  expect(undo(twice?.steps ?? noSteps)).toBeUndefined();
  const again = redo(twice?.steps ?? noSteps);
  expect(again?.write).toEqual(step("a", undefined, 1));
  expect(redo(again?.steps ?? noSteps)?.write).toEqual(step("a", 1, 2));
});

test("a new step forgets what was undone", () => {
  const back = undo(remember(noSteps, step("a", undefined, 1)));
  expect(redo(remember(back?.steps ?? noSteps, step("b", undefined, 5)))).toBeUndefined();
});

test("a block is one step", () => {
  const block = [...step("a", undefined, 1), ...step("b", 7, 2)];
  expect(undo(remember(noSteps, block))?.write.map(({ after }) => after)).toEqual([
    undefined,
    cell(7),
  ]);
});

test("the oldest of more than two hundred steps can no longer be undone", () => {
  let steps = noSteps;
  for (let n = 0; n < 201; n += 1) steps = remember(steps, step("a", n, n + 1));
  expect(steps.done).toHaveLength(200);
  expect(steps.done[0]).toEqual(step("a", 1, 2));
});
