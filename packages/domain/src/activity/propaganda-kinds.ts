import {
  choice,
  counted,
  countedWhen,
  link,
  number,
  propaganda,
  text,
  title,
  yesno,
} from "./asked.ts";
import type { ActivityKindInfo } from "./kind.ts";

const media: readonly ActivityKindInfo[] = [
  propaganda({
    kind: "website_item",
    label: "Tin, bài trên trang thông tin điện tử",
    unit: "tin, bài",
    staged: true,
    asked: [
      title,
      choice("column", "Chuyên mục", [
        ["reform", "CCHC"],
        ["procedures", "TTHC"],
        ["digital", "Chuyển đổi số"],
        ["budget", "Công khai ngân sách"],
        ["other", "Chuyên mục khác"],
      ]),
      link,
      text("author", "Người viết"),
    ],
    counts: [
      counted("propaganda.website.total"),
      countedWhen("propaganda.website.reform", "column", "reform"),
      countedWhen("propaganda.website.procedures", "column", "procedures"),
      countedWhen("propaganda.website.digital", "column", "digital"),
      countedWhen("propaganda.website.budget", "column", "budget"),
    ],
  }),
  propaganda({
    kind: "radio_item",
    label: "Tin, bài phát trên đài truyền thanh",
    unit: "tin, bài",
    asked: [title, text("minutes", "Thời lượng")],
    counts: [counted("propaganda.radio.items")],
  }),
  propaganda({
    kind: "radio_slot",
    label: "Chuyên mục phát thanh định kỳ",
    unit: "chuyên mục",
    asked: [text("schedule", "Lịch phát sóng", true)],
    answers: [{ field: "propaganda.radio.schedule", from: { detail: "schedule" } }],
  }),
  propaganda({
    kind: "electronic_board",
    label: "Nội dung trên bảng điện tử",
    unit: "nội dung",
    asked: [title, text("place", "Nơi đặt")],
    answers: [{ field: "propaganda.gate_board", from: "yes" }],
  }),
  propaganda({
    kind: "qr_listing",
    label: "Niêm yết TTHC bằng mã QR",
    unit: "bảng",
    asked: [text("place", "Nơi niêm yết", true), link],
    answers: [{ field: "propaganda.qr_listing", from: "yes" }],
  }),
];

const gatherings: readonly ActivityKindInfo[] = [
  propaganda({
    kind: "conference",
    label: "Hội nghị có tuyên truyền CCHC",
    unit: "hội nghị",
    asked: [
      title,
      choice("host", "Đơn vị tổ chức", [
        ["committee", "UBND"],
        ["organisations", "Mặt trận Tổ quốc, đoàn thể"],
      ]),
      choice("scope", "Hình thức", [
        ["own", "Chuyên đề về CCHC"],
        ["embedded", "Lồng ghép"],
      ]),
      yesno("index_publication", "Có công khai kết quả chỉ số CCHC"),
      number("people", "Số người dự"),
    ],
    counts: [
      counted("propaganda.conferences.total"),
      countedWhen("propaganda.conferences.committee", "host", "committee"),
      countedWhen("propaganda.conferences.organisations", "host", "organisations"),
      countedWhen("propaganda.conferences.own", "scope", "own"),
      countedWhen("propaganda.conferences.embedded", "scope", "embedded"),
      countedWhen("propaganda.conferences.index_publication", "index_publication", true),
    ],
  }),
  propaganda({
    kind: "dialogue",
    label: "Tiếp xúc, đối thoại với tổ chức, cá nhân",
    unit: "hội nghị",
    asked: [title, number("people", "Số người dự")],
    counts: [counted("propaganda.conferences.total"), counted("propaganda.conferences.dialogues")],
  }),
  propaganda({
    kind: "training",
    label: "Lớp tập huấn CCHC, kỹ năng số",
    unit: "lớp",
    asked: [title, number("people", "Số người dự", true)],
    counts: [
      counted("propaganda.training.classes"),
      { field: "propaganda.training.people", from: { detail: "people" } },
    ],
  }),
  propaganda({
    kind: "staff_sent",
    label: "Cử cán bộ, công chức dự tập huấn CCHC",
    unit: "người",
    asked: [title],
    counts: [counted("staff.reform_training.sent")],
  }),
  propaganda({
    kind: "citizens_reached",
    label: "Công dân được tuyên truyền tại Bộ phận Một cửa",
    unit: "công dân",
    asked: [],
    counts: [counted("propaganda.citizens.reached")],
  }),
];

const visible: readonly ActivityKindInfo[] = [
  propaganda({
    kind: "banner",
    label: "Băng rôn, khẩu hiệu",
    unit: "chiếc",
    asked: [title, text("place", "Nơi treo")],
    counts: [counted("propaganda.banners")],
  }),
  propaganda({
    kind: "panel",
    label: "Pano, áp phích",
    unit: "chiếc",
    asked: [title, text("place", "Nơi đặt")],
    counts: [counted("propaganda.panels")],
  }),
  propaganda({
    kind: "sketch",
    label: "Tiểu phẩm",
    unit: "tiểu phẩm",
    asked: [title, link],
    counts: [counted("propaganda.sketches")],
  }),
  propaganda({
    kind: "contest",
    label: "Hội thi",
    unit: "hội thi",
    asked: [title, number("people", "Số người dự"), text("result", "Kết quả")],
    counts: [counted("propaganda.contests")],
  }),
  propaganda({
    kind: "study_visit",
    label: "Tham quan, học tập mô hình",
    unit: "chuyến",
    asked: [title, text("place", "Nơi đến", true), number("people", "Số người đi")],
  }),
  propaganda({
    kind: "model",
    label: "Mô hình, cách làm mới ra mắt",
    unit: "mô hình",
    asked: [title],
    counts: [counted("propaganda.models")],
  }),
];

/** Ways of spreading word of the reform, in the order offered. */
export const PROPAGANDA_KINDS: readonly ActivityKindInfo[] = [...media, ...gatherings, ...visible];
