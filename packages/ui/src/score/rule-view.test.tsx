import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Rule, RuleKind } from "@cchc/domain/criteria/rule";
import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import type { InputValues } from "@cchc/domain/criteria/value";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { compileSet } from "@cchc/domain/scoring/compile";
import { RULE_EXAMPLES } from "@cchc/domain/scoring/rule-examples";
import type { RuleExample } from "@cchc/domain/scoring/rule-examples";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { ruleKinds } from "@cchc/domain/scoring/scorers";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { LeafWhy } from "./leaf-why.tsx";
import { RuleView } from "./rule-view.tsx";

const said = (html: string): string =>
  html
    .replaceAll("</th>", " ")
    .replaceAll("</td>", " ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/g, " ");

function leafOf(rule: Rule, max: number): Leaf {
  const source = { document: "Quyết định thử", clause: "Mục 1" };
  return { code: "L", label: "Thử", max, rule, evidence: "", guidance: "", source, examples: [] };
}

function resultOf(leaf: Leaf, values: InputValues, year?: number): LeafResult {
  const { bonus: _bonus, ...rest } = REFERENCE_SET;
  const { code, label, max } = leaf;
  const areas = [{ code, label, max, criteria: [{ code, label, max, leaves: [leaf] }] }];
  const set: CriteriaSet = { ...rest, max, areas, examples: [] };
  const [result] = scoreUnit(compileSet(set, year), { unit: "u", values }).leaves;
  if (result === undefined) throw new Error("no leaf");
  return result;
}

function exampleOf(kind: RuleKind): RuleExample {
  return RULE_EXAMPLES[kind];
}

/** What the view of this rule says with these values fed to the leaf. */
function drawn(rule: Rule, max: number, values: InputValues): string {
  const leaf = leafOf(rule, max);
  return said(
    renderToStaticMarkup(<RuleView rule={rule} max={max} result={resultOf(leaf, values, 2025)} />),
  );
}

describe.each(ruleKinds)("%s", (kind) => {
  const { rule, max, year, cases } = exampleOf(kind);

  it("says its rule in words before there is a result", () => {
    const text = said(renderToStaticMarkup(<RuleView rule={rule} max={max} />));
    expect(text).toMatch(/\d,\d{2}/);
    expect(text).not.toMatch(/undefined|NaN|\[object|trường hợp này/);
  });

  it.each(cases)("$note", ({ value, expect: points }) => {
    const leaf = leafOf(rule, max);
    const result = resultOf(leaf, { L: value }, year);
    const html = renderToStaticMarkup(<LeafWhy leaf={leaf} result={result} />);
    const text = said(html);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text).toContain("Quyết định thử");
    if (typeof points !== "number") {
      expect(text).toContain(points === "missing" ? "Chưa có điểm" : "Không tính mục này");
      return;
    }
    // A knock-out earns nothing itself: it says whether it strikes.
    const headline =
      kind === "knock-out"
        ? `L Thử${value === 1 ? "Có" : "Không"} vi phạm`
        : `${formatHundredths(points)} trên ${formatHundredths(max)} điểm`;
    expect(text).toContain(headline);
    // The way taken is marked, or the sum is written out with its figures.
    expect(html).toMatch(/trường hợp này|c-score-figures/);
  });
});

describe("the formula with its figures and what rounding did", () => {
  const source = { from: "declared", code: "s", label: "Tỷ lệ đúng hạn" } as const;
  const input = { of: "rate", source, unit: "hồ sơ đúng hạn" } as const;
  const linear: Rule = { kind: "linear", zero: "zero", input };

  it("rounded up, rounded down, nothing to round", () => {
    const of = (numerator: number, denominator: number): string =>
      drawn(linear, 600, { L: { numerator, denominator } });
    expect(of(97, 103)).toContain("97 ÷ 103 × 6,00 = 5,6504… ≈ 5,65 điểm");
    expect(of(1, 3)).toContain("1 ÷ 3 × 6,00 = 2,00 điểm");
    expect(of(1, 3)).toContain("không phải làm tròn");
    // A hair above whole hundredths was rounded too.
    expect(of(100_001, 300_000)).toContain("= 2,0000… ≈ 2,00 điểm");
    expect(of(1, 1600)).toContain("= 0,0037… ≈ 0,00 điểm");
  });

  it("a stated rate stays as stated", () => {
    expect(drawn(linear, 300, { L: { rate: 9953 } })).toContain(
      "99,53 % × 3,00 = 2,9859 ≈ 2,99 điểm",
    );
  });

  it("a target, a composite, an average of grades", () => {
    const { rule, max } = RULE_EXAMPLES["linear-to-target"];
    expect(drawn(rule, max, { L: { numerator: 79, denominator: 100 } })).toContain(
      "79 ÷ 100 ÷ 80 % × 2,00 = 1,975 ≈ 1,98 điểm",
    );
    const composite = RULE_EXAMPLES.composite;
    expect(
      drawn(composite.rule, composite.max, { L: { numerator: 89, denominator: 100 } }),
    ).toContain("89 ÷ 100 ÷ 90 % × 6,00 = 5,9333… ≈ 5,93 điểm");
    const graded = RULE_EXAMPLES["share-by-grade"];
    const counts = { good: 1, fair: 1, weak: 1 };
    expect(drawn(graded.rule, graded.max, { L: { counts } })).toContain(
      "175,00 % ÷ 3 × 2,00 = 1,1666… ≈ 1,17 điểm",
    );
  });

  it("parts show what was counted, within their own cap", () => {
    const { rule, max } = RULE_EXAMPLES["sum-with-cap"];
    const text = drawn(rule, max, { L: { counts: { items: 6, talks: 3 } } });
    expect(text).toContain("Hội nghịmỗi lần 0,50, nhiều nhất 1,00 3 1,00");
    expect(text).toContain("0,60 + 1,00, giữ ở mức 1,50 = 1,50 điểm");
    const less = RULE_EXAMPLES["deduction-with-floor"];
    expect(drawn(less.rule, less.max, { L: { counts: { late: 2, missing: 1 } } })).toContain(
      "2,00 − 0,50 − 0,50 = 1,00 điểm",
    );
    const bonus = RULE_EXAMPLES["bonus-penalty"];
    expect(drawn(bonus.rule, bonus.max, { L: { counts: { models: 3, criticised: 1 } } })).toContain(
      "2,00 − 1,00 = 1,00 điểm",
    );
  });
});

describe("inputs as they were read", () => {
  const inputs = (kind: RuleKind, value: InputValues[string]): string => {
    const { rule, max } = exampleOf(kind);
    const leaf = leafOf(rule, max);
    const html = renderToStaticMarkup(
      <LeafWhy leaf={leaf} result={resultOf(leaf, { L: value }, 2025)} />,
    );
    return said(html.slice(html.indexOf("<dl"), html.indexOf("</dl>")));
  };
  it.each<[RuleKind, InputValues[string], string]>([
    ["choice", "some", "Một phần"],
    ["share-by-grade", "fair", "Khá"],
    ["linear", { numerator: 97, denominator: 103 }, "97 trên 103 (hồ sơ)"],
    ["survey-share", { rate: 8625 }, "86,25 %tỷ lệ nêu sẵn, chưa có tử số"],
    ["deadline-tiers", "2025-01-31", "31/01/2025"],
    ["yes-no", false, "Không"],
    ["per-item-with-cap", { value: 1200, qualifier: "nearly" }, "gần 1.200"],
    ["manual-with-reason", { claim: 150, reason: "Đạt" }, "1,50 điểm"],
    ["linear", { state: "none" }, "Không phát sinh"],
    ["linear", 5, "Không dùng được"],
  ])("%s: %j", (kind, value, text) => {
    expect(inputs(kind, value)).toContain(text);
  });
});

describe("bounds and deadlines in words", () => {
  it("each band says which end is its own", () => {
    const { rule, max } = RULE_EXAMPLES.steps;
    const text = said(renderToStaticMarkup(<RuleView rule={rule} max={max} />));
    expect(text).toContain("dưới 98 % 0,00 từ 98 % đến dưới 100 % 5,00 từ 100 % trở lên 7,00");
  });
  it("month ends and days after another day", () => {
    const { rule, max } = RULE_EXAMPLES["deadline-tiers"];
    const text = said(renderToStaticMarkup(<RuleView rule={rule} max={max} />));
    expect(text).toContain("đến hết tháng 2 năm chấm điểm 0,50 muộn hơn 0,00");
  });
});

describe("a leaf that was knocked out, or has inputs to be entered", () => {
  const rule: Rule = { ...RULE_EXAMPLES["yes-no"].rule };
  const leaf = leafOf(rule, 200);

  it("says who struck it and marks no case of its own rule", () => {
    const result = resultOf(leaf, { L: true });
    if (result.state !== "scored") throw new Error("scored");
    const because = { ...result.because, branch: "knocked-out", knockedOutBy: "5.9" } as const;
    const text = said(
      renderToStaticMarkup(<LeafWhy leaf={leaf} result={{ ...result, points: 0, because }} />),
    );
    expect(text).toContain("Mất điểm do vi phạm ở mục 5.9.");
    expect(text).not.toContain("trường hợp này");
  });

  it("says why an appraiser decided otherwise, and marks no case of the rule", () => {
    const { bonus: _bonus, ...rest } = REFERENCE_SET;
    const area = { code: "A", label: "", max: 200 };
    const areas = [{ ...area, criteria: [{ ...area, leaves: [leaf] }] }];
    const set: CriteriaSet = { ...rest, max: 200, areas, examples: [] };
    const decided = { L: { points: 150, reason: "Thiếu danh sách kèm theo" } };
    const [result] = scoreUnit(compileSet(set), { unit: "u", values: { L: true }, decided }).leaves;
    if (result === undefined) throw new Error("no leaf");
    const text = said(renderToStaticMarkup(<LeafWhy leaf={leaf} result={result} />));
    expect(text).toContain("1,50 trên 2,00 điểm");
    expect(text).toContain("Thiếu danh sách kèm theo");
    expect(text).not.toContain("trường hợp này");
  });

  it("links what is missing to where it is entered", () => {
    const html = renderToStaticMarkup(
      <LeafWhy leaf={leaf} result={resultOf(leaf, {})} hrefOf={({ code }) => `/nhap/${code}`} />,
    );
    expect(html).toContain('href="/nhap/input"');
    expect(said(html)).toContain("Chưa trả lờicòn thiếu");
  });
});
