import { describe, expect, test } from "vitest";
import { ruleKinds } from "../scoring/scorers.ts";
import { RULE_EXAMPLES } from "../scoring/rule-examples.ts";
import { leafOf, setOf } from "../scoring/testing.ts";
import { BUILT_IN_SETS } from "./catalogue.ts";
import { diffSets, releaseOf } from "./diff.ts";
import type { Rule } from "./rule.ts";
import { ruleFacts } from "./rule-facts.ts";
import type { CriteriaSet, Leaf } from "./set.ts";
import { REFERENCE_SET } from "./set-reference.ts";

const yes: Rule = RULE_EXAMPLES["yes-no"].rule;
const base = setOf([leafOf(yes, 700, { code: "3.2", label: "Cũ" })]);

const said = (before: CriteriaSet, after: CriteriaSet): readonly string[] =>
  diffSets(before, after).map(({ sentence }) => sentence);

/** The only leaf, changed; its criterion, area and set keep their maximum. */
function withLeaf(change: Partial<Leaf>): CriteriaSet {
  const leaf = leafOf(yes, 700, { code: "3.2", label: "Cũ", ...change });
  const criteria = [{ code: "C", label: "Tiêu chí", max: 700, leaves: [leaf] }];
  return { ...base, areas: [{ code: "A", label: "Lĩnh vực", max: 700, criteria }] };
}

describe("nothing changed", () => {
  test.each(BUILT_IN_SETS)("$name", (set) => {
    expect(diffSets(set, set)).toEqual([]);
    expect(diffSets(set, { ...set, version: set.version + 1 })).toEqual([]);
  });
});

describe("a leaf, in the words of a decision", () => {
  const steps = RULE_EXAMPLES.steps.rule;
  test.each<[Partial<Leaf>, string]>([
    [{ max: 800 }, "Tiêu chí thành phần 3.2: điểm tối đa tăng từ 7,00 lên 8,00."],
    [{ max: 650 }, "Tiêu chí thành phần 3.2: điểm tối đa giảm từ 7,00 xuống 6,50."],
    [{ label: "Mới" }, "Tiêu chí thành phần 3.2: tên đổi từ “Cũ” thành “Mới”."],
    [
      { source: { document: "Quyết định mới", clause: "" } },
      "Tiêu chí thành phần 3.2: căn cứ đổi từ “Quyết định thử, Mục 1” thành “Quyết định mới”.",
    ],
    [{ evidence: "Kế hoạch" }, "Tiêu chí thành phần 3.2: bổ sung tài liệu kiểm chứng."],
    [{ mayNotApply: true }, "Tiêu chí thành phần 3.2: đơn vị được khai không áp dụng."],
    [
      { missing: "rescale" },
      "Tiêu chí thành phần 3.2: khi thiếu số liệu đổi từ “theo quy định chung của bộ tiêu chí” thành “bỏ mục đó và quy đổi các mục còn lại”.",
    ],
    [
      { rule: steps },
      "Tiêu chí thành phần 3.2: cách chấm đổi từ “Có hoặc không” thành “Theo bậc”.",
    ],
    [
      { rule: { ...RULE_EXAMPLES["yes-no"].rule, zero: "full" } },
      "Tiêu chí thành phần 3.2: khi không phát sinh đổi từ “không có điểm” thành “được trọn điểm tối đa”.",
    ],
  ])("%j", (change, sentence) => {
    expect(said(base, withLeaf(change))).toEqual([sentence]);
  });

  test("bands: one that changed, one that came, one that went", () => {
    const { bands } = steps;
    const lower = { at: 9500, closed: true };
    const next = {
      ...steps,
      bands: [
        { high: { at: 9500, closed: false }, points: 0 },
        { low: lower, high: { at: 10_000, closed: false }, points: 500 },
        { low: { at: 10_000, closed: true }, points: 600 },
      ],
    };
    expect(bands).toHaveLength(3);
    expect(said(withLeaf({ rule: steps }), withLeaf({ rule: next }))).toEqual([
      "Tiêu chí thành phần 3.2: bậc đổi từ “dưới 98 %: 0,00 điểm” thành “dưới 95 %: 0,00 điểm”.",
      "Tiêu chí thành phần 3.2: bỏ bậc (từ 98 % đến dưới 100 %: 5,00 điểm).",
      "Tiêu chí thành phần 3.2: bậc đổi từ “từ 100 % trở lên: 7,00 điểm” thành “từ 100 % trở lên: 6,00 điểm”.",
      "Tiêu chí thành phần 3.2: thêm bậc (từ 95 % đến dưới 100 %: 5,00 điểm).",
    ]);
  });

  test("a target and a part", () => {
    const target = RULE_EXAMPLES["linear-to-target"].rule;
    expect(
      said(withLeaf({ rule: target }), withLeaf({ rule: { ...target, target: 9000 } })),
    ).toEqual(["Tiêu chí thành phần 3.2: chỉ tiêu được trọn điểm tăng từ 80 % lên 90 %."]);
    const sum = RULE_EXAMPLES["sum-with-cap"].rule;
    const parts = sum.parts.map((part) => ({ ...part, each: part.each * 2 }));
    expect(said(withLeaf({ rule: sum }), withLeaf({ rule: { ...sum, parts } }))).toEqual([
      "Tiêu chí thành phần 3.2: phần “Tin, bài” đổi từ “mỗi lần 0,10 điểm” thành “mỗi lần 0,20 điểm”.",
      "Tiêu chí thành phần 3.2: phần “Hội nghị” đổi từ “mỗi lần 0,50, nhiều nhất 1,00 điểm” thành “mỗi lần 1,00, nhiều nhất 1,00 điểm”.",
    ]);
  });
});

describe("leaves that come, go and move", () => {
  const one = leafOf(yes, 100, { code: "1", label: "Một" });
  const two = leafOf(yes, 200, { code: "2", label: "Hai" });
  test("added and removed", () => {
    const before = setOf([one], { max: 300 });
    const after = setOf([one, two], { max: 300 });
    expect(said(before, after)).toContain(
      "Tiêu chí thành phần 2: thêm vào tiêu chí C (“Hai”, 2,00 điểm).",
    );
    const back = diffSets(after, before).find(({ code }) => code === "removed");
    expect(back).toMatchObject({
      path: "areas/A/criteria/C/leaves/2",
      sentence: "Tiêu chí thành phần 2: bỏ khỏi tiêu chí C (“Hai”, 2,00 điểm).",
      before: "Hai",
    });
  });
  test("moved to another criterion", () => {
    const criteria = (first: readonly Leaf[], second: readonly Leaf[]) => [
      { code: "C", label: "C", max: 300, leaves: first },
      { code: "D", label: "D", max: 300, leaves: second },
    ];
    const set = (list: ReturnType<typeof criteria>): CriteriaSet => ({
      ...base,
      areas: [{ code: "A", label: "A", max: 600, criteria: list }],
    });
    expect(said(set(criteria([one, two], [])), set(criteria([one], [two])))).toEqual([
      "Tiêu chí thành phần 2: chuyển từ tiêu chí C sang tiêu chí D.",
    ]);
  });
});

describe("the head of a set", () => {
  test.each<[Partial<CriteriaSet>, string]>([
    [{ to: "2026-12-31" }, "Bộ tiêu chí: ngày hết hiệu lực đổi từ “không nêu” thành “31/12/2026”."],
    [{ max: 12_000 }, "Bộ tiêu chí: tổng điểm tối đa tăng từ 100,00 lên 120,00."],
    [
      { missing: "rescale" },
      "Bộ tiêu chí: khi thiếu số liệu đổi từ “chưa tính tổng điểm” thành “bỏ mục đó và quy đổi các mục còn lại”.",
    ],
    [{ blocks: [] }, "Bộ tiêu chí: bỏ cụm xếp hạng “Phường”."],
  ])("%j", (change, sentence) => {
    const { to: _to, ...open } = REFERENCE_SET;
    const before = {
      ...open,
      missing: "stop",
      blocks: [{ code: "ward", label: "Phường" }],
    } as const;
    expect(said(before, { ...before, ...change })).toEqual([sentence]);
  });
  test("a grade's bound", () => {
    const [first, ...rest] = REFERENCE_SET.grades;
    if (first === undefined) throw new Error("no grade");
    const grades = [{ ...first, from: first.from + 50 }, ...rest];
    expect(said(REFERENCE_SET, { ...REFERENCE_SET, grades })).toEqual([
      "Bộ tiêu chí: mức xếp loại đổi từ “Xuất sắc, từ 90 %” thành “Xuất sắc, từ 90,50 %”.",
    ]);
  });
});

test.each(ruleKinds)("%s: every fact has its own key and words", (kind) => {
  const facts = ruleFacts(RULE_EXAMPLES[kind].rule);
  expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
  for (const { name, text } of facts) expect(`${name} ${text}`).not.toMatch(/undefined|NaN/);
});

test("a detail that no fact names is still reported", () => {
  const { input, ...rule } = RULE_EXAMPLES.linear.rule;
  if (input.of !== "rate") throw new Error("rate");
  const other: Rule = { ...rule, input: { ...input, unit: "lượt" } };
  expect(said(withLeaf({ rule: { ...rule, input } }), withLeaf({ rule: other }))).toEqual([
    "Tiêu chí thành phần 3.2: sửa chi tiết của cách chấm.",
  ]);
});

test("a release tells its changes, ready for the changelog", () => {
  const after = { ...withLeaf({ max: 800 }), version: 2 };
  expect(releaseOf(base, after, "2026-01-05")).toEqual({
    version: 2,
    day: "2026-01-05",
    words: ["Tiêu chí thành phần 3.2: điểm tối đa tăng từ 7,00 lên 8,00."],
  });
});
