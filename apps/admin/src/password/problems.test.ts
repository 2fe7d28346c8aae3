import { describe, expect, test } from "vitest";
import { passwordProblems } from "./problems.ts";

const typed = (next: string, again = next) => ({ current: "mat-khau-cu", next, again });

describe("passwordProblems", () => {
  test.each([
    [9, ["next"]],
    [10, []],
    [128, []],
    [129, ["next"]],
  ] as const)("a new password of %i characters", (length, wrong) => {
    expect(Object.keys(passwordProblems(typed("x".repeat(length))))).toEqual(wrong);
  });

  test("the new one differs from the current one and is typed twice alike", () => {
    expect(Object.keys(passwordProblems(typed("mat-khau-cu")))).toEqual(["next"]);
    expect(Object.keys(passwordProblems(typed("mat-khau-moi", "mat-khau-mới")))).toEqual(["again"]);
  });

  test("the current one is asked for", () => {
    expect(passwordProblems({ ...typed("mat-khau-moi"), current: "" })).toHaveProperty("current");
  });
});
