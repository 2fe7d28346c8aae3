import { area, criterion, declared, field, indicator, paper } from "./define.ts";
import { base, ratioCases } from "./reference-words.ts";
import type { BonusBlock, CriteriaArea } from "./set.ts";

const PROCEDURES = area("3", "Cải cách thủ tục hành chính", 2200, [
  criterion("3.1", "Công khai và giải quyết TTHC", base(3, "Biểu II.06a, ảnh niêm yết."), [
    {
      code: "3.1.1",
      label: "Niêm yết, công khai TTHC",
      max: 300,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          { code: "desk", label: "Tại Bộ phận Tiếp nhận và trả kết quả", points: 100 },
          { code: "site", label: "Trên trang thông tin điện tử", points: 100 },
          { code: "qr", label: "Bằng mã QR", points: 100 },
        ],
      },
      guidance: "Mỗi hình thức 1 điểm.",
      examples: [
        { note: "Chưa có QR", values: { "3.1.1": { items: ["desk", "site"] } }, expect: 200 },
      ],
    },
    {
      code: "3.1.2",
      label: "Hồ sơ TTHC giải quyết trước hạn, đúng hạn",
      max: 700,
      rule: {
        kind: "steps",
        zero: "exclude",
        input: indicator("on_time", "Hồ sơ giải quyết đúng hạn", "hồ sơ đúng hạn"),
        bands: [
          { high: { at: 9000, closed: false }, points: 0 },
          { low: { at: 9000, closed: true }, high: { at: 9500, closed: false }, points: 300 },
          { low: { at: 9500, closed: true }, high: { at: 9800, closed: false }, points: 400 },
          { low: { at: 9800, closed: true }, high: { at: 10_000, closed: false }, points: 500 },
          { low: { at: 10_000, closed: true }, points: 700 },
        ],
      },
      guidance:
        "100 %: 7 điểm; từ 98 đến dưới 100 %: 5; từ 95 đến dưới 98 %: 4; từ 90 đến dưới 95 %: 3; dưới 90 %: 0.",
      examples: ratioCases("on_time", [
        [899, 1000, 0],
        [900, 1000, 300],
        [949, 1000, 300],
        [950, 1000, 400],
        [979, 1000, 400],
        [980, 1000, 500],
        [999, 1000, 500],
        [1000, 1000, 700],
        [0, 0, "not-applicable"],
      ]),
    },
    {
      code: "3.1.3",
      label: "Văn bản xin lỗi đối với hồ sơ quá hạn",
      max: 200,
      rule: {
        kind: "linear",
        zero: "full",
        input: indicator("late_apologies", "Hồ sơ quá hạn đã xin lỗi", "văn bản xin lỗi"),
      },
      guidance: "Tỷ lệ × 2 điểm; không có hồ sơ quá hạn: đủ điểm.",
      examples: ratioCases("late_apologies", [
        [2, 3, 133],
        [0, 0, 200],
      ]),
    },
  ]),
  criterion("3.2", "Phục vụ người dân", base(3, "Sổ theo dõi, số liệu hệ thống một cửa."), [
    {
      code: "3.2.1",
      label: "Phản ánh, kiến nghị trả lời đúng hạn",
      max: 300,
      rule: {
        kind: "linear",
        zero: "full",
        input: indicator(
          "petitions_on_time",
          "Phản ánh, kiến nghị trả lời đúng hạn",
          "phản ánh trả lời đúng hạn",
        ),
      },
      guidance: "Tỷ lệ × 3 điểm; không phát sinh: đủ điểm.",
      examples: [
        ...ratioCases("petitions_on_time", [[5, 6, 250]]),
        {
          note: "Không phát sinh",
          values: { petitions_on_time: { state: "none" } },
          expect: 300,
        },
      ],
    },
    {
      code: "3.2.2",
      label: "Hồ sơ tiếp nhận trực tuyến",
      max: 500,
      rule: {
        kind: "linear-to-target",
        zero: "exclude",
        input: indicator("online_receipt", "Hồ sơ tiếp nhận trực tuyến", "hồ sơ trực tuyến"),
        target: 8000,
      },
      guidance: "Từ 80 % trở lên: 5 điểm; thấp hơn: theo tỷ lệ so với 80 %.",
      examples: ratioCases("online_receipt", [
        [79, 100, 494],
        [80, 100, 500],
        [1049, 1058, 500],
      ]),
    },
    {
      code: "3.2.3",
      label: "Trả kết quả qua bưu chính, tiếp nhận không phụ thuộc địa giới",
      max: 200,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          { code: "post", label: "Có trả kết quả qua bưu chính công ích", points: 100 },
          { code: "anywhere", label: "Có tiếp nhận không phụ thuộc địa giới", points: 100 },
        ],
      },
      guidance: "Mỗi hình thức 1 điểm.",
      examples: [{ note: "Chỉ bưu chính", values: { "3.2.3": { items: ["post"] } }, expect: 100 }],
    },
  ]),
]);

const CIVIL_SERVICE = area("5", "Cải cách chế độ công vụ", 700, [
  criterion("5.1", "Cán bộ, công chức", base(5, "Hồ sơ cán bộ, kế hoạch đào tạo."), [
    {
      code: "5.1.1",
      label: "Cán bộ, công chức đạt chuẩn",
      max: 200,
      rule: {
        kind: "linear",
        zero: "manual",
        input: indicator("staff_at_standard", "Cán bộ, công chức đạt chuẩn", "người đạt chuẩn"),
      },
      guidance: "Tỷ lệ × 2 điểm.",
      examples: ratioCases("staff_at_standard", [
        [20, 21, 190],
        [0, 0, "missing"],
      ]),
    },
    {
      code: "5.1.2",
      label: "Đào tạo, bồi dưỡng theo kế hoạch",
      max: 200,
      rule: {
        kind: "linear",
        zero: "exclude",
        input: indicator("staff_trained", "Lượt đào tạo theo kế hoạch", "lượt đào tạo"),
      },
      guidance: "Tỷ lệ × 2 điểm; không có kế hoạch đào tạo: không tính tiêu chí này.",
      examples: ratioCases("staff_trained", [
        [7, 8, 175],
        [0, 0, "not-applicable"],
      ]),
    },
    {
      code: "5.1.3",
      label: "Kỷ luật, kỷ cương hành chính",
      max: 300,
      rule: {
        kind: "deduction-with-floor",
        zero: "full",
        parts: [
          {
            code: "violations",
            label: "Cán bộ, công chức vi phạm",
            each: 50,
            source: field("staff.violations", "Cán bộ, công chức vi phạm kỷ luật, kỷ cương"),
          },
        ],
        floor: 0,
      },
      guidance: "Mỗi trường hợp vi phạm trừ 0,5 điểm.",
      examples: [
        { note: "Một người", values: { "staff.violations": 1 }, expect: 250 },
        { note: "Sáu người", values: { "staff.violations": 6 }, expect: 0 },
        { note: "Bảy người", values: { "staff.violations": 7 }, expect: 0 },
        { note: "Không phát sinh", values: { "staff.violations": { state: "none" } }, expect: 300 },
      ],
    },
    {
      code: "5.1.4",
      label: "Vi phạm nghiêm trọng (mất toàn bộ điểm của lĩnh vực)",
      max: 0,
      rule: {
        kind: "knock-out",
        zero: "full",
        input: paper("staff.serious_violations", "Vi phạm nghiêm trọng có kết luận"),
        at: 1,
        scope: "area",
      },
      guidance: "Có vi phạm nghiêm trọng đã kết luận: cả lĩnh vực 0 điểm.",
      examples: [{ note: "Không có", values: { "staff.serious_violations": 0 }, expect: 0 }],
    },
  ]),
]);

const PUBLIC_FINANCE = area("6", "Cải cách tài chính công", 600, [
  criterion("6.1", "Ngân sách, tài sản công", base(6, "Quyết định công khai, quy chế."), [
    {
      code: "6.1.1",
      label: "Công khai ngân sách trong 30 ngày",
      max: 200,
      rule: {
        kind: "deadline-tiers",
        zero: "zero",
        input: field("budget.estimate.published_on", "Ngày công khai dự toán ngân sách"),
        since: paper("budget.estimate.decided_on", "Ngày quyết định dự toán"),
        tiers: [
          { until: { by: "days", days: 30 }, points: 200 },
          { until: { by: "days", days: 45 }, points: 100 },
        ],
        after: 0,
      },
      guidance: "Trong 30 ngày: 2 điểm; đến 45 ngày: 1 điểm; muộn hơn: 0 điểm.",
      examples: [
        {
          note: "Ngày thứ 30",
          values: {
            "budget.estimate.decided_on": "2023-01-01",
            "budget.estimate.published_on": "2023-01-31",
          },
          expect: 200,
        },
        {
          note: "Ngày thứ 31",
          values: {
            "budget.estimate.decided_on": "2023-01-01",
            "budget.estimate.published_on": "2023-02-01",
          },
          expect: 100,
        },
      ],
    },
    {
      code: "6.1.2",
      label: "Quy chế chi tiêu nội bộ và tài sản công",
      max: 200,
      rule: {
        kind: "yes-no",
        zero: "zero",
        input: declared("finance.rules", "Có đủ quy chế chi tiêu nội bộ và tài sản công"),
      },
      guidance: "Có cả hai quy chế: 2 điểm; thiếu một: 0 điểm.",
      examples: [{ note: "Có", values: { "finance.rules": true }, expect: 200 }],
    },
    {
      code: "6.1.3",
      label: "Thực hành tiết kiệm, chống lãng phí",
      max: 200,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          {
            code: "programme",
            label: "Có chương trình",
            points: 100,
            source: field("finance.thrift_programme", "Có chương trình thực hành tiết kiệm"),
          },
          { code: "report", label: "Có báo cáo kết quả", points: 100 },
        ],
      },
      guidance: "Chương trình 1 điểm, báo cáo 1 điểm.",
      examples: [
        {
          note: "Có cả hai",
          values: { "finance.thrift_programme": true, "6.1.3.report": true },
          expect: 200,
        },
      ],
    },
  ]),
]);

interface DigitalLeaf {
  readonly code: string;
  readonly label: string;
  readonly max: number;
  readonly by: string;
  readonly unit: string;
  readonly cases: readonly (readonly [number, number, number])[];
}

const DIGITAL_RATES: readonly DigitalLeaf[] = [
  {
    code: "7.1.1",
    label: "Số hóa hồ sơ khi tiếp nhận",
    max: 300,
    by: "digitised_on_receipt",
    unit: "hồ sơ được số hóa",
    cases: [[1054, 1059, 299]],
  },
  {
    code: "7.1.2",
    label: "Số hóa kết quả giải quyết",
    max: 300,
    by: "digitised_results",
    unit: "kết quả được số hóa",
    cases: [[1, 2, 150]],
  },
  {
    code: "7.1.3",
    label: "Thanh toán trực tuyến",
    max: 200,
    by: "online_payment",
    unit: "hồ sơ thanh toán trực tuyến",
    cases: [[150, 400, 75]],
  },
  {
    code: "7.1.4",
    label: "Văn bản đi được ký số",
    max: 200,
    by: "e_documents_signed",
    unit: "văn bản ký số",
    cases: [[199, 200, 199]],
  },
];

const DIGITAL = area("7", "Xây dựng, phát triển chính quyền điện tử, chính quyền số", 1200, [
  criterion("7.1", "Chính quyền số", base(7, "Số liệu hệ thống, chứng nhận."), [
    ...DIGITAL_RATES.map(
      ({ code, label, max, by, unit, cases }) =>
        ({
          code,
          label,
          max,
          rule: { kind: "linear", zero: "exclude", input: indicator(by, label, unit) },
          guidance: `Tỷ lệ × ${max / 100} điểm; không phát sinh: không tính tiêu chí này.`,
          examples: ratioCases(by, cases),
        }) as const,
    ),
    {
      code: "7.1.5",
      label: "Áp dụng TCVN ISO 9001:2015",
      max: 100,
      rule: {
        kind: "yes-no",
        zero: "zero",
        input: field("digital.iso", "Áp dụng hệ thống quản lý chất lượng"),
      },
      guidance: "Có: 1 điểm; không: 0 điểm.",
      examples: [{ note: "Không", values: { "digital.iso": false }, expect: 0 }],
    },
    {
      code: "7.1.6",
      label: "Có trang thông tin điện tử",
      max: 100,
      rule: {
        kind: "yes-no",
        zero: "zero",
        input: field("digital.website", "Có trang thông tin điện tử"),
      },
      guidance: "Có: 1 điểm; không: 0 điểm.",
      examples: [{ note: "Có", values: { "digital.website": true }, expect: 100 }],
    },
  ]),
]);

const SURVEY = area("8", "Khảo sát, tác động của CCHC", 3000, [
  criterion("8.1", "Mức độ hài lòng (SIPAS)", base(8, "Kết quả khảo sát được công bố."), [
    {
      code: "8.1.1",
      label: "Chỉ số hài lòng của người dân, tổ chức",
      max: 3000,
      survey: true,
      rule: {
        kind: "survey-share",
        zero: "exclude",
        input: {
          of: "rate",
          source: { from: "survey", code: "sipas", label: "Kết quả khảo sát SIPAS" },
          unit: "phiếu hài lòng",
        },
        answers: [
          { code: "very_satisfied", label: "Rất hài lòng", satisfied: true },
          { code: "satisfied", label: "Hài lòng", satisfied: true },
          { code: "neutral", label: "Bình thường", satisfied: false },
          { code: "unsatisfied", label: "Không hài lòng", satisfied: false },
        ],
      },
      guidance: "Tỷ lệ phiếu hài lòng và rất hài lòng × 30 điểm.",
      examples: [
        {
          note: "145 phiếu, 140 hài lòng",
          values: { "8.1.1": { counts: { very_satisfied: 105, satisfied: 35, unsatisfied: 5 } } },
          expect: 2897,
        },
        { note: "Tỷ lệ công bố 86,25 %", values: { sipas: { rate: 8625 } }, expect: 2588 },
      ],
    },
  ]),
]);

/** Areas 3 and 5 to 8 of the reference set. */
export const SERVICE_AREAS: {
  readonly procedures: CriteriaArea;
  readonly rest: readonly CriteriaArea[];
} = { procedures: PROCEDURES, rest: [CIVIL_SERVICE, PUBLIC_FINANCE, DIGITAL, SURVEY] };

/** ±3 points beside the 100. */
export const REFERENCE_BONUS: BonusBlock = {
  label: "Điểm thưởng, điểm trừ",
  min: -300,
  max: 300,
  leaves: [
    {
      ...base(9, "Quyết định công nhận, khen thưởng, phê bình."),
      code: "B.1",
      label: "Mô hình mới, khen thưởng; bị phê bình về CCHC",
      max: 300,
      rule: {
        kind: "bonus-penalty",
        zero: "zero",
        min: -300,
        parts: [
          { code: "models", label: "Mô hình, cách làm mới", each: 100, cap: 200 },
          { code: "awards", label: "Khen thưởng về CCHC", each: 50, cap: 100 },
          { code: "criticised", label: "Văn bản phê bình về CCHC", each: -100 },
        ],
      },
      guidance:
        "Mô hình mới 1 điểm (tối đa 2), khen thưởng 0,5 (tối đa 1), mỗi lần phê bình trừ 1.",
      examples: [
        { note: "Ba mô hình", values: { "B.1": { counts: { models: 3 } } }, expect: 200 },
        {
          note: "Bị phê bình hai lần",
          values: { "B.1": { counts: { criticised: 2 } } },
          expect: -200,
        },
        { note: "Trừ quá mức", values: { "B.1": { counts: { criticised: 4 } } }, expect: -300 },
      ],
    },
  ],
};
