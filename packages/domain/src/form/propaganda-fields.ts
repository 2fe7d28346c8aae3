import { defineGroup, resolution76 } from "./define.ts";
import type { Field } from "./form.ts";

const area = "direction";
const source = resolution76("đẩy mạnh thông tin, tuyên truyền về cải cách hành chính");
const item = { unit: "tin, bài", kind: "count" } as const;
const meeting = { unit: "hội nghị", kind: "count" } as const;

const media: readonly Field[] = [
  ...defineGroup({ area, group: "Tuyên truyền: trang thông tin điện tử", source }, [
    {
      code: "propaganda.website.total",
      label: "Tin, bài CCHC đăng trên trang thông tin điện tử",
      shortLabel: "Tổng tin, bài",
      ...item,
      total: {
        of: [
          "propaganda.website.reform",
          "propaganda.website.procedures",
          "propaganda.website.digital",
          "propaganda.website.budget",
        ],
        severity: "soft",
      },
    },
    { code: "propaganda.website.reform", label: "Tin, bài chuyên mục CCHC", ...item },
    { code: "propaganda.website.procedures", label: "Tin, bài chuyên mục TTHC", ...item },
    { code: "propaganda.website.digital", label: "Tin, bài chuyển đổi số", ...item },
    { code: "propaganda.website.budget", label: "Tin, bài công khai ngân sách", ...item },
  ]),
  ...defineGroup({ area, group: "Tuyên truyền: đài truyền thanh", source }, [
    { code: "propaganda.radio.items", label: "Tin, bài CCHC phát trên đài truyền thanh", ...item },
    {
      code: "propaganda.radio.schedule",
      label: "Lịch phát sóng chuyên mục CCHC",
      unit: "",
      kind: "text",
      help: 'Ví dụ: "thứ Năm của tuần thứ tư hằng tháng".',
    },
  ]),
];

const gatherings: readonly Field[] = [
  ...defineGroup({ area, group: "Tuyên truyền: hội nghị, đối thoại", source }, [
    {
      code: "propaganda.conferences.total",
      label: "Hội nghị có tuyên truyền CCHC",
      shortLabel: "Tổng hội nghị",
      ...meeting,
      total: {
        of: [
          "propaganda.conferences.committee",
          "propaganda.conferences.organisations",
          "propaganda.conferences.dialogues",
        ],
        severity: "soft",
      },
    },
    {
      code: "propaganda.conferences.committee",
      label: "Hội nghị của UBND có tuyên truyền CCHC",
      ...meeting,
    },
    {
      code: "propaganda.conferences.organisations",
      label: "Hội nghị của Mặt trận Tổ quốc và các đoàn thể có tuyên truyền CCHC",
      ...meeting,
    },
    {
      code: "propaganda.conferences.dialogues",
      label: "Hội nghị tiếp xúc, đối thoại với tổ chức, cá nhân",
      ...meeting,
    },
    {
      code: "propaganda.conferences.own",
      label: "Trong tổng số hội nghị: chuyên đề về CCHC",
      shortLabel: "Hội nghị chuyên đề",
      ...meeting,
      within: "propaganda.conferences.total",
    },
    {
      code: "propaganda.conferences.embedded",
      label: "Trong tổng số hội nghị: lồng ghép nội dung CCHC",
      shortLabel: "Hội nghị lồng ghép",
      ...meeting,
      within: "propaganda.conferences.total",
    },
    {
      code: "propaganda.conferences.index_publication",
      label: "Hội nghị công khai kết quả đánh giá chỉ số CCHC",
      ...meeting,
      help: "Không cộng thêm vào tổng vì có thể đã tính trong hội nghị của UBND.",
    },
  ]),
  ...defineGroup({ area, group: "Tuyên truyền: tập huấn", source }, [
    {
      code: "propaganda.training.classes",
      label: "Lớp tập huấn CCHC, kỹ năng số đã tổ chức",
      unit: "lớp",
      kind: "count",
    },
    {
      code: "propaganda.training.people",
      label: "Người dự tập huấn CCHC, kỹ năng số",
      unit: "người",
      kind: "count",
    },
    {
      code: "propaganda.citizens.reached",
      label: "Công dân được tuyên truyền tại Bộ phận Tiếp nhận và trả kết quả",
      unit: "công dân",
      kind: "count",
    },
  ]),
];

const visible: readonly Field[] = [
  ...defineGroup({ area, group: "Tuyên truyền: hình thức khác", source }, [
    { code: "propaganda.banners", label: "Băng rôn, khẩu hiệu", unit: "chiếc", kind: "count" },
    { code: "propaganda.panels", label: "Pano, áp phích", unit: "chiếc", kind: "count" },
    {
      code: "propaganda.models",
      label: "Mô hình, cách làm mới ra mắt",
      unit: "mô hình",
      kind: "count",
    },
    { code: "propaganda.sketches", label: "Tiểu phẩm", unit: "tiểu phẩm", kind: "count" },
    { code: "propaganda.contests", label: "Hội thi tìm hiểu", unit: "hội thi", kind: "count" },
    {
      code: "propaganda.gate_board",
      label: "Có tuyên truyền trên bảng điện tử cổng chào",
      unit: "",
      kind: "yesno",
    },
    {
      code: "propaganda.qr_listing",
      label: "Có niêm yết TTHC bằng mã QR",
      unit: "",
      kind: "yesno",
    },
    {
      code: "propaganda.spending",
      label: "Kinh phí chi cho tuyên truyền CCHC",
      unit: "đồng",
      kind: "money",
    },
  ]),
];

/** Results of spreading word of the reform (tuyên truyền CCHC), by channel. */
export const PROPAGANDA_FIELDS: readonly Field[] = [
  ...defineGroup({ area, group: "Tuyên truyền: kế hoạch", source }, [
    {
      code: "propaganda.plan",
      label: "Có kế hoạch tuyên truyền CCHC",
      unit: "",
      kind: "yesno",
    },
  ]),
  ...media,
  ...gatherings,
  ...visible,
];
