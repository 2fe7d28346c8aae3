import type { Rule } from "./rule.ts";

/** Rates that a report states; the rest of the percentages has no field. */
export const RATE_RULES: readonly Rule[] = [
  {
    percent: true,
    field: null,
    near: /so hoa(?![a-z])[^#]*# ?(?:so (?:goc |bo )?ho tich|du lieu|tai lieu)|so hoa(?![a-z]) (?:so (?:goc |bo )?ho tich|du lieu|tai lieu)[^#]*#/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    sentence: /(?:dau vao|tiep nhan|ho so)[^#%]*(?:dau ra|ket qua)[^#%]*lan luot[^#%]*#/,
    around: /so hoa(?![a-z])/,
  },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    sentence: /(?:dau vao|tiep nhan|ho so)[^#]*(?:dau ra|ket qua)[^#]*lan luot[^#]*% ?(?:va|,) ?#/,
    around: /so hoa(?![a-z])/,
  },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    near: /dau ra[^#]*#|#[^#]*dau ra/,
    around: /so hoa(?![a-z])/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    near: /dau vao[^#]*#|#[^#]*dau vao/,
    around: /so hoa(?![a-z])/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    near: /ho so (?:tiep nhan|dau vao)[^#:]{0,20}#/,
    around: /so hoa(?![a-z])/,
  },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    near: /^[^#:]*ket qua(?: giai quyet)?(?: tthc| thu tuc hanh chinh)?(?: dat| la|:)* ?#|^[^#]{0,8}# ?(?:o khau )?ket qua/,
    sentence: /so hoa(?![a-z])/,
    after: "tthc.digitised.on_receipt.rate",
  },
  { percent: true, field: null, wide: /(?:khai thac|su dung lai|tai su dung|dung lai)[^#]*#/ },
  { percent: true, field: null, near: /khai thac|su dung lai|tai su dung|dung lai/ },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    near: /ket qua (?:giai quyet )?(?:tthc |thu tuc hanh chinh )?(?:(?:duoc )?(?:tra|cap) )?(?:ban )?dien tu|(?:cap|tra) ban dien tu(?: cua| doi voi)? ket qua/,
  },
  {
    percent: true,
    field: "staff.official_mail.regular.rate",
    near: /thuong xuyen[^#]*(?:hop thu|thu dien tu|thu cong vu|email)|# ?(?:can bo|cong chuc|cbcc)[^#]*(?:hop thu|thu dien tu|thu cong vu|email)[^#]*thuong xuyen/,
  },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    near: /so hoa(?![a-z])[^#]{0,40}ket qua|ket qua[^#]{0,60}so hoa(?![a-z])|so hoa(?![a-z])[^#]{0,20}#[^#]{0,20}ket qua/,
    not: /thanh phan/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    near: /so hoa(?![a-z])/,
    not: /ket qua (?:giai quyet|tthc|thu tuc)/,
  },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    wide: /so hoa(?![a-z])[^#]{0,50}ket qua[^#]{0,80}#|#[^#]{0,60}ket qua[^#]{0,40}so hoa(?![a-z])/,
    notWide: /khi tiep nhan/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    wide: /so hoa(?![a-z])[^#]{0,120}#|#[^#]{0,50}so hoa(?![a-z])/,
    notWide: /ket qua/,
  },
  {
    percent: true,
    field: "tthc.status_published.rate",
    wide: /(?:cong khai|cap nhat)[^#]{0,60}(?:tinh trang|tien do|tinh hinh)(?:,| va)?(?: ket qua)? (?:giai quyet|xu ly|ho so)|#[^#]{0,60}cong khai[^#]{0,30}(?:tinh trang|tien do)|(?:tinh trang|tien do)(?: giai quyet| xu ly)?(?: ho so)?[^#]{0,16} cong khai[^#]*#|cong khai[^#]{0,12}# ?(?:tinh trang|tien do)/,
  },
  {
    percent: true,
    field: "staff.official_mail.regular.rate",
    near: /thuong xuyen[^#]*(?:hop thu|thu dien tu|thu cong vu|email|mail)|(?:hop thu|thu dien tu|thu cong vu|email|mail)[^#]*thuong xuyen/,
  },
  {
    percent: true,
    field: "staff.official_mail.regular.rate",
    near: /thuong xuyen[^#]{0,20}(?:su )?dung|(?:su )?dung[^#]{0,20}thuong xuyen/,
    after: "staff.official_mail.rate",
  },
  {
    percent: true,
    field: "staff.official_mail.regular.rate",
    near: /su dung[^#]{0,40}(?:hop thu|thu dien tu|thu cong vu|email)[^#]{0,40}(?:thuong xuyen|trao doi|trong cong viec)/,
  },
  {
    percent: true,
    field: "staff.official_mail.rate",
    near: /hop thu|thu dien tu|thu cong vu|email|mail cong vu/,
    not: /van ban|gui,? ?nhan/,
  },
  {
    percent: true,
    field: "digital.offices.connected.rate",
    near: /(?:bo phan|phong|co quan|don vi)[^#]{0,80}(?:may tinh|may vi tinh)|may tinh[^#]{0,40}(?:internet|ket noi|mang)/,
    not: /can bo|cong chuc|cbcc/,
  },
  { percent: true, field: null, near: /ky so|chu ky so|chung thu/ },
  {
    percent: true,
    field: "edocuments.exchanged.electronic.rate",
    near: /(?:trao doi|gui,? ?nhan|luan chuyen|phat hanh|xu ly|luan|chuyen)[^#]{0,40}van ban|van ban[^#]{0,80}(?:dien tu|moi truong mang|phan mem|truc lien thong)/,
    not: /mat |ky so|hop thu|# ?(?:co quan|don vi)/,
  },
  {
    percent: true,
    field: "edocuments.exchanged.electronic.rate",
    wide: /(?:trao doi|gui,? ?nhan) van ban[^#]{0,100}#|#[^#]{0,60}van ban[^#]{0,90}(?:dien tu|moi truong mang)/,
    notWide: /ky so|hop thu/,
  },
  {
    percent: true,
    field: "digital.offices.connected.rate",
    wide: /bo phan[^#]{0,80}may tinh[^#]{0,40}(?:internet|ket noi|mang)/,
  },
];
