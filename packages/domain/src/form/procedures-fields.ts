import { defineGroup, form06a, resolution76 } from "./define.ts";
import type { Field } from "./form.ts";

const area = "procedures";
const source = resolution76("nội dung cải cách thủ tục hành chính");
const dossier = { unit: "hồ sơ", kind: "count" } as const;
const rate = { unit: "%", kind: "rate" } as const;

/** New dossiers of the period, as written reports sum them up: form II.06a, columns 4 + 5. */
const received: readonly Field[] = defineGroup(
  { area, group: "Hồ sơ tiếp nhận", source: form06a("cột 4 + cột 5") },
  [
    {
      code: "tthc.received.new",
      label: "Hồ sơ mới tiếp nhận trong kỳ",
      shortLabel: "Mới tiếp nhận",
      ...dossier,
      total: { of: ["tthc.received.online", "tthc.received.direct"], severity: "hard" },
      help: "Không bắt buộc: bằng hồ sơ trực tuyến cộng hồ sơ trực tiếp, bưu chính.",
    },
  ],
);

const handling: readonly Field[] = [
  ...defineGroup({ area, group: "Số hóa hồ sơ", source }, [
    {
      code: "tthc.digitised.on_receipt",
      label: "Hồ sơ TTHC được số hóa khi tiếp nhận",
      ...dossier,
    },
    {
      code: "tthc.digitised.on_receipt.rate",
      label: "Tỷ lệ số hóa hồ sơ TTHC khi tiếp nhận (theo công bố)",
      ...rate,
      help: "Chỉ nhập khi văn bản nêu tỷ lệ; có số hồ sơ thì nhập số hồ sơ để hệ thống tính.",
    },
    { code: "tthc.digitised.results", label: "Kết quả giải quyết TTHC được số hóa", ...dossier },
    {
      code: "tthc.digitised.results.rate",
      label: "Tỷ lệ số hóa kết quả giải quyết TTHC (theo công bố)",
      ...rate,
    },
  ]),
  ...defineGroup({ area, group: "Thanh toán trực tuyến", source }, [
    { code: "tthc.payment.with_fee", label: "Hồ sơ TTHC có phí, lệ phí", ...dossier },
    { code: "tthc.payment.online", label: "Hồ sơ TTHC thanh toán trực tuyến", ...dossier },
  ]),
  ...defineGroup({ area, group: "Trả kết quả, xin lỗi", source }, [
    {
      code: "tthc.results.by_post",
      label: "Hồ sơ trả kết quả qua dịch vụ bưu chính công ích",
      ...dossier,
    },
    {
      code: "tthc.late_apologies",
      label: "Hồ sơ quá hạn đã có văn bản xin lỗi",
      ...dossier,
      help: "Đếm số hồ sơ quá hạn được xin lỗi, không phải số văn bản.",
    },
  ]),
];

const publicity: readonly Field[] = defineGroup({ area, group: "Công khai TTHC", source }, [
  {
    code: "tthc.procedures.total",
    label: "TTHC thuộc thẩm quyền giải quyết của cấp xã",
    unit: "TTHC",
    kind: "count",
    flow: "stock",
  },
  {
    code: "tthc.procedures.online",
    label: "TTHC cung cấp dịch vụ công trực tuyến",
    unit: "TTHC",
    kind: "count",
    flow: "stock",
  },
  {
    code: "tthc.notices.total",
    label: "Thông báo niêm yết danh mục TTHC đã ban hành",
    unit: "thông báo",
    kind: "count",
  },
  {
    code: "tthc.notices.on_time",
    label: "Thông báo niêm yết danh mục TTHC kịp thời hạn",
    unit: "thông báo",
    kind: "count",
  },
  {
    code: "tthc.status_published",
    label: "Hồ sơ đã tiếp nhận được công khai tình trạng giải quyết",
    ...dossier,
  },
  {
    code: "tthc.status_published.rate",
    label: "Tỷ lệ hồ sơ được công khai tình trạng giải quyết (theo công bố)",
    ...rate,
  },
]);

const petitions: readonly Field[] = defineGroup(
  { area, group: "Phản ánh, kiến nghị về quy định hành chính", source },
  [
    {
      code: "petitions.received",
      label: "Phản ánh, kiến nghị đã tiếp nhận",
      unit: "phản ánh, kiến nghị",
      kind: "count",
      help: 'Không có phản ánh, kiến nghị nào thì chọn "Không phát sinh".',
    },
    {
      code: "petitions.answered_on_time",
      label: "Phản ánh, kiến nghị được trả lời đúng hạn",
      unit: "phản ánh, kiến nghị",
      kind: "count",
    },
  ],
);

const ballot = { unit: "phiếu", kind: "count" } as const;

const survey: readonly Field[] = defineGroup({ area, group: "Khảo sát mức độ hài lòng", source }, [
  {
    code: "survey.ballots.total",
    label: "Phiếu đánh giá hợp lệ thu về",
    shortLabel: "Tổng số phiếu",
    ...ballot,
    required: true,
    total: {
      of: [
        "survey.ballots.very_satisfied",
        "survey.ballots.satisfied",
        "survey.ballots.unsatisfied",
      ],
      severity: "hard",
    },
  },
  {
    code: "survey.ballots.very_satisfied",
    label: "Phiếu đánh giá rất hài lòng",
    shortLabel: "Rất hài lòng",
    ...ballot,
    required: true,
  },
  {
    code: "survey.ballots.satisfied",
    label: "Phiếu đánh giá hài lòng",
    shortLabel: "Hài lòng",
    ...ballot,
    required: true,
  },
  {
    code: "survey.ballots.unsatisfied",
    label: "Phiếu đánh giá không hài lòng",
    shortLabel: "Không hài lòng",
    ...ballot,
  },
]);

/** What the area of administrative procedures asks for beside the dossier table. */
export const PROCEDURE_FIELDS: readonly Field[] = [
  ...received,
  ...handling,
  ...publicity,
  ...petitions,
  ...survey,
];
