import type { SectionNode } from "../template.ts";

/** Chỉ đạo, điều hành: documents, tasks, inspection, reports, propaganda. */
export const DIRECTION: SectionNode = {
  kind: "section",
  title: "Chỉ đạo, điều hành",
  more: { code: "direction", prompt: "Nêu kết quả chỉ đạo, điều hành" },
  content: [
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Trong kỳ, {@ubnd} đã ban hành {plan.documents.issued văn bản} chỉ đạo, điều hành công tác cải cách hành chính[[, trong đó có {plan.issued kế hoạch}]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence: "Kế hoạch cải cách hành chính được ban hành ngày {plan.issued_on}.",
    },
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "direction",
      lead: "Các văn bản đã ban hành để triển khai thực hiện:",
    },
    {
      kind: "say",
      role: "item",
      none: "Kế hoạch trong kỳ {plan.tasks.assigned} nhiệm vụ phải thực hiện.",
      sentence:
        "Kế hoạch cải cách hành chính giao {plan.tasks.assigned nhiệm vụ}; đã hoàn thành {plan.tasks.done nhiệm vụ}[[, đạt tỷ lệ {%plan_tasks_done}]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      none: "Nhiệm vụ do cấp trên giao đến hạn trong kỳ: {superior_tasks.total}.",
      sentence:
        "Nhiệm vụ do cấp trên giao đến hạn trong kỳ: {superior_tasks.total nhiệm vụ}[[; hoàn thành đúng hạn {superior_tasks.on_time nhiệm vụ}, đạt {%superior_tasks_on_time}]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Về tự kiểm tra công tác cải cách hành chính: đã tiến hành {inspections.done cuộc}[[ trên {inspections.planned cuộc} theo kế hoạch]][[; phát hiện {inspections.findings vấn đề} tồn tại, hạn chế]][[, đã khắc phục xong {inspections.findings_mended vấn đề}]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Về chế độ báo cáo: đã gửi đúng hạn {reports.on_time báo cáo}[[ trên {reports.due báo cáo} định kỳ phải gửi]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Về tuyên truyền: đăng {propaganda.website.total tin, bài} về cải cách hành chính trên trang thông tin điện tử[[; phát {propaganda.radio.items tin, bài} trên đài truyền thanh]][[; lồng ghép nội dung cải cách hành chính tại {propaganda.conferences.total hội nghị}]][[; tổ chức {propaganda.conferences.dialogues hội nghị} đối thoại với tổ chức, cá nhân]].",
    },
    {
      kind: "say",
      role: "item",
      optional: true,
      sentence:
        "Địa bàn có {residential_groups.total khu dân cư}[[; Tổ hòa giải được kiện toàn tại {residential_groups.mediation khu dân cư}]].",
    },
  ],
};
