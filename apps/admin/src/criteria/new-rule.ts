import type { RatioInput, Rule, RuleKind, Source } from "@cchc/domain/criteria/rule";
import type { CriteriaArea, Criterion, Leaf } from "@cchc/domain/criteria/set";

export const kindLabels: Readonly<Record<RuleKind, string>> = {
  "yes-no": "Có hoặc không",
  choice: "Chọn một phương án",
  "deadline-tiers": "Theo mốc thời hạn",
  steps: "Theo bậc",
  linear: "Theo tỷ lệ",
  "linear-to-target": "Theo tỷ lệ so với chỉ tiêu",
  "linear-with-floor": "Theo tỷ lệ, có mức sàn",
  "per-item-with-cap": "Theo số lượng, tới mức tối đa",
  checklist: "Theo danh mục nội dung",
  "deduction-with-floor": "Trừ theo lần vi phạm",
  "share-by-grade": "Theo mức xếp loại",
  "survey-share": "Theo kết quả khảo sát",
  composite: "1 trừ tổng các tỷ lệ",
  "manual-with-reason": "Cán bộ chấm, ghi lý do",
  "knock-out": "Điều kiện loại",
  "sum-with-cap": "Cộng nhiều khoản, tới mức tối đa",
  "bonus-penalty": "Thưởng, phạt ngoài điểm chuẩn",
};

/** Something the officer states under a code of its own. */
export function declaredSource(code: string, label: string): Source {
  return { from: "declared", code, label };
}

/** The one thing a rule reads, where it reads one. */
function sourceOf(rule: Rule): Source | undefined {
  if (!("input" in rule)) return undefined;
  const { input } = rule;
  if (!("of" in input)) return input;
  return input.of === "sums" ? undefined : input.source;
}

function ratioOf(rule: Rule): RatioInput | undefined {
  if (!("input" in rule) || !("of" in rule.input)) return undefined;
  return rule.input.of === "count" ? undefined : rule.input;
}

/** A rule of another kind for the same leaf; what both kinds have in common stays. */
export function ruleOfKind(kind: RuleKind, { rule, code, label, max }: Leaf): Rule {
  const { zero } = rule;
  const input = sourceOf(rule) ?? declaredSource(code, label);
  const ratio: RatioInput = ratioOf(rule) ?? {
    of: "rate",
    source: declaredSource(code, label),
    unit: "mục đạt",
  };
  const parts = "parts" in rule && rule.kind !== "composite" ? rule.parts : undefined;
  switch (kind) {
    case "yes-no":
      return { kind, zero, input };
    case "choice":
      return {
        kind,
        zero,
        input,
        options: [
          { code: "dat", label: "Đạt", points: max },
          { code: "khong", label: "Không đạt", points: 0 },
        ],
      };
    case "deadline-tiers":
      return {
        kind,
        zero,
        input,
        tiers: [{ until: { by: "calendar", year: 0, month: 1, day: 31 }, points: max }],
        after: 0,
      };
    case "steps":
      return {
        kind,
        zero,
        input: ratio,
        bands: [
          { high: { at: 8000, closed: false }, points: 0 },
          { low: { at: 8000, closed: true }, points: max },
        ],
      };
    case "linear":
    case "survey-share":
      return { kind, zero, input: ratio };
    case "linear-to-target":
      return { kind, zero, input: ratio, target: 8000 };
    case "linear-with-floor":
      return { kind, zero, input: ratio, floor: 8000 };
    case "per-item-with-cap":
      return { kind, zero, input, each: Math.min(50, Math.max(1, max)) };
    case "checklist":
      return { kind, zero, items: [{ code: "a", label: "Nội dung thứ nhất", points: max }] };
    case "deduction-with-floor":
      return { kind, zero, parts: parts ?? [somePart], floor: 0 };
    case "sum-with-cap":
      return { kind, zero, parts: parts ?? [somePart] };
    case "bonus-penalty":
      return { kind, zero, parts: parts ?? [somePart], min: 0 };
    case "share-by-grade":
      return {
        kind,
        zero,
        input,
        grades: [
          { code: "tot", label: "Tốt", share: 10_000 },
          { code: "chua_tot", label: "Chưa tốt", share: 0 },
        ],
      };
    case "composite":
      return {
        kind,
        zero,
        parts: [
          { code: "a", label: "Tỷ lệ thứ nhất", input: part(ratio, `${code}.a`) },
          { code: "b", label: "Tỷ lệ thứ hai", input: part(ratio, `${code}.b`) },
        ],
        target: 10_000,
      };
    case "manual-with-reason":
      return { kind, zero, reason: "required" };
    case "knock-out":
      return { kind, zero, input, at: 1, scope: "criterion" };
  }
}

const somePart = { code: "a", label: "Khoản thứ nhất", each: 50 } as const;

function part(ratio: RatioInput, code: string): RatioInput {
  return { of: "rate", source: declaredSource(code, "Số mục"), unit: ratio.unit };
}

/** The first code of the shape `above.1`, `above.2` … that is free. */
export function freeCode(above: string, taken: readonly { readonly code: string }[]): string {
  const codes = new Set(taken.map(({ code }) => code));
  const prefix = above === "" ? "" : `${above}.`;
  for (let n = taken.length + 1; ; n += 1) {
    const code = `${prefix}${n}`;
    if (!codes.has(code)) return code;
  }
}

export function newLeaf(code: string, source: Leaf["source"]): Leaf {
  const label = "Tiêu chí thành phần mới";
  return {
    code,
    label,
    max: 100,
    rule: { kind: "yes-no", zero: "zero", input: declaredSource(code, label) },
    evidence: "",
    guidance: "",
    source,
    examples: [],
  };
}

export function newCriterion(code: string, source: Leaf["source"]): Criterion {
  return { code, label: "Tiêu chí mới", max: 100, leaves: [newLeaf(`${code}.1`, source)] };
}

export function newArea(code: string, source: Leaf["source"]): CriteriaArea {
  const criteria = [newCriterion(`${code}.1`, source)];
  return { code, label: "Lĩnh vực mới", max: 100, criteria };
}
