import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import { type Mask, freeMatches } from "./mask.ts";
import { unitAt } from "./units.ts";

/** Addresses, phones and standards: read before dates, whose years they may hold. */
const UNIQUE: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)[^\s>)"]{1,300}|(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,80}|(?<![a-z0-9.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:gov|com|org|edu|net)(?:\.vn)?\b/gu,
  /(?<![\p{L}])(?:dien thoai|dt|sdt|hotline|duong day nong|fax|so may|zalo|tong dai)(?: so)? ?[:.]? ?[\d][\d .-]{2,16}\d/gu,
  /(?<![\p{L}])(?:cong|tong dai|kenh|so|he thong)(?: thong tin)? (?:1022|1800|1900)(?: ?\d{4})?(?!\d)/gu,
  /(?<![\d.,])0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?![\d])/gu,
  /(?:tcvn ?)?(?:iso|tcvn)(?: ?\/ ?iec)?(?: tcvn)?(?: iso)? ?\d{4,5}(?: ?[:-] ?\d{4})?/gu,
];

/** Names with a number in them. */
const NAMED: readonly RegExp[] = [
  /(?<![\p{L}])(?<!danh )(?:muc do|cap do|muc|bac)(?: so)? \d(?!\d)(?:(?:,| va|,va|;| -|-) ?(?:muc(?: do)? )?\d(?!\d|\.\d))*(?! ?(?:ho so|%|phieu))/gu,
  /(?<![\p{L}])(?:cach mang cong nghiep|cong nghiep|cong nghe|phien ban|web) (?:lan thu )?(?:\d\.\d|\d)(?: ?\.0)?/gu,
  /(?<![\d,.])\d\.0(?! ?%)\b/gu,
  /(?<=(?:chinh quyen(?: dia phuong)?|mo hinh|to chuc) )(?:0?2|hai|0?3) cap(?![\p{L}])/gu,
  /(?<=[.;:,] ?|^|\n)\([1-9]\d?\)(?= \p{L})/gu,
  /(?<![\p{L}])chi so 766(?! ?(?:ho so|tin|bai))/gu,
  /(?<![\p{L}\d])1 phan(?! tram| anh)/gu,
  /(?<![\p{L}])(?:ngay |cac )thu [2-7](?:(?:,| va) ?(?:thu )?[2-7](?! ?(?:ho so|van ban)))+(?!\d)/gu,
  /(?<![\p{L}\d])[qpf]\. ?\d{1,2}(?![\d.,/])/gu,
  /(?<![\p{L}])ngay \d{1,2}(?= den (?:ngay )?\d{1,2} ?[-/.] ?\d)/gu,
  /(?<![\p{L}])(?:gop y|tong dai|dau so|duong day nong|kenh|cong) 1022(?!\d)/gu,
  /(?<![\p{L}])(?:lan )?thu (?:\d+|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?: ?\/ ?\d+)?(?![\p{L}\d])/gu,
  /(?<![\p{L}])(?:khoa|hang|loai|kieu|dot|lan|ky(?! so)|dai hoi|top|chuyen de|phien|ky hop) (?:so )?(?:[ivx]{1,5}|\d{1,2})(?! ?(?:nam|%|ho so|nhiem vu|hoi nghi|dong chi|can bo|cong chuc|cuoc|nguoi|lop|van ban))(?![\p{L}\d,.])/gu,
  /(?<![\p{L}])(?<!(?:mot|1) )(?:dieu|khoan|diem|cau(?! hoi)|chuong|muc|phu luc|mau|mau so|bieu|bieu mau|bieu so|bang|cot|dong|trang|hinh|tieu chi|phan|bai|buoc|nhom|so thu tu|stt)(?: so)? (?:[ivx]{1,5}\.)?\d{1,3}(?:[a-z]|\.\d{1,2}){0,2}(?:\/[a-z-]+)?(?! ?(?:ho so|%|phieu|tin|bai|van ban|nguoi|trieu|diem|hoi nghi|thu tuc|tthc|dong|nhiem vu))(?![\p{L}\d/]|[.,]\d)/gu,
  /(?<![\p{L}])(?:phuong|quan|to|thon|khu pho|khu vuc|khom|ap|xom|(?<!chuyen )doi|ban|to dan pho|khu dan cu|khu|tdp|so nha|duong|quoc lo|ql|tinh lo|to hoa giai|tang|phong|lop|nha van hoa thon)(?: so)? \d{1,3}(?:[a-z])?(?: ?, ?\d{1,2}(?! ?[\p{L}%]))*(?! ?(?:ho so|%|phieu|tin|bai|van ban|nguoi|hoi nghi|cuoc|can bo|cong chuc|thu tuc|luot|lop|don vi|thanh vien|hoc vien|dong chi|to|ho))(?![\p{L}\d/]|[,.](?! |\n|$))/gu,
  /(?<![\p{L}])(?:de an|chuong trinh|nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|cong van|ket luan|ke hoach(?! \d{1,3}(?:, ?| ?[-–;] ?)(?:da |thuc hien|dat |ket qua|hoan thanh))|(?<!ky )luat|du an|tieu de an|nd|nq|kl)(?: so)? \d{1,4}(?:\/[a-z-]+)?(?! ?(?:ve |de |cho |ke hoach|van ban|quyet dinh|nhiem vu|noi dung))(?![\p{L}\d/]|[,.]\d)(?= |,|;|\.|\)|:|\n|$)/gu,
  /(?<![\d])(?:24h?|8h?|12h?) ?\/ ?(?:7|24h?)(?:\/7)?(?! ?(?:ho so|nhiem vu|hoi nghi|can bo|cong chuc|thon|khu|to |van ban|nguoi|ngay|bao cao|tthc|thu tuc|phieu|xa|don vi|dong chi|tieu chi|bo phan|cbcc|phan anh|kien nghi|chi tieu|cuoc))(?![\d])/gu,
  /(?<![\d])\d{1,2} ?(?:gio|h)(?: ?\d{2}(?: ?phut)?| phut)?(?! (?:phat|tuyen|thoi))(?![\p{L}\d])/gu,
  /(?<![\d/])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?: ?[-–] ?| den (?:ngay )?)(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?![\d/])(?! ?(?:ho so|nhiem vu|%))/gu,
  /(?<![\p{L}\d/.,-])(?:[1-5](?: ?- ?[1-5])?) sao(?![\p{L}])/gu,
  /(?<![\p{L}])(?:kenh|muc|phan|nhom|buoc) (?:so )?\d{1,2} ?(?=[-–:] )/gu,
  /(?<=^|\n)\d{1,2}\/(?= ?\p{L}{2})/gu,
  /(?<![\p{L}])(?:ke hoach|chuong trinh|quyet dinh|cong van)(?: \p{L}+){1,4} so \d{1,4}(?= (?:ngay|cua|nam))/gu,
  /(?<![\p{L}])(?:truoc|vao|tu|den|cham nhat|han chot) ngay \d{1,2}(?= (?:cua|hang|moi)(?![\p{L}]))/gu,
  /(?<![\d.,])\d{2} ngay dem(?![\p{L}])/gu,
  /(?<![\d.,])[1-9] (?:tai cho|ro|nhat|xin|luon|hoa|sach|tang cuong|day manh)(?![\p{L}])/gu,
  /(?<=(?:phuong cham|thuc hien|tieu chi|tinh than|nguyen tac|khau hieu|mo hinh|noi dung|xay dung) ?"? ?)[1-9] (?:khong|co|chung|giam|san sang|chu dong|biet|dung|that)(?![\p{L}])/gu,
  /(?<![\d.,])\d (?:g|k)(?![\p{L}])/gu,
  /(?<![\d/])(?:0?8\/0?3|20\/10|30\/0?4|0?1\/0?5|0?2\/0?9|19\/0?5|27\/0?7|20\/11|22\/12|26\/0?3|0?1\/0?6|0?3\/0?2|10\/10|0?9\/11|18\/11|28\/8|19\/8|27\/2|21\/6|14\/10|13\/10|15\/10|17\/10)(?! ?(?:ho so|nhiem vu|hoi nghi|can bo|cong chuc|thon|khu|van ban|nguoi|bao cao|tthc|thu tuc|phieu|xa|don vi|dong chi|pakn|phan anh|kien nghi|y kien|luot|truong hop|ket qua|giao dich|noi dung|chi tieu|%))(?![\d/])/gu,
  /(?<![\p{L}])(?:windows|office|word|excel|adsl|ipv|usb|covid|covid-|sars-cov-|pm|wifi|loai|qh|dvc|vneid)[ -]?\d{1,4}/gu,
  /(?<![\p{L}])[a-z]{1,4}\d+(?![\p{L}\d])/gu,
];

const COUNTED_PLACES =
  /^ ?(?:phong|bo phan|cbcc|can bo|cong chuc|to |tieu|vi tri|van de|buoi|cuoc|cho|may|khoi|xom|ban |ap |buon|lang)/;

/** "phường Đông Hải 3": a place whose name ends in a number. */
const PLACE_NAME =
  /(?<![\p{L}])(?:[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị trấn|THỊ TRẤN)(?: \p{Lu}\p{L}*){1,4} (\d{1,2})(?![\d.,/%])/gu;

/** Words that name a thing only with their own accents: "bảng 2" is a name, "bằng 2" is not. */
const NAMES: readonly (readonly [plain: RegExp, name: RegExp])[] = [
  [/^thu /, /^thứ /iu],
  [/^tang /, /^tầng /iu],
  [/^doi /, /^đội /iu],
  [/^to /, /^tổ /iu],
  [/^bang /, /^bảng /iu],
  [/^dong /, /^dòng /iu],
  [/^phan /, /^phần /iu],
  [/^hinh /, /^hình /iu],
];

/** How often, not how many: "hàng quý, 06 tháng", "01 lần/tuần", "mỗi tháng". */
const FREQUENCY: readonly RegExp[] = [
  /(?<=(?:qua|trong|cua|ky|ket qua|so ket|cchc|cai cach hanh chinh) )(?:0?[369]|12) thang(?= (?:da|qua|dau|cuoi|dat|thuc hien|co|xa|ubnd)|:)/gu,
  /(?<=(?:trong|cua|qua) )0?[369] thang(?= )/gu,
  /(?<![\p{L}\d.,](?:han|vong|keo dai|cham|truoc|sau|them|tre|du|tuoi|duoi|tren) )(?<![\d.,/-])(?:0?[369]|12) thang(?![\p{L}\d])(?! (?:ke tu|lien|truoc|sau|tap su))/gu,
  /(?<=luy ke )(?:0?[1-9]|1[0-2]) thang(?! \d{1,2} ?nam)/gu,
  /(?<=(?:^|\n|[.;] ))0?[369] thang(?= (?:qua|dau nam|nay)(?![\p{L}]))/gu,
  /(?<=[;,.:(\n-] ?)0?[369] thang(?= (?:hoan thanh|xong|thuc hien|da|dat|tiep nhan|giai quyet|to chuc|ban hanh|dau|cuoi|co|xa|phuong)(?![\p{L}]))/gu,
  /(?<![\p{L}])(?<!(?:hang|moi|mot|hai|ba|\d) )thang (?:0?[1-9]|1[0-2])(?![\d]|[./-]\d| ?%| (?:ho so|tin|bai|cuoc|lan|luot|van ban|hoi nghi|buoi|nhiem vu|phieu|lop|bao cao)(?![\p{L}]))/gu,
  /(?<=(?:vao|trong|tu|den|cuoi|dau|giua|het) )thang (?:0?[1-9]|1[0-2])(?![\d]|[./-]\d)/gu,
  /(?<=(?:hang|dinh ky|giao ban|so ket|bao cao|quy|thang|,|va|ca|\/) )0?[369] thang(?!\d)(?! (?:ke tu|lien|truoc|sau|thuc hien|tap su))/gu,
  /(?<![\d.,])(?:0?[369]|12) thang(?=[,;.):]| va| nam(?! \d)|\/|$| dau nam| cuoi nam)/gu,
];

/** Marks addresses, phones and names of standards. */
export function maskUnique({ folded }: CleanText, mask: Mask): void {
  for (const pattern of UNIQUE) {
    for (const match of freeMatches(folded, pattern, mask)) {
      mask.take({ start: match.index, end: match.index + match[0].length });
    }
  }
}

/** Marks numbers that belong to the frame of a text; section numbers come from the outline. */
export function maskStructural(
  clean: CleanText,
  mask: Mask,
  sections: readonly Span[],
): readonly Span[] {
  const named: Span[] = [];
  const { folded } = clean;
  for (const span of sections) mask.take(span);
  for (const match of freeMatches(clean.text, PLACE_NAME, mask)) {
    const end = match.index + match[0].length;
    const span = { start: end - (match[1]?.length ?? 0), end };
    if (!unitAt(clean, end).weak && !clean.text.startsWith(" báo cáo", end)) continue;
    mask.take(span);
    named.push(span);
  }
  for (const pattern of [...NAMED, ...FREQUENCY]) {
    for (const match of freeMatches(folded, pattern, mask)) {
      const end = match.index + match[0].length;
      // "thứ 4" is a place in a row, "thu 147" is what came in.
      const said = clean.text.slice(match.index, end);
      if (NAMES.some(([plain, name]) => plain.test(match[0]) && !name.test(said))) continue;
      // "thôn 5" is a name, "đổi 05 vị trí" is a count.
      if (/^\p{L}[^:]*\d$/u.test(match[0]) && !unitAt(clean, end).weak) continue;
      // "20/10" is a day to keep, "10/10 phòng, bộ phận" is a share.
      if (/^\d+\/\d+$/.test(match[0]) && COUNTED_PLACES.test(clean.folded.slice(end, end + 24)))
        continue;
      mask.take({ start: match.index, end });
      named.push({ start: match.index, end });
    }
  }
  return named;
}
