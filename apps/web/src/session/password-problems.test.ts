import { expect, test } from "vitest";
import { passwordProblems } from "./password-problems.ts";

function keysOf(current: string, next: string, again = next): string[] {
  return Object.keys(passwordProblems({ current, next, again }));
}

test.each([
  ["", "0123456789", ["current"]],
  ["old", "012345678", ["next"]],
  ["old", "0123456789", []],
  ["old", "0123456789a", []],
  ["0123456789", "0123456789", ["next"]],
])("current %j, new %j", (current, next, wrong) => {
  expect(keysOf(current, next)).toEqual(wrong);
});

test("the second time must read as the first", () => {
  expect(keysOf("old", "0123456789", "0123456780")).toEqual(["again"]);
});
