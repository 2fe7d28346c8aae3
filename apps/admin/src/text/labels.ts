import type { FormCode } from "@cchc/domain/form/form";

const formLabels: Readonly<Record<FormCode, string>> = {
  annual: "Báo cáo CCHC năm",
  nine_months: "Báo cáo CCHC 9 tháng",
  half_year: "Báo cáo CCHC 6 tháng",
  quarterly: "Báo cáo CCHC quý",
  tthc_control: "Báo cáo kiểm soát TTHC",
  propaganda: "Báo cáo kết quả tuyên truyền",
};

/** What a form is called in lists; the full name is on the report itself. */
export function formLabel(code: string): string {
  const labels: Readonly<Record<string, string>> = formLabels;
  return labels[code] ?? code;
}

const formCodes = [
  "annual",
  "nine_months",
  "half_year",
  "quarterly",
  "tthc_control",
  "propaganda",
] as const satisfies readonly FormCode[];

export const formChoices = formCodes.map((value) => ({ value, label: formLabels[value] }));

/** What stands over a column; the full name is read aloud and shown in the explanation. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ["on_time", "Đúng hạn"],
  ["early", "Trước hạn"],
  ["late", "Quá hạn"],
  ["online_receipt", "Nhận trực tuyến"],
  ["online_receipt.of_received", "Trực tuyến / tổng nhận"],
  ["digitised_on_receipt", "Số hóa khi nhận"],
  ["digitised_results", "Số hóa kết quả"],
  ["online_payment", "Thanh toán trực tuyến"],
  ["status_published", "Công khai tình trạng"],
  ["notices_on_time", "Niêm yết kịp thời"],
  ["late_apologies", "Xin lỗi khi quá hạn"],
  ["petitions_on_time", "Phản ánh đúng hạn"],
  ["satisfaction", "Hài lòng"],
  ["plan_tasks_done", "Nhiệm vụ kế hoạch"],
  ["superior_tasks_on_time", "Việc cấp trên giao"],
  ["inspections_done", "Tự kiểm tra"],
  ["findings_mended", "Khắc phục tồn tại"],
  ["reports_on_time", "Báo cáo đúng hạn"],
  ["documents_checked", "Văn bản đã rà soát"],
  ["documents_handled", "Văn bản đã xử lý"],
  ["staff_at_standard", "Đạt chuẩn"],
  ["staff_trained", "Đào tạo"],
  ["staff_official_mail", "Có hộp thư công vụ"],
  ["staff_mail_regular", "Dùng thư thường xuyên"],
  ["e_documents", "Văn bản điện tử"],
  ["e_documents_signed", "Văn bản ký số"],
  ["offices_connected", "Nối internet"],
]);

/** A short column head; an indicator without one gives its label without "Tỷ lệ". */
export function headLabel({
  code,
  label,
}: {
  readonly code: string;
  readonly label: string;
}): string {
  const bare = label.replace(/^Tỷ lệ (?:hồ sơ TTHC )?/u, "");
  return shortNames.get(code) ?? bare.charAt(0).toUpperCase() + bare.slice(1);
}

const shortAreas: ReadonlyMap<string, string> = new Map([
  ["institutions", "Thể chế"],
  ["procedures", "Thủ tục hành chính"],
  ["organization", "Tổ chức bộ máy"],
  ["civil_service", "Chế độ công vụ"],
  ["public_finance", "Tài chính công"],
  ["digital_government", "Chính quyền số"],
]);

/** An area's name over a narrow column or on a tab; the official one stays its full name. */
export function shortArea({
  code,
  label,
}: {
  readonly code: string;
  readonly label: string;
}): string {
  return shortAreas.get(code) ?? label;
}
