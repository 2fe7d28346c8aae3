import { defineGroup, resolution76 } from "./define.ts";
import type { Field } from "./form.ts";

const institutions: readonly Field[] = defineGroup(
  {
    area: "institutions",
    group: "Rà soát, kiểm tra văn bản",
    source: resolution76("nội dung cải cách thể chế"),
  },
  [
    {
      code: "documents.to_check",
      label: "Văn bản phải rà soát, tự kiểm tra",
      unit: "văn bản",
      kind: "count",
    },
    {
      code: "documents.checked",
      label: "Văn bản đã rà soát, tự kiểm tra",
      unit: "văn bản",
      kind: "count",
      required: true,
    },
    {
      code: "documents.legal",
      label: "Văn bản quy phạm pháp luật đã ban hành",
      shortLabel: "VBQPPL ban hành",
      unit: "văn bản",
      kind: "count",
      required: true,
    },
    {
      code: "documents.to_handle",
      label: "Văn bản kiến nghị xử lý sau rà soát, kiểm tra",
      unit: "văn bản",
      kind: "count",
    },
    {
      code: "documents.handled",
      label: "Văn bản đã xử lý sau rà soát, kiểm tra",
      unit: "văn bản",
      kind: "count",
    },
    {
      code: "documents.review_plan",
      label: "Có kế hoạch rà soát, kiểm tra văn bản",
      unit: "",
      kind: "yesno",
    },
    {
      code: "law_enforcement.plan",
      label: "Có kế hoạch theo dõi thi hành pháp luật",
      unit: "",
      kind: "yesno",
    },
    {
      code: "residential_groups.mediation",
      label: "Khu dân cư được kiện toàn Tổ hòa giải",
      unit: "khu dân cư",
      kind: "count",
      flow: "stock",
    },
  ],
);

const organization: readonly Field[] = defineGroup(
  {
    area: "organization",
    group: "Tổ chức, biên chế",
    source: resolution76("nội dung cải cách tổ chức bộ máy"),
  },
  [
    {
      code: "organization.working_rules",
      label: "Có quy chế làm việc của UBND còn hiệu lực",
      unit: "",
      kind: "yesno",
    },
    {
      code: "staff.quota",
      label: "Biên chế cán bộ, công chức được giao",
      unit: "người",
      kind: "count",
      flow: "stock",
    },
    {
      code: "organization.rotation.planned",
      label: "Vị trí phải chuyển đổi theo kế hoạch",
      unit: "vị trí",
      kind: "count",
    },
    {
      code: "organization.rotation.done",
      label: "Vị trí đã chuyển đổi",
      unit: "vị trí",
      kind: "count",
    },
  ],
);

const civilService: readonly Field[] = defineGroup(
  {
    area: "civil_service",
    group: "Cán bộ, công chức",
    source: resolution76("nội dung cải cách chế độ công vụ"),
  },
  [
    {
      code: "staff.total",
      label: "Cán bộ, công chức hiện có",
      unit: "người",
      kind: "count",
      flow: "stock",
    },
    {
      code: "staff.at_standard",
      label: "Cán bộ, công chức đạt chuẩn chức danh",
      unit: "người",
      kind: "count",
      flow: "stock",
    },
    {
      code: "staff.training.planned",
      label: "Cán bộ, công chức được đào tạo, bồi dưỡng theo kế hoạch",
      unit: "lượt người",
      kind: "count",
    },
    {
      code: "staff.trained",
      label: "Cán bộ, công chức đã được đào tạo, bồi dưỡng",
      unit: "lượt người",
      kind: "count",
    },
    {
      code: "staff.reform_training.sent",
      label: "Cán bộ, công chức được cử dự tập huấn CCHC",
      unit: "người",
      kind: "count",
    },
    {
      code: "staff.violations",
      label: "Cán bộ, công chức vi phạm kỷ luật, kỷ cương hành chính",
      unit: "người",
      kind: "count",
      help: 'Không có cán bộ nào vi phạm thì nhập 0 hoặc chọn "Không phát sinh".',
    },
  ],
);

const publicFinance: readonly Field[] = defineGroup(
  {
    area: "public_finance",
    group: "Ngân sách, tài sản công",
    source: resolution76("nội dung cải cách tài chính công"),
  },
  [
    {
      code: "budget.estimate.published_on",
      label: "Ngày công khai dự toán ngân sách",
      unit: "",
      kind: "date",
    },
    {
      code: "budget.estimate.posted_days",
      label: "Thời gian niêm yết công khai dự toán ngân sách tại trụ sở",
      unit: "ngày",
      kind: "count",
    },
    {
      code: "budget.settlement.published",
      label: "Đã công khai quyết toán ngân sách",
      unit: "",
      kind: "yesno",
    },
    {
      code: "finance.spending_rules",
      label: "Có quy chế chi tiêu nội bộ",
      unit: "",
      kind: "yesno",
    },
    {
      code: "finance.property_rules",
      label: "Có quy chế quản lý, sử dụng tài sản công",
      unit: "",
      kind: "yesno",
    },
    {
      code: "finance.thrift_programme",
      label: "Có chương trình thực hành tiết kiệm, chống lãng phí",
      unit: "",
      kind: "yesno",
    },
    {
      code: "finance.thrift_plan",
      label: "Có kế hoạch triển khai chương trình thực hành tiết kiệm, chống lãng phí",
      unit: "",
      kind: "yesno",
    },
    {
      code: "finance.reform_spending",
      label: "Kinh phí chi cho công tác CCHC",
      unit: "đồng",
      kind: "money",
    },
  ],
);

/** Institutions, organisation, civil service and public finance: the state of the house. */
export const STATE_FIELDS: readonly Field[] = [
  ...institutions,
  ...organization,
  ...civilService,
  ...publicFinance,
];
