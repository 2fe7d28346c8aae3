import { expect, test } from "vitest";
import {
  itemActionRules,
  itemActions,
  itemActionsFrom,
  itemStateLabel,
  itemStateLabels,
  itemStates,
  itemWorkflow,
  scoreActionRules,
  scoreActions,
  scoreActionsFrom,
  scoreStateLabels,
  scoreStates,
  scoreWorkflow,
  waitsForAppraiser,
  waitsForUnit,
  writableItem,
} from "./workflow.ts";

test("the way of a score, state by state", () => {
  expect(scoreStates.map((state) => `${state}: ${scoreActionsFrom(state).join(" ")}`)).toEqual([
    "scoring: submit",
    "submitted: return appraise",
    "returned: submit",
    "appraised: approve reopen",
    "approved: reopen",
  ]);
});

test("every action has a place, and every state is reached", () => {
  for (const action of scoreActions) {
    expect(scoreStates.some((state) => scoreWorkflow[state][action] !== undefined)).toBe(true);
    expect(scoreActionRules[action].label).not.toBe("");
  }
  const reached = new Set(scoreStates.flatMap((state) => Object.values(scoreWorkflow[state])));
  expect([...reached, "scoring"].toSorted()).toEqual([...scoreStates].toSorted());
  expect(new Set(Object.values(scoreStateLabels)).size).toBe(scoreStates.length);
});

test("a returned item waits for its unit, everything else for the appraiser", () => {
  expect(itemStates.filter((state) => itemWorkflow[state].answer !== undefined)).toEqual([
    "returned",
  ]);
  for (const action of itemActions) {
    expect(itemStates.some((state) => itemWorkflow[state][action] !== undefined)).toBe(true);
  }
});

test("a returned score opens only the items that came back", () => {
  const open = scoreStates.map((state) => itemStates.filter((item) => writableItem(state, item)));
  expect(open).toEqual([[...itemStates], [], ["returned"], [], []]);
});

test("an item's actions, state by state; only a changed score asks for a second pair of eyes", () => {
  expect(itemStates.map((state) => `${state}: ${itemActionsFrom(state).join(" ")}`)).toEqual([
    "open: accept change return",
    "accepted: change return undo",
    "changed: accept change return undo",
    "returned: answer undo",
    "answered: accept change return",
  ]);
  expect(itemActions.filter((action) => itemActionRules[action].fourEyes)).toEqual(["change"]);
  expect(itemActions.filter((action) => !itemActionRules[action].reason)).toEqual([
    "accept",
    "undo",
  ]);
});

test("an item that is to go back waits for its unit only once the score was returned", () => {
  expect(scoreStates.map((score) => itemStateLabel(score, "returned"))).toEqual([
    itemStateLabels.returned,
    "Đánh dấu trả lại, chưa gửi",
    itemStateLabels.returned,
    itemStateLabels.returned,
    itemStateLabels.returned,
  ]);
  for (const item of itemStates.filter((state) => state !== "returned")) {
    expect(itemStateLabel("submitted", item)).toBe(itemStateLabels[item]);
  }
});

test("an undecided item waits for the appraiser or, in a returned score, for its unit; never for both", () => {
  const pairs = (waits: typeof waitsForUnit): readonly string[] =>
    scoreStates.flatMap((score) =>
      itemStates.flatMap((item) => (waits(score, item) ? [`${score} ${item}`] : [])),
    );
  expect(pairs(waitsForAppraiser)).toEqual(["submitted open", "submitted answered"]);
  expect(pairs(waitsForUnit)).toEqual(["returned open", "returned answered"]);
  expect(itemStateLabel("returned", "open")).toBe("Chờ đơn vị nộp lại");
  expect(itemStateLabel("returned", "accepted")).toBe(itemStateLabels.accepted);
});
