import { roleLabels } from "@cchc/domain/access/roles";
import { itemStateLabels as announcedLabels } from "@cchc/domain/activity/item-workflow";
import { itemStateLabels, scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { taskStateLabels } from "@cchc/domain/plan/hand-out";
import { planStateLabels } from "@cchc/domain/plan/plan";
import { qualifierWords } from "@cchc/domain/report/cell-words";
import { stateLabels } from "@cchc/domain/report/workflow";
import { unitKindLabels, unitTypes } from "@cchc/domain/unit/unit";
import { kindLabels } from "../periods/labels.ts";
import { operationStates, titles } from "../units/change-words.ts";

type Words = Readonly<Record<string, string>>;

const cellStates: Words = {
  entered: "có số liệu",
  none: "không phát sinh",
  unknown: "chưa có số liệu",
  cleared: "xóa câu trả lời",
};

/** Several into several has no form of its own: it comes from an official list. */
const changeKinds: Words = { ...titles, rearrange: "Sắp xếp lại đơn vị" };

/** States by what a line is about. */
const states: Readonly<Record<string, Words>> = {
  report: stateLabels,
  score: scoreStateLabels,
  "score-item": itemStateLabels,
  plan: planStateLabels,
  task: taskStateLabels,
  activity: announcedLabels,
  value: cellStates,
  "score-input": cellStates,
  "unit-operation": operationStates,
};

const kinds: Words = { ...kindLabels, ...changeKinds, ...unitKindLabels };
const types: Words = Object.fromEntries(
  Object.entries(unitTypes).map(([code, { label }]) => [code, label]),
);

const byKey: Readonly<Record<string, Words>> = {
  kind: kinds,
  submitterKind: kinds,
  reviewKind: kinds,
  unitKind: kinds,
  qualifier: { ...qualifierWords, exact: "đúng số" },
  role: roleLabels,
  type: types,
};

/** How screens call a value that the history keeps as a code; the value itself where it is none. */
export function valueWords(value: string, key: string, about: string): string {
  const words = key === "state" || key === "status" ? states[about] : byKey[key];
  return words !== undefined && Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
