import type { ReportTemplate } from "../template.ts";

/** The report of whoever reviews: the sums of all communes below, with who has not reported. */
export const ROLL_UP_REPORT: ReportTemplate = {
  code: "roll_up",
  version: 1,
  name: "Báo cáo tổng hợp công tác cải cách hành chính của cấp xã",
  forms: ["annual", "nine_months", "half_year", "quarterly"],
  type: "report",
  about: "Tổng hợp công tác cải cách hành chính của cấp xã {@period}",
  addressees: ["{@parent}"],
  content: [
    { kind: "documents", by: "superior", role: "basis" },
    {
      kind: "say",
      sentence:
        "{@issuer} tổng hợp công tác cải cách hành chính {@period} của các đơn vị cấp xã trên địa bàn (số liệu tính {@range}) như sau:",
    },
    {
      kind: "section",
      title: "Tình hình gửi báo cáo",
      content: [
        {
          kind: "say",
          role: "item",
          sentence: "Số đơn vị đã nộp báo cáo: {@handed_in}/{@units} đơn vị cấp xã.",
        },
        {
          kind: "slot",
          code: "silent_units",
          prompt: "Nêu lý do đơn vị chưa nộp",
          optional: true,
        },
        {
          kind: "say",
          role: "item",
          sentence:
            "Số liệu dưới đây cộng từ các báo cáo đã nộp; tỷ lệ bằng tổng tử số chia tổng mẫu số của các đơn vị.",
        },
      ],
    },
    {
      kind: "section",
      title: "Kết quả theo lĩnh vực",
      content: [
        {
          kind: "section",
          title: "Chỉ đạo, điều hành",
          content: [
            {
              kind: "say",
              role: "item",
              sentence:
                "Kế hoạch của các đơn vị giao {plan.tasks.assigned nhiệm vụ}; đã hoàn thành {plan.tasks.done nhiệm vụ}, đạt {%plan_tasks_done}.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Tự kiểm tra cải cách hành chính: {inspections.done cuộc}; phát hiện {inspections.findings vấn đề}, đã khắc phục {inspections.findings_mended vấn đề}.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Tuyên truyền: {propaganda.website.total tin, bài} trên trang thông tin điện tử, {propaganda.radio.items tin, bài} trên đài truyền thanh.",
            },
          ],
        },
        {
          kind: "section",
          title: "Cải cách thể chế",
          content: [
            {
              kind: "say",
              role: "item",
              sentence:
                "Các đơn vị đã rà soát, tự kiểm tra {documents.checked văn bản}; ban hành {documents.legal văn bản} quy phạm pháp luật.",
            },
          ],
        },
        {
          kind: "section",
          title: "Cải cách thủ tục hành chính",
          content: [
            {
              kind: "say",
              role: "item",
              sentence:
                "Tiếp nhận {tthc.received.total hồ sơ}: trực tuyến {tthc.received.online hồ sơ}, trực tiếp và bưu chính {tthc.received.direct hồ sơ}, từ kỳ trước chuyển qua {tthc.received.carried hồ sơ}.",
            },
            {
              kind: "say",
              role: "item",
              sentence:
                "Đã giải quyết {tthc.resolved.total hồ sơ}: trước hạn {tthc.resolved.early hồ sơ}, đúng hạn {tthc.resolved.on_time hồ sơ}, quá hạn {tthc.resolved.late hồ sơ}; tỷ lệ trước hạn, đúng hạn {%on_time}.",
            },
            {
              kind: "say",
              role: "item",
              sentence: "Đang giải quyết {tthc.pending.total hồ sơ}.",
            },
            {
              kind: "say",
              role: "item",
              sentence:
                "Tỷ lệ tiếp nhận trực tuyến {%online_receipt}; số hóa khi tiếp nhận {%digitised_on_receipt}; số hóa kết quả {%digitised_results}; thanh toán trực tuyến {%online_payment}.",
            },
            {
              kind: "say",
              role: "item",
              none: "Phản ánh, kiến nghị về quy định hành chính: {petitions.received} trong kỳ.",
              sentence:
                "Tiếp nhận {petitions.received phản ánh, kiến nghị} về quy định hành chính[[; trả lời đúng hạn {petitions.answered_on_time}]].",
            },
            {
              kind: "say",
              role: "item",
              sentence:
                "Khảo sát {survey.ballots.total phiếu} hợp lệ; tỷ lệ hài lòng {%satisfaction}.",
            },
          ],
        },
        {
          kind: "section",
          title: "Tổ chức bộ máy, chế độ công vụ",
          content: [
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Cán bộ, công chức hiện có {staff.total người}; đạt chuẩn {staff.at_standard người}, đạt {%staff_at_standard}.",
            },
          ],
        },
        {
          kind: "section",
          title: "Cải cách tài chính công",
          content: [
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "{finance.spending_rules đơn vị} có quy chế chi tiêu nội bộ; {finance.property_rules đơn vị} có quy chế quản lý, sử dụng tài sản công; {budget.settlement.published đơn vị} đã công khai quyết toán.",
            },
          ],
        },
        {
          kind: "section",
          title: "Chính quyền điện tử, chính quyền số",
          content: [
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Văn bản trao đổi dưới dạng điện tử đạt {%e_documents}; văn bản đi được ký số đạt {%e_documents_signed}.",
            },
          ],
        },
      ],
    },
    {
      kind: "section",
      title: "Nhận xét, đánh giá",
      content: [{ kind: "slot", code: "assessment", prompt: "Nhận xét chung, ưu điểm, hạn chế" }],
    },
    {
      kind: "section",
      title: "Nhiệm vụ {@next}",
      content: [{ kind: "slot", code: "next_tasks", prompt: "Nêu nhiệm vụ kỳ tới" }],
    },
    {
      kind: "say",
      role: "closing",
      sentence: "Trên đây là báo cáo tổng hợp {@period} của {@issuer}./.",
    },
  ],
  annexes: [
    {
      title: "Kết quả cải cách hành chính của từng đơn vị cấp xã",
      landscape: true,
      content: [{ kind: "table", table: "units" }],
    },
  ],
  receivers: ["{@parent}", "UBND các xã, phường, thị trấn"],
};
