import type { Rule } from "./rule.ts";

const PROCEDURE = /^(?:thu tuc|tthc|dich vu cong|dvc)/;

/** Procedures and the notices that publish them. */
export const PROCEDURE_RULES: readonly Rule[] = [
  // Notices
  { field: "tthc.late_apologies", unit: /^thong bao/, near: /# ?thong bao xin loi/ },
  {
    field: "tthc.notices.on_time",
    unit: /^thong bao/,
    part: "numerator",
    around: /danh muc|niem yet|tthc|thu tuc/,
  },
  {
    field: "tthc.notices.total",
    unit: /^thong bao/,
    part: "denominator",
    around: /danh muc|niem yet|tthc|thu tuc/,
  },
  {
    field: "tthc.notices.on_time",
    unit: /^(?:thong bao|$)/,
    near: /kip thoi|dung (?:thoi )?(?:han|gian)/,
    not: /# ?thong bao[^#]* va [^#]*(?:kip thoi|dung (?:thoi )?han)|nhan(?: duoc)? #/,
    wide: /thong bao/,
  },
  {
    field: "tthc.notices.on_time",
    unit: /^(?:thong bao|$)/,
    near: /kip thoi|dung (?:thoi )?(?:han|gian)/,
    lately: { field: "tthc.notices.total", among: /./ },
  },
  {
    field: "tthc.notices.total",
    unit: /^thong bao/,
    around: /danh muc|niem yet|tthc|thu tuc|cong bo/,
  },
  {
    field: "tthc.notices.total",
    unit: /^(?:lan|dot|$)/,
    near: /thong bao (?:niem yet |cong khai |danh muc )*(?:tthc|thu tuc)[^#]*#/,
    not: /ho so|tin|bai/,
  },
  {
    field: "tthc.resolved.late",
    unit: /^(?:thu|van ban|phieu|cong van) xin loi/,
    part: "denominator",
    confidence: 0.6,
  },
  { field: "tthc.late_apologies", unit: /^(?:thu|van ban|phieu|cong van) xin loi/ },
  {
    field: "tthc.late_apologies",
    unit: /^(?:van ban|truong hop|luot|cong dan|nguoi|to chuc|$)/,
    part: "numerator",
    near: /xin loi/,
  },
  {
    field: "tthc.resolved.late",
    unit: /^(?:van ban|truong hop|luot|cong dan|nguoi|to chuc|$)/,
    part: "denominator",
    near: /xin loi/,
  },
  {
    field: "tthc.late_apologies",
    unit: /^(?:van ban|truong hop|luot|$)/,
    near: /(?:xin loi[^#]{0,40}#|# ?(?:\p{L}+ ){0,2}xin loi)/u,
    not: /(?:qua|tre) (?:thoi )?(?:han|hen)[^#]{0,12}#/,
  },
  // Procedures
  { field: null, unit: /^$/, near: /so (?:luong )?(?:tthc|thu tuc)[^#]*thanh toan[^#]*#/ },
  {
    field: null,
    unit: /^$/,
    near: /so (?:luong )?(?:tthc|thu tuc|dich vu cong|dvc)[^#]* phat sinh ho so[^#]*#/,
  },
  { field: null, unit: PROCEDURE, near: /tai cho|thiet yeu/ },
  { field: null, unit: PROCEDURE, sentence: /quyet dinh cong bo(?: danh muc)?(?: tthc)? ?#/ },
  {
    field: null,
    unit: PROCEDURE,
    near: /(?<![34](?:,| va|;| -)? {0,2})muc (?:do )?[34](?!\d|(?: ?[,;/-] ?| va | {1,2})(?:muc (?:do )?)?[34])/,
  },
  { field: null, unit: PROCEDURE, near: /^[^\p{L}]*cap xa ?:? #/u, after: "tthc.procedures.total" },
  {
    field: "tthc.procedures.total",
    unit: /^$/,
    part: "denominator",
    near: /(?:tthc|thu tuc|dich vu cong|dvc)[^#]*(?:truc tuyen|dvc)[^#]*(?::|la) ?#/,
    not: /ho so/,
  },
  {
    field: "tthc.procedures.online",
    unit: PROCEDURE,
    wide: /#[^#;]{0,40}truc tuyen (?:toan trinh|mot phan)(?:,| va|\/| \+)+ ?(?:truc tuyen )?(?:mot phan|toan trinh)/,
  },
  {
    field: "tthc.procedures.online",
    unit: PROCEDURE,
    near: /truc tuyen (?:toan trinh|mot phan)(?:,| va|\/| \+)+ ?(?:truc tuyen )?(?:mot phan|toan trinh)[^#]*#/,
  },
  {
    field: "tthc.procedures.total",
    unit: /^(?:thu tuc|tthc)/,
    near: /tiep nhan(?: va)?(?:,? giai quyet)? # ?(?:tthc|thu tuc)[^#]*(?:tai|o) (?:bo phan|trung tam|mot cua)/,
    not: /trong (?:ky|quy|nam|thang)|ho so/,
  },
  {
    field: "tthc.procedures.online",
    unit: /^$/,
    near: /(?:tthc|thu tuc|dich vu cong|dvc)[^#]*truc tuyen[^#]*(?::|la) ?#/,
    not: /toan trinh|mot phan|ho so|thanh toan/,
  },
  {
    field: "tthc.procedures.total",
    unit: /^$/,
    near: /(?:tong so|so) (?:tthc|thu tuc hanh chinh|thu tuc)[^#]*(?::|la) ?#/,
    not: /truc tuyen|ho so|ra soat|don gian|tich hop|dia gioi|lien thong|quy trinh|moi ban hanh|ban hanh moi|sua doi|bai bo|cat giam/,
  },
  {
    field: "tthc.procedures.total",
    unit: /^$/,
    near: /^[^\p{L}]*(?:so )?(?:tthc|thu tuc hanh chinh|thu tuc)(?: (?:cua |tai )?(?:cap xa|xa|phuong)| thuoc tham quyen[^#]*| dang [^#]*| hien [^#]*)?(?::| la) ?#/u,
    not: /truc tuyen|ho so|ra soat|don gian|bai bo|sua doi|moi/,
    unseen: /^propaganda\.website\./,
  },
  {
    field: null,
    unit: PROCEDURE,
    near: /toan trinh|mot phan|1 phan|bai bo|sua doi|bo sung|thay the|moi ban hanh|ban hanh moi|thanh toan|don gian hoa|cat giam|lien thong|hoa don|nhom|phi dia gioi|khong phu thuoc[^#]{0,8} dia gioi|phat sinh ho so|muc (?:do )?[12](?! ?[,;va-]+ ?[34])|cap (?:huyen|tinh)|(?<!^ ?)linh vuc/,
    notWide: /tong so[^#]{0,60}#[^#]{0,30}(?:thuoc tham quyen|cap xa)/,
  },
  {
    field: "tthc.procedures.total",
    unit: /^(?:thu tuc|tthc)/,
    near: /tiep nhan(?: va)?(?:,? giai quyet)? #[^#]*thuoc *$/,
    sentence: /#[^#]*linh vuc/,
  },
  {
    field: null,
    unit: PROCEDURE,
    part: "numerator",
    near: /niem yet|cong khai/,
    not: /truc tuyen|dvctt/,
  },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    part: "denominator",
    sentence: /#[^#()]{0,24}\) ?(?:da |deu |duoc )*(?:niem yet|cong khai)/,
  },
  { field: "tthc.procedures.online", unit: PROCEDURE, part: "numerator", wide: /truc tuyen|dvctt/ },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    part: "denominator",
    wide: /truc tuyen|dvctt/,
  },
  { field: "tthc.procedures.online", unit: PROCEDURE, near: /truc tuyen|dvctt|muc do/ },
  {
    field: "tthc.procedures.online",
    unit: /^(?:thu tuc|tthc|dich vu cong|dvc|$)/,
    near: /(?:tthc|thu tuc|dich vu cong|dvc|#)[^#]*#?[^#]*(?:tich hop|ket noi|dua len)[^#]*(?:cong (?:dich vu cong|dvc)|dvcqg)/,
    confidence: 0.7,
  },
  { field: "tthc.procedures.online", unit: /^(?:dich vu cong|dvc)/ },
  {
    field: "tthc.procedures.total",
    unit: /^(?:thu tuc|tthc)/,
    near: /theo co che mot cua(?!,? (?:mot cua )?lien thong)/,
    not: /ho so/,
    confidence: 0.7,
  },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    part: "denominator",
    wide: /niem yet|cong khai|thuoc tham quyen/,
  },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    sentence:
      /(?:niem yet|cong khai|thuoc tham quyen|cap xa)[^#;]{0,50}(?:tthc|thu tuc(?: hanh chinh)?)[^#;(]{0,40}\([^()#]{0,16}#/,
  },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    sentence: /(?:niem yet|cong khai|thuoc tham quyen|thuc hien)[^#]{0,40} linh vuc[^#]{0,8}#/,
    not: /moi|sua doi|bai bo/,
  },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    near: /(?:niem yet|cong khai)(?: \p{L}+){0,6} #/u,
  },
  {
    field: "tthc.procedures.total",
    unit: PROCEDURE,
    wide: /(?:thuc hien|giai quyet|thuc hien tiep nhan) # ?(?:tthc|thu tuc)|thuoc tham quyen|tham quyen giai quyet|niem yet|cong khai|ap dung|bo tthc|bo thu tuc|thuc hien tai|tiep nhan tai|danh muc|tong so|cap xa|hien co|cung cap/,
    notWide: /ra soat|de xuat|kien nghi/,
  },
];
