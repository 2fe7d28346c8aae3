import { describe, expect, test } from "vitest";
import { roundFilters } from "./search.ts";
import {
  inFilter,
  lackingText,
  leafDone,
  leavesSentence,
  type RoundLeaf,
  roundSentence,
  type RoundUnit,
  workRules,
} from "./standing.ts";

function unit(given: Partial<RoundUnit>): RoundUnit {
  return {
    unitId: "u",
    name: "Xã U",
    block: null,
    state: "submitted",
    version: 1,
    submittedAt: "2023-12-19T03:00:00Z",
    stale: [],
    waiting: 0,
    paused: 0,
    undecided: 0,
    changed: 0,
    unconfirmed: 0,
    returned: 0,
    answered: 0,
    surveyed: false,
    self: 5000,
    current: 5000,
    soFar: 5000,
    total: null,
    grade: null,
    lowest: 0,
    highest: 10_000,
    ...given,
  };
}

describe("bulk acts", () => {
  test("appraisal is closed only where nothing is undecided and no change waits for a second person", () => {
    const { refusal } = workRules["ket-thuc"];
    expect(refusal(unit({}))).toBeUndefined();
    expect(refusal(unit({ waiting: 1, returned: 1, unconfirmed: 2 }))).toBe(
      "Còn 1 mục chưa thẩm định, 1 mục đánh dấu trả lại, 2 mục chờ người thứ hai.",
    );
    expect(refusal(unit({ unconfirmed: 1 }))).toContain("người thứ hai");
    expect(refusal(unit({ state: "scoring" }))).toBe("Đang tự chấm.");
  });

  test("what is open of a returned score: what came back, and what lies still with it", () => {
    expect(lackingText(unit({ state: "returned", returned: 2, paused: 17, undecided: 19 }))).toBe(
      "còn 17 mục chờ đơn vị nộp lại, 2 mục trả lại, chờ đơn vị",
    );
    expect(lackingText(unit({ waiting: 17, returned: 2 }))).toBe(
      "còn 17 mục chưa thẩm định, 2 mục đánh dấu trả lại",
    );
    expect(lackingText(unit({}))).toBe("");
  });

  test("only what was appraised is approved, only marked items are returned", () => {
    expect(workRules.duyet.refusal(unit({ state: "appraised" }))).toBeUndefined();
    expect(workRules.duyet.refusal(unit({}))).toBeDefined();
    expect(workRules["tra-lai"].refusal(unit({}))).toBe("Chưa có mục nào được đánh dấu trả lại.");
    expect(workRules["tra-lai"].refusal(unit({ returned: 1 }))).toBeUndefined();
    expect(workRules["mo-lai"].refusal(unit({ state: "approved" }))).toBeUndefined();
    expect(workRules["mo-lai"].refusal(unit({}))).toBeDefined();
  });
});

describe("what the overview says", () => {
  test("who handed in and how much waits", () => {
    const some = [unit({ waiting: 3 }), unit({ state: "scoring" }), unit({ state: "approved" })];
    expect(roundSentence(some)).toBe("2/3 xã, phường đã nộp; còn 3 mục chưa thẩm định");
    expect(roundSentence([unit({})])).toBe(
      "Cả 1 xã, phường đã nộp; không còn mục nào chưa thẩm định",
    );
  });

  test.each([
    [{ state: "scoring" }, ["chua-nop"]],
    [{ state: "returned", returned: 2, undecided: 5 }, ["tra-lai"]],
    [{ state: "returned", returned: 1, unconfirmed: 1 }, ["tra-lai", "cho-xac-nhan"]],
    [
      { waiting: 1, returned: 1, unconfirmed: 1 },
      ["dang-tham-dinh", "cho-tra-lai", "cho-xac-nhan"],
    ],
    [{ waiting: 3, unconfirmed: 1 }, ["dang-tham-dinh", "cho-xac-nhan"]],
    [{ waiting: 3, returned: 1 }, ["dang-tham-dinh", "cho-tra-lai"]],
    [{ unconfirmed: 1 }, ["cho-xac-nhan"]],
    [{}, ["da-du"]],
    [{ state: "appraised" }, ["da-tham-dinh"]],
    [{ state: "approved" }, ["da-tham-dinh"]],
  ] as const)("%j is found under every filter that fits: %j", (given, filters) => {
    const one = unit(given);
    expect(roundFilters.filter((filter) => inFilter(filter, one))).toEqual(["tat-ca", ...filters]);
  });

  test("a second person who is awaited is named over the table", () => {
    expect(roundSentence([unit({ unconfirmed: 2 }), unit({ unconfirmed: 1 })])).toBe(
      "Cả 2 xã, phường đã nộp; không còn mục nào chưa thẩm định, 3 mục chờ người thứ hai",
    );
  });

  test("a criterion is done when it waits for nobody", () => {
    const leaf = (given: Partial<RoundLeaf>): RoundLeaf => ({
      code: "1.1",
      label: "Kế hoạch",
      max: 100,
      area: "Chỉ đạo",
      handedIn: 5,
      waiting: 0,
      paused: 0,
      answered: 0,
      returned: 0,
      marked: 0,
      unconfirmed: 0,
      ...given,
    });
    expect(leafDone(leaf({}))).toBe(true);
    for (const lacking of [
      { waiting: 1 },
      { unconfirmed: 2 },
      { returned: 1 },
      { marked: 1 },
      { paused: 1 },
      { handedIn: 0 },
    ]) {
      expect(leafDone(leaf(lacking))).toBe(false);
    }
    expect(leavesSentence([leaf({})])).toBe("Mọi tiêu chí đã thẩm định xong");
    expect(leavesSentence([leaf({ unconfirmed: 2 }), leaf({ marked: 1 }), leaf({})])).toBe(
      "Trong 3 tiêu chí: 1 có mục chờ người thứ hai, 1 có mục trả lại",
    );
    expect(leavesSentence([leaf({ waiting: 4 })])).toBe(
      "Trong 1 tiêu chí: 1 còn mục chờ thẩm định",
    );
  });
});
