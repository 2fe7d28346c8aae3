import type { ActivityKind, ActivityKindInfo, AskedField, CountRule } from "./kind.ts";

const text = (code: string, label: string, required = false): AskedField => ({
  code,
  label,
  kind: "text",
  required,
});
const day = (code: string, label: string, required = false): AskedField => ({
  code,
  label,
  kind: "day",
  required,
});
const number = (code: string, label: string, required = false): AskedField => ({
  code,
  label,
  kind: "count",
  required,
});
const yesno = (code: string, label: string): AskedField => ({
  code,
  label,
  kind: "yesno",
  required: false,
});
const link: AskedField = { code: "link", label: "Đường dẫn", kind: "link", required: false };
const spent: AskedField = {
  code: "spent",
  label: "Kinh phí đã chi",
  kind: "money",
  required: false,
};
const title: AskedField = text("title", "Tên, nội dung", true);

function choice(
  code: string,
  label: string,
  options: readonly (readonly [string, string])[],
): AskedField {
  const listed = options.map(([of, name]) => ({ code: of, label: name }));
  return { code, label, kind: "choice", required: true, options: listed };
}

const counted = (field: string): CountRule => ({ field, from: "count" });
const countedWhen = (field: string, detail: string, is: string | boolean): CountRule => ({
  field,
  from: "count",
  when: { detail, is },
});
const money: CountRule = { field: "propaganda.spending", from: { detail: "spent" } };

type Spec = Pick<ActivityKindInfo, "kind" | "label" | "unit" | "asked"> & Partial<ActivityKindInfo>;

function propaganda(spec: Spec): ActivityKindInfo {
  return {
    group: "propaganda",
    answers: [],
    staged: false,
    ...spec,
    asked: [...spec.asked, spent],
    counts: [...(spec.counts ?? []), money],
  };
}

function duty(spec: Spec): ActivityKindInfo {
  return { group: "duty", counts: [], answers: [], staged: false, ...spec };
}

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

const duties: readonly ActivityKindInfo[] = [
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

/** Every kind of activity, in the order offered. */
export const ACTIVITY_KINDS: readonly ActivityKindInfo[] = [
  ...media,
  ...gatherings,
  ...visible,
  ...duties,
];

const byKind: ReadonlyMap<ActivityKind, ActivityKindInfo> = new Map(
  ACTIVITY_KINDS.map((info) => [info.kind, info]),
);

/** What a kind asks and counts. Throws RangeError where a stored kind is none. */
export function activityKind(kind: ActivityKind): ActivityKindInfo {
  const info = byKind.get(kind);
  if (info === undefined) throw new RangeError(`unknown kind of activity: ${kind}`);
  return info;
}

/** The fields of the forms that activities count into. */
export const COUNTED_FIELDS: ReadonlySet<string> = new Set(
  ACTIVITY_KINDS.flatMap(({ counts }) => counts.map(({ field }) => field)),
);
