import type { Rule } from "./rule.ts";

const BALLOT = /^(?:phieu|y kien|luot|nguoi|to chuc|cong dan|$)/;
const PETITION = /^(?:phan anh|kien nghi|pakn|y kien|$)/;
const ASKED = /khao sat|hai long|lay y kien|phieu/;
const CASES = /^(?:phan anh|kien nghi|pakn|y kien|truong hop|don|noi dung|luot|tin|$)/;
const PAKN = /phan anh,? ?(?:va )?kien nghi|pakn|phan anh/;

/** What citizens said: ballots on how they were served, petitions. */
export const CITIZEN_RULES: readonly Rule[] = [
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
  {
    field: "survey.ballots.total",
    unit: /^$/,
    near: /(?:tong so|so) (?:nguoi|cong dan|luot|y kien)[^#]{0,40}: ?#/,
    around: ASKED,
    sentence: /#.*hai long/,
    unseen: /^survey\./,
  },
  {
    field: "survey.ballots.total",
    unit: /^phieu$/,
    near: /(?:^|[^\p{L}])(?:co|tong so|voi|tong cong) ?#/u,
    sentence: /#.*hai long/,
    not: /hai long|phat/,
    unseen: /^survey\./,
  },
  { field: "survey.ballots.total", unit: /^phieu/, near: /(?<![\p{L}])thu #/u, around: ASKED },
  // Petitions
  { field: "petitions.received", unit: /^gop y/, near: /nhan #|co #|gui #/ },
  { field: null, unit: PETITION, near: /(?:pakn|phan anh,? kien nghi)[^#]*ky truoc[^#]*#/ },
  {
    field: "petitions.received",
    unit: /^$/,
    near: /^[^\p{L}]*(?:tiep nhan|nhan)(?: moi| trong (?:ky|quy|nam|thang))*:? #/u,
    sentence: /(?:pakn|phan anh)[^#]*#/,
    not: /ho so|khieu nai/,
  },
  {
    field: null,
    unit: PETITION,
    near: /hanh vi hanh chinh|(?:tre|qua) (?:thoi )?(?:han|hen)|dang (?:xu ly|giai quyet)|khong thuoc|thuoc truong hop/,
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
    field: "petitions.received",
    unit: /^(?:phan anh|pakn|kien nghi)/,
    near: /(?:duoc giao|duoc phan cong|duoc chuyen)[^#]{0,30}#/,
  },
  {
    field: "petitions.answered_on_time",
    unit: PETITION,
    near: /(?:tra loi|giai quyet|xu ly|phan hoi|hoan thanh)/,
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
  {
    field: "petitions.received",
    unit: /^$/,
    near: /^[^\p{L}]*(?:so )?y kien,? (?:phan anh,? )?kien nghi[^#]{0,40}: ?#/u,
    not: /khieu nai|cu tri|du thao|gop y/,
  },
  { field: "petitions.received", unit: /^tin$/, near: /# ?tin (?:bao |nhan )?phan anh/ },
  { field: "petitions.received", unit: /^y kien/, near: /# ?y kien (?:phan anh|kien nghi)/ },
  {
    field: "petitions.received",
    unit: /^(?:truong hop|don|y kien|luot|noi dung|)$/,
    near: /(?:phan anh,? ?kien nghi|pakn|(?:nguoi dan|cong dan|to chuc)[^#]{0,20} phan anh)[^#]{0,70}#/,
    notWide: /khieu nai,? ?to cao|cu tri/,
  },
];
