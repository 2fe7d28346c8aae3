import type { SectionNode } from "../template.ts";

/** Cải cách thể chế. */
export const INSTITUTIONS: SectionNode = {
  kind: "section",
  title: "Cải cách thể chế",
  more: { code: "institutions", prompt: "Nêu kết quả cải cách thể chế" },
  content: [
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "institutions",
      lead: "Các văn bản đã ban hành về rà soát văn bản, theo dõi thi hành pháp luật:",
    },
    {
      kind: "yesno",
      role: "item",
      field: "documents.review_plan",
      yes: "Kế hoạch rà soát, kiểm tra văn bản đã được ban hành và triển khai.",
      no: "Chưa ban hành kế hoạch rà soát, kiểm tra văn bản.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "law_enforcement.plan",
      yes: "Kế hoạch theo dõi tình hình thi hành pháp luật đã được ban hành và triển khai.",
      no: "Chưa ban hành kế hoạch theo dõi tình hình thi hành pháp luật.",
    },
    {
      kind: "say",
      role: "item",
      none: "Văn bản phải rà soát, tự kiểm tra: {documents.checked} trong kỳ.",
      sentence:
        "Đã rà soát, tự kiểm tra {documents.checked văn bản}[[ trên {documents.to_check văn bản} phải rà soát, đạt {%documents_checked}]].",
    },
    {
      kind: "say",
      role: "item",
      none: "Ban hành văn bản quy phạm pháp luật: {documents.legal} trong kỳ.",
      sentence: "Đã ban hành {documents.legal văn bản} quy phạm pháp luật.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      none: "Văn bản kiến nghị xử lý sau rà soát, kiểm tra: {documents.to_handle}.",
      sentence:
        "Qua rà soát, kiến nghị xử lý {documents.to_handle văn bản}[[; đã xử lý {documents.handled văn bản}]].",
    },
  ],
};

/** Cải cách tổ chức bộ máy. */
export const ORGANIZATION: SectionNode = {
  kind: "section",
  title: "Cải cách tổ chức bộ máy",
  more: { code: "organization", prompt: "Nêu kết quả cải cách tổ chức bộ máy" },
  content: [
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "organization",
      lead: "Các văn bản đã ban hành về tổ chức bộ máy:",
    },
    {
      kind: "yesno",
      role: "item",
      field: "organization.working_rules",
      yes: "Quy chế làm việc của Ủy ban nhân dân được duy trì, còn hiệu lực thi hành.",
      no: "Quy chế làm việc của Ủy ban nhân dân chưa được ban hành hoặc đã hết hiệu lực.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Biên chế cán bộ, công chức được giao: {staff.quota người}.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      none: "Chuyển đổi vị trí công tác theo kế hoạch: {organization.rotation.planned} trong kỳ.",
      sentence:
        "Chuyển đổi vị trí công tác: kế hoạch {organization.rotation.planned vị trí}[[, đã thực hiện {organization.rotation.done vị trí}]].",
    },
  ],
};

/** Cải cách chế độ công vụ. */
export const CIVIL_SERVICE: SectionNode = {
  kind: "section",
  title: "Cải cách chế độ công vụ",
  more: { code: "civil_service", prompt: "Nêu kết quả cải cách chế độ công vụ" },
  content: [
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "civil_service",
      lead: "Các văn bản đã ban hành về chế độ công vụ:",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Cán bộ, công chức hiện có {staff.total người}[[; đạt chuẩn chức danh {staff.at_standard người}, đạt {%staff_at_standard}]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      none: "Đào tạo, bồi dưỡng cán bộ, công chức: {staff.trained} trong kỳ.",
      sentence:
        "Đã đào tạo, bồi dưỡng {staff.trained lượt cán bộ, công chức}[[ trên {staff.training.planned lượt} theo kế hoạch]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Cử {staff.reform_training.sent cán bộ, công chức} tham gia tập huấn về cải cách hành chính.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      none: "Cán bộ, công chức vi phạm kỷ luật, kỷ cương hành chính: {staff.violations}.",
      zero: "Cán bộ, công chức vi phạm kỷ luật, kỷ cương hành chính: {staff.violations người}.",
      sentence:
        "Có {staff.violations cán bộ, công chức} vi phạm kỷ luật, kỷ cương hành chính bị xử lý.",
    },
  ],
};

/** Cải cách tài chính công. */
export const FINANCE: SectionNode = {
  kind: "section",
  title: "Cải cách tài chính công",
  more: { code: "public_finance", prompt: "Nêu kết quả cải cách tài chính công" },
  content: [
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "public_finance",
      lead: "Các văn bản đã ban hành về tài chính công:",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Dự toán ngân sách được công khai ngày {budget.estimate.published_on}.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Dự toán ngân sách được niêm yết tại trụ sở trong {budget.estimate.posted_days ngày}.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "budget.settlement.published",
      yes: "Quyết toán ngân sách đã được công khai theo quy định.",
      no: "Quyết toán ngân sách chưa được công khai.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "finance.spending_rules",
      yes: "Quy chế chi tiêu nội bộ đã được ban hành và thực hiện.",
      no: "Chưa ban hành quy chế chi tiêu nội bộ.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "finance.property_rules",
      yes: "Quy chế quản lý, sử dụng tài sản công đã được ban hành và thực hiện.",
      no: "Chưa ban hành quy chế quản lý, sử dụng tài sản công.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "finance.thrift_programme",
      yes: "Chương trình thực hành tiết kiệm, chống lãng phí đã được ban hành.",
      no: "Chưa ban hành chương trình thực hành tiết kiệm, chống lãng phí.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "finance.thrift_plan",
      yes: "Kế hoạch triển khai chương trình thực hành tiết kiệm, chống lãng phí đã được ban hành.",
      no: "Chưa có kế hoạch triển khai chương trình thực hành tiết kiệm, chống lãng phí.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Kinh phí chi cho công tác cải cách hành chính: {finance.reform_spending}.",
    },
  ],
};

/** Xây dựng, phát triển chính quyền điện tử, chính quyền số. */
export const DIGITAL: SectionNode = {
  kind: "section",
  title: "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
  more: { code: "digital_government", prompt: "Nêu kết quả xây dựng chính quyền số" },
  content: [
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "digital_government",
      lead: "Các văn bản đã ban hành về chính quyền điện tử, chính quyền số:",
    },
    {
      kind: "yesno",
      role: "item",
      field: "digital.iso",
      yes: "Hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia TCVN ISO 9001:2015 được duy trì áp dụng.",
      no: "Chưa áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia TCVN ISO 9001:2015.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Các phần mềm dùng chung đang sử dụng: {digital.software}.",
    },
    {
      kind: "yesno",
      role: "item",
      field: "digital.website",
      yes: "Trang thông tin điện tử được duy trì hoạt động thường xuyên.",
      no: "Chưa có trang thông tin điện tử.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Địa chỉ trang thông tin điện tử: {digital.website.address}.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Cán bộ, công chức có hộp thư công vụ đạt {%staff_official_mail}[[ ({staff.official_mail người})]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Cán bộ, công chức sử dụng hộp thư công vụ thường xuyên đạt {%staff_mail_regular}[[ ({staff.official_mail.regular người})]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Mức độ trao đổi văn bản nội bộ qua thư điện tử: {digital.internal_mail}.",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Văn bản trao đổi giữa các bộ phận dưới dạng điện tử đạt {%e_documents}[[ ({edocuments.exchanged.electronic văn bản} trên {edocuments.exchanged.total văn bản})]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Văn bản đi được ký số: {edocuments.outgoing.signed văn bản}[[ trên {edocuments.outgoing.total văn bản}, đạt {%e_documents_signed}]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Tình hình sử dụng chữ ký số: {digital.signature}",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Bộ phận chuyên môn có máy tính kết nối internet đạt {%offices_connected}[[ ({digital.offices.connected bộ phận} trên {digital.offices.total bộ phận})]].",
    },
  ],
};
