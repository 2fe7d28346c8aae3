import type { Rule, RuleKind, RuleOf, Points } from "../criteria/rule.ts";
import type { InputValue } from "../criteria/value.ts";

/** One case of a rule kind: what is fed to the leaf, and what it earns. */
export interface RuleCase {
  readonly note: string;
  readonly value: InputValue;
  readonly expect: Points | "missing" | "not-applicable";
}

/** A typical rule of one kind with its table of cases: help for whoever writes a set. */
export interface RuleExample<R extends Rule = Rule> {
  /** The kind in Vietnamese, for lists. */
  readonly label: string;
  readonly max: Points;
  readonly rule: R;
  readonly year?: number;
  readonly cases: readonly RuleCase[];
}

const source = { from: "declared", code: "input", label: "Số liệu" } as const;
const input = { of: "rate", source, unit: "hồ sơ" } as const;
const ratio = (numerator: number, denominator: number): InputValue => ({ numerator, denominator });

/** The example table of every rule kind; run as tests with exact equality. */
export const RULE_EXAMPLES: { readonly [K in RuleKind]: RuleExample<RuleOf<K>> } = {
  "yes-no": {
    label: "Có hoặc không",
    max: 200,
    rule: { kind: "yes-no", zero: "zero", input: source },
    cases: [
      { note: "Có", value: true, expect: 200 },
      { note: "Không", value: false, expect: 0 },
    ],
  },
  choice: {
    label: "Chọn một trường hợp",
    max: 100,
    rule: {
      kind: "choice",
      zero: "zero",
      input: source,
      options: [
        { code: "all", label: "Đủ", points: 100 },
        { code: "some", label: "Một phần", points: 50 },
        { code: "none", label: "Chưa có", points: 0 },
      ],
    },
    cases: [
      { note: "Một phần", value: "some", expect: 50 },
      { note: "Trường hợp không có trong danh sách", value: "most", expect: "missing" },
    ],
  },
  "deadline-tiers": {
    label: "Theo mốc thời hạn",
    max: 100,
    year: 2025,
    rule: {
      kind: "deadline-tiers",
      zero: "zero",
      input: source,
      tiers: [
        { until: { by: "calendar", year: 0, month: 1, day: 31 }, points: 100 },
        { until: { by: "calendar", year: 0, month: 2, day: 31 }, points: 50 },
      ],
      after: 0,
    },
    cases: [
      { note: "Ngày cuối tháng 1", value: "2025-01-31", expect: 100 },
      { note: "Ngày đầu tháng 2", value: "2025-02-01", expect: 50 },
      { note: "Ngày đầu tháng 3", value: "2025-03-01", expect: 0 },
    ],
  },
  steps: {
    label: "Theo bậc",
    max: 700,
    rule: {
      kind: "steps",
      zero: "exclude",
      input,
      bands: [
        { high: { at: 9800, closed: false }, points: 0 },
        { low: { at: 9800, closed: true }, high: { at: 10_000, closed: false }, points: 500 },
        { low: { at: 10_000, closed: true }, points: 700 },
      ],
    },
    cases: [
      { note: "97,99 %", value: ratio(9799, 10_000), expect: 0 },
      { note: "Đúng 98 %", value: ratio(98, 100), expect: 500 },
      { note: "98,01 %", value: ratio(9801, 10_000), expect: 500 },
      { note: "100 %", value: ratio(100, 100), expect: 700 },
      { note: "Không phát sinh", value: { state: "none" }, expect: "not-applicable" },
    ],
  },
  linear: {
    label: "Theo tỷ lệ",
    max: 600,
    rule: { kind: "linear", zero: "zero", input },
    cases: [
      { note: "97 trên 103", value: ratio(97, 103), expect: 565 },
      { note: "Mẫu số bằng 0", value: ratio(0, 0), expect: 0 },
      { note: "Chưa có số liệu", value: { state: "unknown" }, expect: "missing" },
    ],
  },
  "linear-to-target": {
    label: "Theo tỷ lệ so với chỉ tiêu",
    max: 200,
    rule: { kind: "linear-to-target", zero: "zero", input, target: 8000 },
    cases: [
      { note: "Dưới chỉ tiêu 80 %", value: ratio(79, 100), expect: 198 },
      { note: "Đúng chỉ tiêu", value: ratio(80, 100), expect: 200 },
      { note: "Trên chỉ tiêu", value: ratio(81, 100), expect: 200 },
    ],
  },
  "linear-with-floor": {
    label: "Theo tỷ lệ, có mức tối thiểu",
    max: 300,
    rule: { kind: "linear-with-floor", zero: "zero", input, floor: 8000 },
    cases: [
      { note: "Dưới mức 80 %", value: ratio(79, 100), expect: 0 },
      { note: "Đúng mức", value: ratio(80, 100), expect: 240 },
      { note: "Trên mức", value: ratio(81, 100), expect: 243 },
    ],
  },
  "per-item-with-cap": {
    label: "Mỗi mục một số điểm, có mức tối đa",
    max: 200,
    rule: { kind: "per-item-with-cap", zero: "zero", input: source, each: 50 },
    cases: [
      { note: "Ba mục", value: 3, expect: 150 },
      { note: "Bốn mục", value: 4, expect: 200 },
      { note: "Năm mục", value: 5, expect: 200 },
    ],
  },
  checklist: {
    label: "Danh mục việc đã làm",
    max: 100,
    rule: {
      kind: "checklist",
      zero: "zero",
      items: [
        { code: "plan", label: "Có kế hoạch", points: 40 },
        { code: "report", label: "Có báo cáo", points: 60 },
      ],
    },
    cases: [
      { note: "Chỉ có kế hoạch", value: { items: ["plan"] }, expect: 40 },
      { note: "Đủ cả hai", value: { items: ["plan", "report"] }, expect: 100 },
    ],
  },
  "deduction-with-floor": {
    label: "Trừ điểm, có mức thấp nhất",
    max: 200,
    rule: {
      kind: "deduction-with-floor",
      zero: "full",
      floor: 0,
      parts: [
        { code: "late", label: "Gửi muộn", each: 25 },
        { code: "missing", label: "Không gửi", each: 50 },
      ],
    },
    cases: [
      { note: "Muộn 2, thiếu 1", value: { counts: { late: 2, missing: 1 } }, expect: 100 },
      { note: "Vừa hết điểm", value: { counts: { missing: 4 } }, expect: 0 },
      { note: "Quá mức", value: { counts: { missing: 5 } }, expect: 0 },
    ],
  },
  "share-by-grade": {
    label: "Theo mức xếp loại",
    max: 200,
    rule: {
      kind: "share-by-grade",
      zero: "zero",
      input: source,
      grades: [
        { code: "good", label: "Tốt", share: 10_000 },
        { code: "fair", label: "Khá", share: 7500 },
        { code: "weak", label: "Yếu", share: 0 },
      ],
    },
    cases: [
      { note: "Khá", value: "fair", expect: 150 },
      {
        note: "Một tốt, một khá, một yếu",
        value: { counts: { good: 1, fair: 1, weak: 1 } },
        expect: 117,
      },
    ],
  },
  "survey-share": {
    label: "Theo kết quả khảo sát",
    max: 3000,
    rule: {
      kind: "survey-share",
      zero: "exclude",
      input,
      answers: [
        { code: "yes", label: "Hài lòng", satisfied: true },
        { code: "no", label: "Không hài lòng", satisfied: false },
      ],
    },
    cases: [
      { note: "140 trên 145 phiếu", value: { counts: { yes: 140, no: 5 } }, expect: 2897 },
      { note: "Tỷ lệ công bố 86,25 %", value: { rate: 8625 }, expect: 2588 },
      { note: "Chưa khảo sát", value: { state: "none" }, expect: "not-applicable" },
    ],
  },
  composite: {
    label: "Một trừ tổng các tỷ lệ",
    max: 600,
    rule: {
      kind: "composite",
      zero: "zero",
      target: 9000,
      parts: [
        {
          code: "late",
          label: "Quá hạn",
          input: { ...input, source: { ...source, code: "late" } },
        },
        { code: "bad", label: "Bị chê", input: { ...input, source: { ...source, code: "bad" } } },
      ],
    },
    cases: [
      { note: "Còn 89 %", value: ratio(89, 100), expect: 593 },
      { note: "Còn đúng 90 %", value: ratio(90, 100), expect: 600 },
      { note: "Còn 91 %", value: ratio(91, 100), expect: 600 },
    ],
  },
  "manual-with-reason": {
    label: "Cán bộ chấm, kèm lý do",
    max: 200,
    rule: { kind: "manual-with-reason", zero: "manual", reason: "required" },
    cases: [
      { note: "Có lý do", value: { claim: 150, reason: "Đạt ba trên bốn ý" }, expect: 150 },
      { note: "Thiếu lý do", value: { claim: 150 }, expect: "missing" },
      { note: "Quá điểm tối đa", value: { claim: 201, reason: "Vượt" }, expect: "missing" },
    ],
  },
  "knock-out": {
    label: "Điều kiện loại",
    max: 0,
    rule: { kind: "knock-out", zero: "full", input: source, at: 1, scope: "area" },
    cases: [
      { note: "Không vi phạm", value: 0, expect: 0 },
      { note: "Có vi phạm: các mục trong phạm vi mất điểm", value: 1, expect: 0 },
    ],
  },
  "sum-with-cap": {
    label: "Cộng dồn nhiều loại, có mức tối đa",
    max: 150,
    rule: {
      kind: "sum-with-cap",
      zero: "zero",
      parts: [
        { code: "items", label: "Tin, bài", each: 10 },
        { code: "talks", label: "Hội nghị", each: 50, cap: 100 },
      ],
    },
    cases: [
      { note: "Năm tin, hai hội nghị", value: { counts: { items: 5, talks: 2 } }, expect: 150 },
      { note: "Hội nghị quá mức riêng", value: { counts: { talks: 3 } }, expect: 100 },
      { note: "Quá điểm tối đa", value: { counts: { items: 6, talks: 2 } }, expect: 150 },
    ],
  },
  "bonus-penalty": {
    label: "Điểm thưởng, điểm trừ",
    max: 300,
    rule: {
      kind: "bonus-penalty",
      zero: "zero",
      min: -300,
      parts: [
        { code: "models", label: "Mô hình mới", each: 100, cap: 200 },
        { code: "criticised", label: "Bị phê bình", each: -100 },
      ],
    },
    cases: [
      {
        note: "Ba mô hình, một lần bị phê bình",
        value: { counts: { models: 3, criticised: 1 } },
        expect: 100,
      },
      { note: "Trừ quá mức", value: { counts: { criticised: 4 } }, expect: -300 },
    ],
  },
};
