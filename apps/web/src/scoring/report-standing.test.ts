import { expect, test } from "vitest";
import { unfinishedReport } from "./report-standing.ts";
import { openedWith } from "./testing.ts";

test.each([
  ["draft", "còn là nháp"],
  ["awaiting_approval", "còn chờ lãnh đạo duyệt"],
  ["returned", "bị trả lại"],
] as const)("a report that is %s is told, with the way to it", (state, words) => {
  const told = unfinishedReport(openedWith({}, { report: { state } }));
  expect(told?.title).toBe(`“Năm 2023 – Báo cáo CCHC năm” ${words}, chưa nộp`);
  expect(told?.href).toBe("/bao-cao/u/p");
});

test.each(["submitted", "received"] as const)("a report that is %s is not in the way", (state) => {
  expect(unfinishedReport(openedWith({}, { report: { state } }))).toBeUndefined();
});
