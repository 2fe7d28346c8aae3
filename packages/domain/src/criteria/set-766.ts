import type { LegalSource } from "../form/form.ts";
import { type LeafSpec, area, criterion, declared, field, given } from "./define.ts";
import type { RatioInput, Share, ZeroPolicy } from "./rule.ts";
import type { CriteriaSet, LeafExample } from "./set.ts";

const DECISION = "Quyết định 766/QĐ-TTg ngày 23/6/2022";

function clause(text: string): LegalSource {
  return { document: DECISION, clause: text };
}

const EVIDENCE = "Số liệu của Cổng Dịch vụ công quốc gia, Hệ thống thông tin giải quyết TTHC.";

function base(group: number): { readonly source: LegalSource; readonly evidence: string } {
  return { source: clause(`Nhóm chỉ số ${group}`), evidence: EVIDENCE };
}

interface RatioLeaf {
  readonly code: string;
  readonly label: string;
  readonly max: number;
  readonly zero: ZeroPolicy;
  /** What one more of the numerator is. */
  readonly unit: string;
  readonly target?: Share;
  readonly input?: RatioInput;
  /** numerator, denominator, points in hundredths. */
  readonly cases: readonly (readonly [number, number, number])[];
}

/** What a denominator of 0 gives, as a case. */
function zeroCase({ code, zero, max }: RatioLeaf): LeafExample {
  const values = { [code]: { numerator: 0, denominator: 0 } };
  const expect = { full: max, zero: 0, manual: "missing", exclude: "not-applicable" } as const;
  return { note: "Mẫu số bằng 0", values, expect: expect[zero] };
}

function ratioLeaf(spec: RatioLeaf): LeafSpec {
  const { code, label, max, zero, unit, target } = spec;
  const input = spec.input ?? given(code, label, unit);
  const share = target === undefined ? "" : ` so với chỉ tiêu ${target / 100} %`;
  return {
    code,
    label,
    max,
    rule:
      target === undefined
        ? { kind: "linear", zero, input }
        : { kind: "linear-to-target", zero, input, target },
    guidance: `Điểm tối đa × tỷ lệ${share}, làm tròn đến 0,01 điểm.`,
    source: clause(`Chỉ số ${code}`),
    examples: [
      ...spec.cases.map(([numerator, denominator, expect]) => ({
        note: `${numerator} trên ${denominator}`,
        values: { [code]: { numerator, denominator } },
        expect,
      })),
      zeroCase(spec),
    ],
  };
}

const RECEIVED = field("tthc.received.total", "Hồ sơ tiếp nhận");

const OPENNESS = area("1", "Công khai, minh bạch", 1800, [
  criterion("1", "Công khai, minh bạch", base(1), [
    ratioLeaf({
      code: "1.1",
      label: "Tỷ lệ TTHC công bố đúng hạn",
      max: 600,
      zero: "manual",
      unit: "TTHC công bố đúng hạn",
      cases: [
        [19, 20, 570],
        [20, 20, 600],
      ],
    }),
    ratioLeaf({
      code: "1.2",
      label: "Tỷ lệ TTHC cập nhật, công khai đúng hạn",
      max: 400,
      zero: "manual",
      unit: "TTHC công khai đúng hạn",
      cases: [[2, 3, 267]],
    }),
    ratioLeaf({
      code: "1.3",
      label: "Tỷ lệ TTHC công khai có đầy đủ nội dung",
      max: 200,
      zero: "manual",
      unit: "TTHC đủ nội dung",
      cases: [[1, 3, 67]],
    }),
    ratioLeaf({
      code: "1.4",
      label: "Tỷ lệ hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia",
      max: 600,
      zero: "zero",
      unit: "hồ sơ đồng bộ",
      cases: [
        [1049, 1059, 594],
        [1059, 1059, 600],
      ],
    }),
  ]),
]);

const PROGRESS = area("2", "Tiến độ giải quyết", 2000, [
  criterion("2", "Tiến độ giải quyết", base(2), [
    ratioLeaf({
      code: "2.1",
      label: "Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn và còn trong hạn",
      max: 2000,
      zero: "zero",
      unit: "hồ sơ đúng hạn hoặc còn trong hạn",
      input: {
        of: "sums",
        numerator: [
          field("tthc.resolved.early", "Hồ sơ giải quyết trước hạn"),
          field("tthc.resolved.on_time", "Hồ sơ giải quyết đúng hạn"),
          field("tthc.pending.in_time", "Hồ sơ đang giải quyết còn trong hạn"),
        ],
        denominator: [RECEIVED],
        unit: "hồ sơ đúng hạn hoặc còn trong hạn",
      },
      cases: [
        [1059, 1059, 2000],
        [1039, 1059, 1962],
      ],
    }),
  ]),
]);

const ONLINE = area("3", "Dịch vụ công trực tuyến", 1200, [
  criterion("3", "Dịch vụ công trực tuyến", base(3), [
    {
      code: "3",
      label: "Cung cấp dịch vụ công trực tuyến (một điểm chung cho cả nhóm)",
      max: 1200,
      rule: { kind: "manual-with-reason", zero: "manual", reason: "optional" },
      guidance: "Nhập điểm của cả nhóm theo kết quả trên Cổng Dịch vụ công quốc gia.",
      examples: [
        { note: "Được 10,5 điểm", values: { "3": { claim: 1050 } }, expect: 1050 },
        { note: "Quá điểm tối đa", values: { "3": { claim: 1201 } }, expect: "missing" },
      ],
    },
  ]),
]);

const PAYMENT = area("4", "Thanh toán trực tuyến", 1000, [
  criterion("tt", "Thanh toán trực tuyến", base(4), [
    ratioLeaf({
      code: "tt.a",
      label: "Tỷ lệ hồ sơ thanh toán trực tuyến",
      max: 600,
      zero: "zero",
      unit: "hồ sơ thanh toán trực tuyến",
      input: {
        of: "sums",
        numerator: [field("tthc.payment.online", "Hồ sơ thanh toán trực tuyến")],
        denominator: [field("tthc.payment.with_fee", "Hồ sơ có phí, lệ phí")],
        unit: "hồ sơ thanh toán trực tuyến",
      },
      cases: [[150, 400, 225]],
    }),
    ratioLeaf({
      code: "tt.b",
      label: "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến",
      max: 200,
      zero: "zero",
      target: 8000,
      unit: "TTHC có giao dịch thanh toán trực tuyến",
      cases: [
        [79, 100, 198],
        [80, 100, 200],
        [81, 100, 200],
      ],
    }),
    ratioLeaf({
      code: "tt.c",
      label: "Tỷ lệ TTHC có phí, lệ phí có phát sinh hồ sơ",
      max: 200,
      zero: "zero",
      target: 8000,
      unit: "TTHC có phí phát sinh hồ sơ",
      cases: [[30, 50, 150]],
    }),
  ]),
]);

const DIGITISATION = area("5", "Số hóa hồ sơ", 2200, [
  criterion("4", "Số hóa hồ sơ", base(5), [
    ratioLeaf({
      code: "4.1",
      label: "Tỷ lệ hồ sơ cấp kết quả điện tử có giá trị pháp lý",
      max: 600,
      zero: "zero",
      unit: "hồ sơ cấp kết quả điện tử",
      cases: [[872, 1059, 494]],
    }),
    ratioLeaf({
      code: "4.2",
      label: "Tỷ lệ hồ sơ số hóa cả thành phần hồ sơ và kết quả",
      max: 400,
      zero: "zero",
      unit: "hồ sơ số hóa đầy đủ",
      cases: [[312, 1059, 118]],
    }),
    ratioLeaf({
      code: "4.bs",
      label: "Tỷ lệ cấp bản sao chứng thực điện tử từ bản chính",
      max: 200,
      zero: "full",
      unit: "bản sao chứng thực điện tử",
      cases: [[89, 201, 89]],
    }),
    ratioLeaf({
      code: "4.3",
      label: "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa",
      max: 200,
      zero: "zero",
      target: 8000,
      unit: "hồ sơ dùng lại dữ liệu số hóa",
      cases: [[12, 1059, 3]],
    }),
    ratioLeaf({
      code: "4.4",
      label: "Tỷ lệ kết nối, chia sẻ dữ liệu với kho dữ liệu cá nhân",
      max: 400,
      zero: "zero",
      unit: "hồ sơ liên kết kho dữ liệu",
      cases: [[191, 1059, 72]],
    }),
    ratioLeaf({
      code: "4.5a",
      label: "Tỷ lệ TTHC khai thác cơ sở dữ liệu quốc gia về dân cư",
      max: 200,
      zero: "zero",
      unit: "TTHC khai thác dữ liệu dân cư",
      cases: [[19, 240, 16]],
    }),
    ratioLeaf({
      code: "4.5b",
      label: "Tỷ lệ hồ sơ khai thác cơ sở dữ liệu quốc gia về dân cư",
      max: 200,
      zero: "zero",
      unit: "hồ sơ khai thác dữ liệu dân cư",
      cases: [[1059, 1059, 200]],
    }),
  ]),
]);

const SATISFACTION = area("6", "Mức độ hài lòng", 1800, [
  criterion("5", "Mức độ hài lòng", base(6), [
    ratioLeaf({
      code: "5.2",
      label: "Tỷ lệ phản ánh, kiến nghị được xử lý đúng hạn",
      max: 600,
      zero: "full",
      unit: "phản ánh, kiến nghị trả lời đúng hạn",
      input: {
        of: "sums",
        numerator: [field("petitions.answered_on_time", "Phản ánh, kiến nghị trả lời đúng hạn")],
        denominator: [field("petitions.received", "Phản ánh, kiến nghị đã tiếp nhận")],
        unit: "phản ánh, kiến nghị trả lời đúng hạn",
      },
      cases: [[7, 9, 467]],
    }),
    ratioLeaf({
      code: "5.3",
      label: "Tỷ lệ hài lòng với việc xử lý phản ánh, kiến nghị",
      max: 600,
      zero: "full",
      unit: "phản ánh, kiến nghị không bị chê, không quá hạn",
      cases: [[8, 9, 533]],
    }),
    {
      code: "5.4",
      label: "Mức độ hài lòng trong tiếp nhận, giải quyết TTHC",
      max: 600,
      rule: {
        kind: "composite",
        zero: "zero",
        target: 9000,
        parts: [
          {
            code: "late",
            label: "Tỷ lệ hồ sơ quá hạn",
            input: { of: "rate", source: declared("5.4.late", "Hồ sơ quá hạn"), unit: "hồ sơ" },
          },
          {
            code: "complained",
            label: "Tỷ lệ hồ sơ bị phản ánh, kiến nghị",
            input: {
              of: "rate",
              source: declared("5.4.complained", "Hồ sơ bị phản ánh, kiến nghị"),
              unit: "hồ sơ",
            },
          },
        ],
      },
      guidance:
        "Điểm tối đa × [1 − (tỷ lệ quá hạn + tỷ lệ bị phản ánh)] so với chỉ tiêu 90 %. Có thể nhập thẳng tử số, mẫu số của tỷ lệ còn lại.",
      source: clause("Chỉ số 5.4"),
      examples: [
        {
          note: "Quá hạn 100, bị phản ánh 50 trên 1.000 hồ sơ: còn 85 % so với 90 %",
          values: {
            "5.4.late": { numerator: 100, denominator: 1000 },
            "5.4.complained": { numerator: 50, denominator: 1000 },
          },
          expect: 567,
        },
        {
          note: "Còn đúng 90 %",
          values: {
            "5.4.late": { numerator: 99, denominator: 1000 },
            "5.4.complained": { numerator: 1, denominator: 1000 },
          },
          expect: 600,
        },
        {
          note: "Nhập thẳng tỷ lệ còn lại",
          values: { "5.4": { numerator: 850, denominator: 1000 } },
          expect: 567,
        },
        {
          note: "Không có hồ sơ",
          values: { "5.4": { numerator: 0, denominator: 0 } },
          expect: 0,
        },
      ],
    },
  ]),
]);

/**
 * The index of QĐ 766/QĐ-TTg, whole: 18 + 20 + 12 + 10 + 22 + 18 points. Each leaf is rounded half
 * up to 0,01, then the rounded leaves are added.
 */
export const SET_766: CriteriaSet = {
  id: "766",
  version: 1,
  name: "Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ (Quyết định 766)",
  unitKind: "commune",
  from: "2022-06-23",
  decision: clause("Bộ chỉ số kèm theo Quyết định"),
  max: 10_000,
  areas: [OPENNESS, PROGRESS, ONLINE, PAYMENT, DIGITISATION, SATISFACTION],
  surveyShare: 0,
  rounding: "leaf-half-up-2",
  notApplicable: "rescale",
  missing: "stop",
  grades: [
    { code: "excellent", label: "Xuất sắc", from: 9000 },
    { code: "good", label: "Tốt", from: 8000 },
    { code: "fair", label: "Khá", from: 7000 },
    { code: "average", label: "Trung bình", from: 5000 },
    { code: "weak", label: "Yếu", from: 0 },
  ],
  blocks: [],
  examples: [
    {
      note: "Nhóm số hóa: cộng các điểm đã làm tròn được 9,92; cộng trước khi làm tròn chỉ được 9,91",
      values: {
        "4.1": { numerator: 872, denominator: 1059 },
        "4.2": { numerator: 312, denominator: 1059 },
        "4.bs": { numerator: 89, denominator: 201 },
        "4.3": { numerator: 12, denominator: 1059 },
        "4.4": { numerator: 191, denominator: 1059 },
        "4.5a": { numerator: 19, denominator: 240 },
        "4.5b": { numerator: 1059, denominator: 1059 },
      },
      leaves: {
        "4.1": 494,
        "4.2": 118,
        "4.bs": 89,
        "4.3": 3,
        "4.4": 72,
        "4.5a": 16,
        "4.5b": 200,
      },
      sum: 992,
    },
  ],
};
