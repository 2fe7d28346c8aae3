import { choice, counted, countedWhen, day, duty, link, number, text } from "./asked.ts";
import type { ActivityKindInfo } from "./kind.ts";

/** Other duties that leave a paper, in the order offered. */
export const DUTY_KINDS: readonly ActivityKindInfo[] = [
  duty({
    kind: "tthc_notice",
    label: "Thông báo niêm yết danh mục TTHC",
    unit: "thông báo",
    asked: [
      text("decision", "Quyết định công bố của cấp tỉnh", true),
      day("decision_day", "Ngày quyết định"),
      choice("change", "Nội dung", [
        ["new", "Mới ban hành"],
        ["amended", "Sửa đổi, bổ sung"],
        ["abolished", "Bãi bỏ"],
      ]),
      text("domain", "Lĩnh vực", true),
      day("due", "Hạn niêm yết"),
      day("posted_desk", "Ngày niêm yết tại Bộ phận Một cửa"),
      day("posted_site", "Ngày đăng trang thông tin điện tử"),
      day("posted_qr", "Ngày cập nhật mã QR"),
    ],
    counts: [
      counted("tthc.notices.total"),
      { field: "tthc.notices.on_time", from: "count", onTime: true },
    ],
  }),
  duty({
    kind: "inspection",
    label: "Cuộc kiểm tra CCHC",
    unit: "cuộc",
    asked: [
      choice("by", "Bên kiểm tra", [
        ["self", "Tự kiểm tra"],
        ["superior", "Cấp trên kiểm tra"],
      ]),
      text("plan", "Kế hoạch, quyết định thành lập đoàn"),
      text("minutes", "Biên bản, kết luận"),
      number("findings", "Số tồn tại phát hiện", true),
      number("mended", "Số tồn tại đã khắc phục"),
      day("mend_due", "Hạn khắc phục"),
      day("mended_on", "Ngày khắc phục xong"),
    ],
    counts: [
      countedWhen("inspections.done", "by", "self"),
      { field: "inspections.findings", from: { detail: "findings" } },
      { field: "inspections.findings_mended", from: { detail: "mended" } },
    ],
  }),
  duty({
    kind: "budget_publication",
    label: "Công khai ngân sách",
    unit: "lần",
    asked: [
      choice("what", "Nội dung", [
        ["estimate", "Dự toán"],
        ["settlement", "Quyết toán"],
      ]),
      text("decision", "Quyết định công khai"),
      day("published_on", "Ngày công khai", true),
      day("due", "Hạn công khai"),
      number("posted_days", "Số ngày niêm yết tại trụ sở"),
      link,
    ],
    counts: [
      {
        field: "budget.estimate.posted_days",
        from: { detail: "posted_days" },
        when: { detail: "what", is: "estimate" },
        largest: true,
      },
    ],
    answers: [
      {
        field: "budget.estimate.published_on",
        from: { detail: "published_on" },
        when: { detail: "what", is: "estimate" },
      },
      {
        field: "budget.settlement.published",
        from: "yes",
        when: { detail: "what", is: "settlement" },
      },
    ],
  }),
  duty({
    kind: "cost_estimate",
    label: "Dự toán kinh phí CCHC trong năm",
    unit: "dự toán",
    asked: [
      { code: "amount", label: "Số tiền dự toán", kind: "money", required: true },
      number("year", "Năm dự toán", true),
      day("sent_on", "Ngày gửi cơ quan tài chính"),
      text("paper", "Số, ký hiệu văn bản gửi"),
    ],
  }),
];
