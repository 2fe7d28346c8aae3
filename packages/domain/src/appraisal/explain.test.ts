import { describe, expect, test } from "vitest";
import type { CitedDocument } from "../document/citation.ts";
import type { Rule } from "../criteria/rule.ts";
import { RULE_EXAMPLES } from "../scoring/rule-examples.ts";
import { ruleKinds } from "../scoring/scorers.ts";
import { leafOf, resultOf } from "../scoring/testing.ts";
import { draftExplanation, draftTogether, gapSentence } from "./explain.ts";

const source = { from: "declared", code: "s", label: "Giải quyết đúng hạn" } as const;
const rule: Rule = {
  kind: "linear",
  zero: "zero",
  input: { of: "rate", source, unit: "hồ sơ đúng hạn" },
};
const leaf = leafOf(rule, 600, { label: "Hồ sơ đúng hạn" });
const plan: CitedDocument = {
  id: "p",
  type: "plan",
  number: "26",
  symbol: "KH-UBND",
  day: "2023-02-14",
  issuer: "UBND xã Tân Hồng",
  about: "cải cách hành chính năm 2023",
  by: "own",
};

describe("a drafted explanation", () => {
  const result = resultOf(leaf, { s: { numerator: 97, denominator: 103 } });
  test("cites rule, figures, result and papers", () => {
    const draft = draftExplanation(leaf, result, {
      papers: [{ document: plan, place: "trang 3" }],
    });
    expect(draft).toEqual({
      text:
        "Về mục L “Hồ sơ đúng hạn”, chấm theo Quyết định thử, Mục 1. " +
        "Số liệu đối chiếu: Giải quyết đúng hạn: 97 trên 103 (hồ sơ đúng hạn). " +
        "97 ÷ 103 × 6,00 điểm. Kết quả: 5,65 trên 6,00 điểm. " +
        "Tài liệu kiểm chứng: Kế hoạch số 26/KH-UBND ngày 14/02/2023 của UBND xã Tân Hồng về cải cách hành chính năm 2023 (trang 3).",
      gaps: [],
    });
  });
  test("points given otherwise come with their reason", () => {
    const otherwise = {
      by: "reviewer",
      points: 500,
      reason: "Hai hồ sơ chưa có phiếu hẹn.",
    } as const;
    const { text } = draftExplanation(leaf, result, { papers: [], otherwise });
    expect(text).toContain(
      "Cơ quan thẩm định chấm 5,00 trên 6,00 điểm, lý do: Hai hồ sơ chưa có phiếu hẹn. Chưa kèm tài liệu",
    );
  });
  test("decided points stand beside what the rule gives, and neither denies the other", () => {
    const before = { points: 400, reason: "Thiếu sổ theo dõi." };
    const otherwise = { by: "reviewer", points: 500, reason: "" } as const;
    const { text } = draftExplanation(leaf, result, { papers: [], otherwise, before });
    expect(text).toContain(
      "Theo số liệu đơn vị nộp: 97 ÷ 103 × 6,00 điểm. Đơn vị tự chấm 5,65 trên 6,00 điểm. " +
        "Trước đó cơ quan thẩm định đã chấm 4,00 trên 6,00 điểm, lý do: Thiếu sổ theo dõi. " +
        "Cơ quan thẩm định chấm 5,00 trên 6,00 điểm. Chưa kèm",
    );
    expect(text).not.toContain("Kết quả: 5,65");
  });
  test("points decided as the rule gives them need no second word", () => {
    const otherwise = { by: "reviewer", points: 565, reason: "" } as const;
    const { text } = draftExplanation(leaf, result, { papers: [], otherwise });
    expect(text).not.toContain("Đơn vị tự chấm");
    expect(text).toContain("Cơ quan thẩm định chấm 5,65 trên 6,00 điểm.");
  });
  test("says what it still lacks", () => {
    const { number: _number, day: _day, ...bare } = plan;
    const gaps = (papers: readonly CitedDocument[]) =>
      draftExplanation(leaf, resultOf(leaf, {}), {
        papers: papers.map((document) => ({ document })),
      }).gaps;
    expect(gaps([])).toEqual(["no-points", "no-papers"]);
    expect(gaps([bare])).toEqual(["no-points", "paper-without-number", "paper-without-day"]);
    for (const gap of gaps([bare])) {
      expect(gapSentence(gap, "unit")).toMatch(/: hãy .*\.$/);
      // Who appraises has no hand in the unit's register.
      expect(gapSentence(gap, "appraiser")).toMatch(/^(?!.*sổ văn bản).*: hãy .*\.$/);
    }
  });
});

describe("an explanation for several units at once", () => {
  const a = resultOf(leaf, { s: { numerator: 97, denominator: 103 } });
  const b = resultOf(leaf, { s: { numerator: 50, denominator: 100 } });
  test("cites no unit's paper, only the types that all have", () => {
    const draft = draftTogether(
      leaf,
      [
        { result: a, types: ["plan", "report"] },
        { result: a, types: ["report", "other"] },
      ],
      { otherwise: { by: "reviewer", points: 500, reason: "" } },
    );
    expect(draft).toEqual({
      text:
        "Về mục L “Hồ sơ đúng hạn”, chấm theo Quyết định thử, Mục 1, chung cho 2 đơn vị. " +
        "Số liệu đối chiếu: Giải quyết đúng hạn: 97 trên 103 (hồ sơ đúng hạn). " +
        "Theo số liệu đơn vị nộp: 97 ÷ 103 × 6,00 điểm. Đơn vị tự chấm 5,65 trên 6,00 điểm. " +
        "Cơ quan thẩm định chấm 5,00 trên 6,00 điểm. " +
        "Tài liệu kiểm chứng riêng của từng đơn vị: báo cáo.",
      gaps: [],
    });
  });
  test("figures and results that differ stay out", () => {
    const { text } = draftTogether(
      leaf,
      [
        { result: a, types: ["plan"] },
        { result: b, types: ["report"] },
      ],
      { otherwise: { by: "reviewer", points: 500, reason: "Thiếu phiếu hẹn" } },
    );
    expect(text).toBe(
      "Về mục L “Hồ sơ đúng hạn”, chấm theo Quyết định thử, Mục 1, chung cho 2 đơn vị. " +
        "Cơ quan thẩm định chấm 5,00 trên 6,00 điểm, lý do: Thiếu phiếu hẹn. " +
        "Tài liệu kiểm chứng theo hồ sơ của từng đơn vị.",
    );
  });
  test("says what some still lack", () => {
    const bare = resultOf(leaf, {});
    const { text, gaps } = draftTogether(
      leaf,
      [
        { result: a, types: [] },
        { result: bare, types: [] },
      ],
      {},
    );
    expect(text).toContain("Chưa đơn vị nào kèm tài liệu kiểm chứng.");
    expect(gaps).toEqual(["no-points", "no-papers"]);
  });
});

test.each(ruleKinds)("%s: one paragraph of whole sentences, nothing left blank", (kind) => {
  const { rule: example, max, year, cases } = RULE_EXAMPLES[kind];
  for (const { value } of cases) {
    const one = leafOf(example, max);
    const { text } = draftExplanation(one, resultOf(one, { L: value }, year), { papers: [] });
    expect(text).toMatch(/^Về mục L .*\.$/);
    expect(text).not.toMatch(/undefined|NaN|\.\.|\n| {2}/);
  }
});
