import type { ReportTemplate } from "../template.ts";

/** Results of thông tin, tuyên truyền on the reform: direction, forms, results by channel, next. */
export const PROPAGANDA_REPORT: ReportTemplate = {
  code: "propaganda",
  version: 1,
  name: "Báo cáo kết quả tuyên truyền cải cách hành chính",
  forms: ["propaganda"],
  type: "report",
  about: "Kết quả tuyên truyền cải cách hành chính {@period} và nhiệm vụ {@next}",
  addressees: ["{@parent}"],
  content: [
    { kind: "documents", by: "superior", role: "basis" },
    {
      kind: "say",
      sentence:
        "{@issuer} báo cáo kết quả tuyên truyền cải cách hành chính {@period} và nhiệm vụ {@next} như sau:",
    },
    {
      kind: "section",
      title: "Công tác chỉ đạo",
      content: [
        {
          kind: "yesno",
          role: "item",
          field: "propaganda.plan",
          yes: "Kế hoạch tuyên truyền cải cách hành chính đã được ban hành và phân công đến từng bộ phận.",
          no: "Chưa ban hành kế hoạch tuyên truyền cải cách hành chính.",
        },
        {
          kind: "documents",
          by: "own",
          role: "item",
          lead: "Các văn bản đã ban hành:",
        },
        { kind: "slot", code: "direction", prompt: "Nội dung chỉ đạo khác", optional: true },
      ],
    },
    {
      kind: "section",
      title: "Kết quả tuyên truyền",
      content: [
        {
          kind: "section",
          title: "Trên trang thông tin điện tử",
          content: [
            {
              kind: "say",
              role: "item",
              none: "Tin, bài về cải cách hành chính trên trang thông tin điện tử: {propaganda.website.total} trong kỳ.",
              sentence:
                "Đã đăng {propaganda.website.total tin, bài} về cải cách hành chính trên trang thông tin điện tử[[; theo chuyên mục: cải cách hành chính {propaganda.website.reform tin, bài}]][[, thủ tục hành chính {propaganda.website.procedures tin, bài}]][[, chuyển đổi số {propaganda.website.digital tin, bài}]][[, công khai ngân sách {propaganda.website.budget tin, bài}]].",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Hồ sơ được công khai tình trạng giải quyết: {tthc.status_published.rate} số hồ sơ đã tiếp nhận.",
            },
          ],
        },
        {
          kind: "section",
          title: "Trên đài truyền thanh",
          content: [
            {
              kind: "say",
              role: "item",
              none: "Tin, bài về cải cách hành chính trên đài truyền thanh: {propaganda.radio.items} trong kỳ.",
              sentence:
                "Đài truyền thanh đã phát {propaganda.radio.items tin, bài} về cải cách hành chính.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence: "Lịch phát chuyên mục cải cách hành chính: {propaganda.radio.schedule}.",
            },
          ],
        },
        {
          kind: "section",
          title: "Qua hội nghị, đối thoại, tập huấn",
          content: [
            {
              kind: "say",
              role: "item",
              none: "Hội nghị của Ủy ban nhân dân có nội dung cải cách hành chính: {propaganda.conferences.committee}.",
              sentence:
                "Nội dung cải cách hành chính được tuyên truyền tại {propaganda.conferences.committee hội nghị} của Ủy ban nhân dân[[ và {propaganda.conferences.organisations hội nghị} của Mặt trận Tổ quốc, các đoàn thể]].",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Trong đó có {propaganda.conferences.own hội nghị} chuyên đề[[, {propaganda.conferences.embedded hội nghị} lồng ghép]].",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              none: "Hội nghị đối thoại với tổ chức, cá nhân: {propaganda.conferences.dialogues}.",
              sentence:
                "Đã tổ chức {propaganda.conferences.dialogues hội nghị} tiếp xúc, đối thoại giữa lãnh đạo {@kind} với tổ chức, cá nhân.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Kết quả chỉ số cải cách hành chính được công khai tại {propaganda.conferences.index_publication hội nghị}.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Đã mở {propaganda.training.classes lớp} tập huấn về cải cách hành chính, kỹ năng số[[ với {propaganda.training.people người} tham dự]].",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Cử {staff.reform_training.sent cán bộ, công chức} dự tập huấn do cấp trên tổ chức.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Tại Bộ phận Tiếp nhận và trả kết quả, {propaganda.citizens.reached lượt công dân} được hướng dẫn, tuyên truyền.",
            },
          ],
        },
        {
          kind: "section",
          title: "Bằng hình thức khác",
          content: [
            {
              kind: "say",
              role: "item",
              optional: true,
              none: "Băng rôn, khẩu hiệu: {propaganda.banners}.",
              sentence:
                "Đã treo {propaganda.banners băng rôn, khẩu hiệu}[[ và dựng {propaganda.panels pano, áp phích}]].",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence: "Ra mắt {propaganda.models mô hình, cách làm mới}.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence:
                "Dàn dựng {propaganda.sketches tiểu phẩm}[[; tổ chức {propaganda.contests hội thi} tìm hiểu]].",
            },
            {
              kind: "yesno",
              role: "item",
              field: "propaganda.gate_board",
              yes: "Nội dung cải cách hành chính được chạy trên bảng điện tử tại cổng chào.",
            },
            {
              kind: "yesno",
              role: "item",
              field: "propaganda.qr_listing",
              yes: "Thủ tục hành chính được niêm yết bằng mã QR để người dân tự tra cứu.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence: "Đã ban hành {tthc.notices.total thông báo} niêm yết thủ tục hành chính.",
            },
            {
              kind: "say",
              role: "item",
              optional: true,
              sentence: "Kinh phí chi cho tuyên truyền: {propaganda.spending}.",
            },
          ],
        },
      ],
    },
    {
      kind: "section",
      title: "Thuận lợi, khó khăn",
      content: [
        {
          kind: "section",
          title: "Thuận lợi",
          content: [
            {
              kind: "slot",
              code: "strengths",
              field: "assessment.strengths",
              prompt: "Nêu thuận lợi",
            },
          ],
        },
        {
          kind: "section",
          title: "Hạn chế, khó khăn",
          content: [
            {
              kind: "slot",
              code: "limitations",
              field: "assessment.limitations",
              prompt: "Nêu hạn chế, khó khăn",
            },
            {
              kind: "slot",
              code: "causes",
              field: "assessment.causes",
              prompt: "Nêu nguyên nhân",
              optional: true,
            },
          ],
        },
      ],
    },
    {
      kind: "section",
      title: "Phương hướng, nhiệm vụ {@next}",
      content: [
        {
          kind: "slot",
          code: "next_tasks",
          field: "assessment.next_tasks",
          prompt: "Nêu phương hướng, nhiệm vụ kỳ tới",
        },
      ],
    },
    {
      kind: "section",
      title: "Kiến nghị, đề xuất",
      content: [
        {
          kind: "slot",
          code: "proposals",
          field: "assessment.proposals",
          prompt: "Nêu kiến nghị",
          optional: true,
        },
      ],
    },
    {
      kind: "say",
      role: "closing",
      sentence:
        "Trên đây là báo cáo kết quả tuyên truyền cải cách hành chính {@period} của {@issuer}./.",
    },
  ],
  annexes: [
    {
      title: "Kết quả tuyên truyền cải cách hành chính chi tiết",
      landscape: false,
      content: [{ kind: "table", table: "fields" }],
    },
  ],
  receivers: ["{@parent}", "Lãnh đạo {@ubnd_kind}"],
};
