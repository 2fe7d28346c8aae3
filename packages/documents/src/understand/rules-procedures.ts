import type { Rule } from "./rule.ts";

const PROCEDURE = /^(?:thu tuc|tthc|dich vu cong|dvc)/;
const BALLOT = /^(?:phieu|y kien|luot|nguoi|to chuc|cong dan|$)/;
const PETITION = /^(?:phan anh|kien nghi|pakn|y kien|$)/;
const ASKED = /khao sat|hai long|lay y kien|phieu/;
const CASES = /^(?:phan anh|kien nghi|pakn|y kien|truong hop|don|noi dung|luot|$)/;
const PAKN = /phan anh,? ?(?:va )?kien nghi|pakn|phan anh/;

/** Procedures, notices, petitions and ballots. */
export const PROCEDURE_RULES: readonly Rule[] = [
  // Ballots
  {
    field: null,
    unit: BALLOT,
    part: "numerator",
    near: /(?:muc do|ty le|ti le) hai long|^[^#]*hai long[^#]*(?:ve|doi voi|cua)/,
    not: /rat hai long/,
    around: ASKED,
  },
  {
    field: "survey.ballots.total",
    unit: /^phieu (?:khao sat|danh gia)/,
    near: /^[^#]*: ?#/,
    not: /(?:rat|khong|chua) hai long|#[^#]*hai long|binh thuong|phat/,
    unseen: /^survey\./,
  },
  {
    field: "survey.ballots.total",
    unit: /^(?:phieu|y kien|luot|nguoi|to chuc|cong dan)/,
    near: /(?:khao sat|danh gia|lay y kien|muc do|su)[^#:,]{0,30} hai long[^#]*#(?![^#]*hai long)/,
    not: /(?:rat|khong|chua) hai long|binh thuong|phat/,
    unseen: /^survey\./,
  },
  {
    field: null,
    unit: BALLOT,
    near: /(?<![\p{L}])(?:phat|gui|phat hanh|cap phat)(?: (?:ra|di|duoc|den))* #/u,
    around: ASKED,
    sentence: /#.*(?:thu (?:ve|vao|lai|hoi|duoc|\d)|hop le|nhan lai)/,
  },
  { field: null, unit: BALLOT, near: /binh thuong|phat ra|phat di|khong hop le/, around: ASKED },
  {
    field: "survey.ballots.total",
    unit: BALLOT,
    part: "denominator",
    near: /hai long|phieu/,
    around: ASKED,
  },
  {
    field: null,
    unit: BALLOT,
    near: /rat hai long(?: va|,| ?\/) ?hai long|(?<!rat )hai long(?: va|,| ?\/) ?rat hai long|hai long tro len/,
    around: ASKED,
  },
  {
    field: "survey.ballots.very_satisfied",
    unit: BALLOT,
    part: "numerator",
    near: /rat hai long/,
    around: ASKED,
  },
  {
    field: "survey.ballots.total",
    unit: BALLOT,
    part: "denominator",
    near: /hai long|phieu/,
    around: ASKED,
  },
  {
    field: "survey.ballots.unsatisfied",
    unit: BALLOT,
    near: /(?:khong|chua) hai long/,
    around: ASKED,
  },
  {
    field: "survey.ballots.very_satisfied",
    unit: BALLOT,
    near: /rat (?:la )?hai long/,
    around: ASKED,
  },
  {
    field: "survey.ballots.satisfied",
    unit: BALLOT,
    near: /(?<!do |su )hai long(?! (?:cua|doi|ve))/,
    around: ASKED,
    not: /(?:muc do|su|ve) hai long|danh gia hai long (?:qua|cua|tren|bang|tai)/,
  },
  {
    field: "survey.ballots.total",
    unit: /^phieu/,
    wide: /khao sat|hai long|lay y kien|danh gia|thu (?:ve|vao|lai|hoi|duoc)|tiep nhan|hop le|tong so/,
    not: /phat ra/,
  },
  {
    field: "survey.ballots.total",
    unit: /^(?:nguoi|cong dan|luot|to chuc|y kien)/,
    near: /(?:khao sat|lay y kien|phieu)[^#]*#/,
    around: /hai long/,
  },
  {
    field: "survey.ballots.total",
    unit: /^(?:y kien|luot y kien|luot danh gia|luot)/,
    near: /khao sat|hai long|danh gia/,
    around: /hai long/,
  },
  {
    field: "survey.ballots.total",
    unit: /^$/,
    near: /(?<![\p{L}])thu(?: ve| lai| vao| duoc| hoi)? #/u,
    around: ASKED,
    unseen: /^survey\./,
  },
  {
    field: "survey.ballots.total",
    unit: /^$/,
    near: /(?:so phieu|phieu)[^#]{0,30}(?:thu ve|hop le|danh gia|khao sat)[^#]{0,10}(?::|la)? ?#|tong so phieu ?(?::|la) ?#/,
  },
  // Petitions
  {
    field: null,
    unit: PETITION,
    near: /hanh vi hanh chinh|(?:tre|qua) (?:thoi )?(?:han|hen)|dang (?:xu ly|giai quyet)|khong thuoc/,
    wide: PAKN,
  },
  {
    field: null,
    unit: PETITION,
    near: /ve quy dinh[^#]*#/,
    after: "petitions.received",
  },
  {
    field: "petitions.received",
    unit: CASES,
    part: "denominator",
    near: /(?:tra loi|giai quyet|xu ly|phan hoi)/,
    after: "petitions.received",
    not: /ho so/,
  },
  { field: "petitions.answered_on_time", unit: PETITION, part: "numerator", wide: PAKN },
  { field: "petitions.received", unit: PETITION, part: "denominator", wide: PAKN },
  {
    field: "petitions.answered_on_time",
    unit: PETITION,
    near: /(?:tra loi|giai quyet|xu ly|phan hoi)/,
    wide: PAKN,
    not: /tiep nhan|phat sinh #|nhan duoc #|chua |dang |khieu nai|to cao|tong so|(?:tre|qua) (?:han|hen)|cham/,
    notWide: /khieu nai|to cao/,
  },
  {
    field: "petitions.answered_on_time",
    unit: CASES,
    near: /(?:tra loi|giai quyet|xu ly|phan hoi)/,
    lately: { field: "petitions.received", among: /^(?:petitions|documents)\./ },
    not: /ho so|nghi viec|nghi huu|che do|tinh gian|ky luat|khieu nai|chua |dang |(?:tre|qua) (?:han|hen)|cham/,
  },
  {
    field: "petitions.received",
    unit: /^(?:phan anh|pakn|kien nghi)/,
    wide: /tiep nhan|(?<![a-z])nhan #|nhan duoc|tong so|co|gui|:|phat sinh/,
    notWide: /khieu nai,? ?to cao|cu tri/,
  },
  {
    field: "petitions.received",
    unit: /^(?:truong hop|luot)$/,
    near: /(?:tiep nhan|nhan duoc|phat sinh|co) # ?(?:truong hop|luot) (?:co )?(?:phan anh|pakn)/,
  },
  { field: "petitions.received", unit: /^y kien/, near: /# ?y kien (?:phan anh|kien nghi)/ },
  {
    field: "petitions.received",
    unit: /^(?:truong hop|don|y kien|luot|noi dung|)$/,
    near: /(?:phan anh,? ?kien nghi|pakn)[^#]{0,70}#/,
    notWide: /khieu nai,? ?to cao|cu tri/,
  },
  // Notices
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
    not: /# ?thong bao[^#]* va [^#]*(?:kip thoi|dung (?:thoi )?han)/,
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
    unit: /^(?:van ban|truong hop|luot|$)/,
    part: "numerator",
    near: /xin loi/,
  },
  {
    field: "tthc.resolved.late",
    unit: /^(?:van ban|truong hop|luot|$)/,
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
    near: /toan trinh|mot phan|1 phan|bai bo|sua doi|bo sung|thay the|moi ban hanh|ban hanh moi|thanh toan|don gian hoa|cat giam|lien thong|hoa don|nhom|phi dia gioi|khong phu thuoc[^#]{0,8} dia gioi|phat sinh ho so|muc (?:do )?[12](?! ?[,;va-]+ ?[34])|cap (?:huyen|tinh)|linh vuc/,
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
    wide: /(?:thuc hien|giai quyet) # ?(?:tthc|thu tuc)|thuoc tham quyen|tham quyen giai quyet|niem yet|cong khai|ap dung|bo tthc|bo thu tuc|thuc hien tai|tiep nhan tai|danh muc|tong so|cap xa|hien co|cung cap/,
    notWide: /ra soat|de xuat|kien nghi/,
  },
];
