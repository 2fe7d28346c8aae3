import type { FieldCode } from "@cchc/domain/report/cell";
import type { Span } from "./facts.ts";

/** A figure told without a number, with its place in the cleaned text. */
export interface Implied extends Span {
  readonly field: FieldCode;
  readonly value: number | string;
  readonly kind: "impliedZero" | "impliedOne" | "qualitative";
  readonly unit: string;
}

const ABSENT =
  /(?:(?<![\p{L}])(?:khong|chua) (?:co|phat sinh|de xay ra|xay ra|tiep nhan|nhan duoc|con|phat hien|ghi nhan|ton|ban hanh|nhan|to chuc(?: duoc)?|dan dung(?: duoc)?|tien hanh|thuc hien(?: duoc)?|kiem tra duoc|ra|mo(?: duoc)?)(?: (?:bat ky|truong hop(?= \p{L})|bat cu|mot|nhung|cac|moi|them))*(?: nao)? |(?<![\p{L}])khong (?=ai (?:\p{L}+ ){0,2}(?:vi pham|bi ))|(?<![\p{L}])(?:khong|chua) (?=(?:can bo|cong chuc|cbcc|dong chi|ho so|truong hop|phan anh)(?: \p{L}+|, cong chuc){0,3} nao(?![\p{L}])))([^;.()\n~#]{3,110})/gu;

interface Nothing {
  readonly what: RegExp;
  readonly field: FieldCode;
  readonly unit: string;
  readonly not?: RegExp;
  /** What the sentence has to say before it. */
  readonly near?: RegExp;
  /** What it may not. */
  readonly unless?: RegExp;
}

const NOTHINGS: readonly Nothing[] = [
  {
    what: /^(?:(?:cuoc|dot|doan)(?: nao)?(?: trong (?:quy|ky|nam|thang))?$|(?:cuoc|dot|viec)? ?(?:nao )?tu kiem tra(?! van ban))/,
    field: "inspections.done",
    unit: "cuộc",
    near: /kiem tra[^.;\n]*$|$/,
    unless: /doi thoai|hoi thi|tiep dan|hoi nghi/,
  },
  { what: /^(?:hoi thi|cuoc thi)/, field: "propaganda.contests", unit: "cuộc thi" },
  { what: /^tieu pham/, field: "propaganda.sketches", unit: "tiểu phẩm" },
  {
    what: /^(?:cuoc |buoi |hoi nghi )?(?:tiep xuc,? )?doi thoai/,
    field: "propaganda.conferences.dialogues",
    unit: "hội nghị",
  },
  {
    what: /^thong bao (?:niem yet|danh muc|cong khai)/,
    field: "tthc.notices.total",
    unit: "thông báo",
  },
  {
    what: /^ho so(?: nao)?[^,]{0,16} (?:tra )?(?:qua )?(?:dich vu )?(?:buu chinh|buu dien)/,
    field: "tthc.results.by_post",
    unit: "hồ sơ",
  },
  {
    what: /^(?:ton tai|thieu sot|khuyet diem|sai pham|sai sot|han che)(?:,| nao| han che|$)/,
    field: "inspections.findings",
    unit: "vấn đề",
    near: /kiem tra(?! van ban)(?!,? ra soat)[^.;\n]*$/,
  },
  {
    what: /^(?:so |luong |tinh trang )*ho so (?:nao )?(?:tthc )?(?:nao )?(?:dang|ton dong|con ton)[^,]*?(?:qua han|tre han|tre hen|cham)/,
    field: "tthc.pending.late",
    unit: "hồ sơ",
  },
  {
    what: /^(?:so |luong |tinh trang )*(?:ho so|truong hop)(?: (?!truc tuyen)\p{L}+){0,6}? (?:qua|tre|bi cham|cham|muon)(?: thoi)?(?: han| hen| tre| muon|,|$)/u,
    field: "tthc.resolved.late",
    unit: "hồ sơ",
    not: /xin loi|thu xin/,
  },
  {
    what: /^ho so(?: \p{L}+){0,3} (?:ky truoc|nam truoc|quy truoc)/u,
    field: "tthc.received.carried",
    unit: "hồ sơ",
  },
  {
    what: /^ho so(?: tthc| nao)? ton(?: dong)?/,
    field: "tthc.pending.total",
    unit: "hồ sơ",
    not: /qua han|tre/,
  },
  {
    what: /^ho so(?: tthc| nao)? (?:dang|chua) (?:giai quyet|xu ly)/,
    field: "tthc.pending.total",
    unit: "hồ sơ",
  },
  {
    what: /^ho so[^,]{0,20} (?:nop |tiep nhan )?truc tiep/,
    field: "tthc.received.direct",
    unit: "hồ sơ",
  },
  {
    what: /^(?:van ban |thu |ho so |truong hop )[^,]{0,30}xin loi/,
    field: "tthc.late_apologies",
    unit: "hồ sơ",
    not: /qua han/,
  },
  {
    what: /^(?:y kien |don thu,? |don |luot |truong hop |to chuc,? |ca nhan,? |cong dan |nguoi dan |nao )*(?:phan anh|kien nghi|pakn)/,
    field: "petitions.received",
    unit: "phản ánh, kiến nghị",
    not: /khieu nai|to cao|qua han|cham/,
    unless: /(?:ra soat|don gian hoa|tham gia y kien)[^.;\n]*$/,
  },
  {
    what: /^(?:van ban quy pham(?: phap luat)?|vb ?qppl|van ban qppl|nghi quyet (?:la )?(?:van ban )?(?:qppl|quy pham))/,
    field: "documents.legal",
    unit: "văn bản",
    not: /trai|sai|bai bo|xu ly|het hieu luc|khong con phu hop/,
  },
  {
    what: /^(?:van ban|vbqppl|noi dung)[^,]{0,50}(?:trai (?:phap|quy|luat)|sai|phai (?:kien nghi )?(?:xu ly|sua|bai bo)|can (?:xu ly|sua|bai bo)|bai bo|het hieu luc|khong (?:con )?phu hop|vi pham)/,
    field: "documents.to_handle",
    unit: "văn bản",
  },
  {
    what: /^(?:ai|can bo|cong chuc|cbcc|dong chi|ca nhan|truong hop|nguoi)[^;]{0,50}(?:vi pham|ky luat)/,
    field: "staff.violations",
    unit: "người",
  },
  {
    what: /^(?:bi |phai |co )?(?:xu ly |thi hanh |xem xet )?(?:ky luat|vi pham ky luat)/,
    field: "staff.violations",
    unit: "người",
  },
  { what: /^(?:vi pham|sai pham)(?: ky luat|,| nao|$)/, field: "staff.violations", unit: "người" },
  {
    what: /^(?:(?:phieu|y kien|nguoi dan|cong dan|truong hop)[^,]{0,40})?(?:khong|chua) hai long/,
    field: "survey.ballots.unsatisfied",
    unit: "phiếu",
  },
];

/** What is promised or asked for did not happen yet. */
const WISH =
  /(?:phan dau|dam bao|bao dam|nham|yeu cau|muc tieu|quyet tam|han che|tranh|cam ket|de)(?: \p{L}+){0,4} ?$/u;

const SINGLE: readonly {
  what: RegExp;
  field: FieldCode;
  unit: string;
  dated: boolean;
  from: number;
}[] = [
  {
    what: /to chuc (?:hoi nghi|cuoc hop|buoi hop)(?: de)? cong (?:khai|bo)[^.;\n]{0,70}chi so/gu,
    field: "propaganda.conferences.index_publication",
    unit: "hội nghị",
    dated: false,
    from: 0,
  },
  {
    what: /to chuc (?:lop |hoi nghi |buoi |01 lop )?tap huan[^.;\n]{0,90}/gu,
    field: "propaganda.training.classes",
    unit: "lớp",
    dated: true,
    from: 0,
  },
  {
    what: /(?:to chuc )?(?:le )?ra mat mo hinh[^.;\n]{0,80}/gu,
    field: "propaganda.models",
    unit: "mô hình",
    dated: false,
    from: 0,
  },
  {
    what: /to chuc (?:hoi nghi |buoi )(?:tiep xuc,? ?|gap go,? ?)?doi thoai[^.;\n]{0,80}/gu,
    field: "propaganda.conferences.dialogues",
    unit: "hội nghị",
    dated: true,
    from: 0,
  },
  {
    what: /to chuc (?:thanh cong )?(?:cuoc thi|hoi thi)[^.;\n]{0,80}/gu,
    field: "propaganda.contests",
    unit: "hội thi",
    dated: true,
    from: 0,
  },
];

const SCHEDULE =
  /(?:(?:vao|luc|phat song|phat thanh|phat|lich phat(?: song| thanh)?|thoi gian phat(?: song| thanh)?|(?:phat song|phat thanh)[^:.;\n]{0,60}(?=:)|(?:tin,? ?bai|ban tin|chuyen muc),|phat (?:chuyen muc|ban tin|tin,? ?bai)[^:.;,\n]{0,50}?):? )((?:(?:luc |vao )?\d{1,2} ?(?:gio|h)(?: ?\d{2})?(?: phut)?,? )?(?:(?:cac )?ngay |sang |chieu |toi |cac )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|mung \d|ngay \d{1,2})(?:[^.,;\n()]|, (?=thu )){0,60}?(?:h[aà]ng (?:thang|tuan|quy|ngay)|moi (?:thang|tuan)|trong thang|trong tuan))/gu;
const MAIL_PLAIN =
  /(?:trao doi|gui,? ?nhan) van ban noi bo (?:thong )?qua (?:thu dien tu|hop thu|email|he thong thu)[^:.;,\n]{0,50}? ((?:chua )?thuong xuyen|thinh thoang|it khi|(?:hang|h[aà]ng) ngay)(?![\p{L}])/gu;
const MAIL_FIRST =
  /(?<![\p{L}])((?:chua )?thuong xuyen|thinh thoang|it khi|(?:hang|h[aà]ng) ngay) (?:\p{L}+ ){0,4}?(?:trao doi|gui,? ?nhan) van ban noi bo (?:thong )?qua (?:thu dien tu|hop thu|email|he thong thu)/gu;
const MAIL =
  /(?:trao doi|gui,? ?nhan) van ban noi bo (?:thong )?qua (?:thu dien tu|hop thu|email|he thong thu)[^:\n]{0,30}: ?([^.;,\n]{3,40})/gu;

const RESOLVED =
  /da (?:duoc )?(?:giai quyet|xu ly|tra)|ket qua giai quyet|giai quyet (?:xong|dung|truoc|som)|(?:dung|truoc|som) (?:thoi )?han/g;
const PENDING =
  /(?:dang|con|chua)(?: duoc| trong| tiep tuc| qua trinh| thoi han| thoi gian)* (?:giai quyet|xu ly|thu ly|thuc hien)|ton dong|con ton|con trong han|chuyen (?:sang |qua )?ky sau|chua den han|con lai/g;

/** Whether the sentence speaks of dossiers still open just before; "không có hồ sơ quá hạn" is theirs. */
function aboutPending(flat: string, at: number): boolean {
  const before = flat.slice(Math.max(0, at - 300), at);
  const from = Math.max(before.lastIndexOf("\n"), before.search(/\.\s[^.]*$/));
  const sentence = before.slice(Math.max(0, from));
  const last = (pattern: RegExp): number => {
    let found = -1;
    for (const match of sentence.matchAll(pattern)) found = match.index;
    return found;
  };
  return last(PENDING) > last(RESOLVED);
}

/** Zeros, ones and words that stand for figures. `skip` says where nothing was reported yet. */
export function findImplied(
  flat: string,
  skip: (span: Span) => boolean,
  dated: (span: Span) => boolean,
): readonly Implied[] {
  const found: Implied[] = [];
  for (const match of flat.matchAll(ABSENT)) {
    const span = { start: match.index, end: match.index + match[0].length };
    // What follows from it is another matter: "… nên không có thư xin lỗi".
    const what = (match[1] ?? "").replace(/ (?:nen|do do|vi vay|do vay) .*$/, "").trim();
    const lead = flat.slice(Math.max(0, span.start - 120), span.start);
    const known = NOTHINGS.find(
      (one) =>
        one.what.test(what) &&
        one.not?.test(what) !== true &&
        one.near?.test(lead) !== false &&
        one.unless?.test(lead) !== true,
    );
    if (known === undefined || skip(span)) continue;
    if (WISH.test(flat.slice(Math.max(0, span.start - 40), span.start))) continue;
    const field =
      known.field === "tthc.resolved.late" && aboutPending(flat, span.start)
        ? "tthc.pending.late"
        : known.field;
    const comma = match[0].indexOf(",");
    const cut =
      comma > 0 && !/^(?:phan anh|can bo|don thu|to chuc)/.test(what) ? comma : match[0].length;
    found.push({
      start: span.start,
      end: span.start + match[0].slice(0, cut).trimEnd().length,
      field,
      value: 0,
      kind: "impliedZero",
      unit: known.unit,
    });
  }
  for (const { what, field, unit, dated: needsDay } of SINGLE) {
    for (const match of flat.matchAll(what)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      if (
        skip(span) ||
        /chua |khong |se |du kien /.test(flat.slice(Math.max(0, span.start - 12), span.start))
      )
        continue;
      if (/\d[\d.]* (?:lop|hoi nghi|buoi|cuoc|mo hinh)/.test(flat.slice(span.start, span.end)))
        continue;
      // "Hội nghị công bố Chỉ số CCHC: 01 hội nghị" counts it itself.
      if (/^[^.;\n]{0,24}: ?\d/.test(flat.slice(span.end, span.end + 28))) continue;
      if (needsDay && !dated(span)) continue;
      found.push({ ...span, field, value: 1, kind: "impliedOne", unit });
    }
  }
  for (const [pattern, field] of [
    [SCHEDULE, "propaganda.radio.schedule"],
    [MAIL, "digital.internal_mail"],
    [MAIL_PLAIN, "digital.internal_mail"],
    [MAIL_FIRST, "digital.internal_mail"],
  ] as const) {
    for (const match of flat.matchAll(pattern)) {
      const words = match[1] ?? "";
      const lead = /^(?:luc |vao )/.exec(words)?.[0].length ?? 0;
      const start = match.index + (pattern === MAIL_FIRST ? 0 : match[0].lastIndexOf(words)) + lead;
      const span = { start, end: start + words.trimEnd().length - lead };
      if (
        skip(span) ||
        found.some((one) => one.field === field && one.start < span.end && span.start < one.end)
      )
        continue;
      if (
        pattern === SCHEDULE &&
        !/phat|chuyen muc|truyen thanh|loa/.test(flat.slice(Math.max(0, start - 160), start))
      )
        continue;
      found.push({ ...span, field, value: "", kind: "qualitative", unit: "" });
    }
  }
  return found;
}
