import { describe, expect, test } from "vitest";
import { BUILT_IN_SETS } from "./catalogue.ts";
import { CriteriaSetError, setOn, setsOn } from "./lookup.ts";
import { SET_766 } from "./set-766.ts";

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof CriteriaSetError ? `${error.code}: ${error.message}` : "other";
  }
  return "none";
}

describe("a set has a first day", () => {
  test("the day before, the day itself, the day after", () => {
    expect(codeOf(() => setOn(BUILT_IN_SETS, "766", "2022-06-22"))).toBe(
      "set_not_in_force: Bộ tiêu chí “Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ (Quyết định 766)” không có hiệu lực vào ngày 22/06/2022: hãy chọn bộ tiêu chí của kỳ này.",
    );
    expect(setOn(BUILT_IN_SETS, "766", "2022-06-23").id).toBe("766");
    expect(setOn(BUILT_IN_SETS, "766", "2022-06-24").id).toBe("766");
  });

  test("nobody's set", () => {
    expect(codeOf(() => setOn(BUILT_IN_SETS, "767", "2023-01-01"))).toMatch(/^set_unknown: /);
  });

  test("two decisions inside one year: each answers for its own days, and none after", () => {
    const first = { ...SET_766, to: "2025-06-30" };
    const second = { ...SET_766, version: 2, from: "2025-07-01", to: "2025-12-31" };
    const sets = [first, second];
    expect(setOn(sets, "766", "2025-06-30").version).toBe(1);
    expect(setOn(sets, "766", "2025-07-01").version).toBe(2);
    expect(codeOf(() => setOn(sets, "766", "2026-01-01"))).toMatch(/^set_not_in_force/);
    expect(setsOn(sets, "commune", "2025-12-31")).toEqual([second]);
    expect(setsOn(sets, "department", "2025-12-31")).toEqual([]);
  });
});
