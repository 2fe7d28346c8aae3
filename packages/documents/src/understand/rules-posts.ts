import type { Rule } from "./rule.ts";

/** Units of what counts officers, folded. */
export const STAFF =
  /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot|bien che|chi tieu|truong hop|$)/;

/** Posts and who holds them, discipline, rotation and mail boxes. */
export const POST_RULES: readonly Rule[] = [
  {
    field: "staff.at_standard",
    unit: STAFF,
    part: "numerator",
    near: /(?:can bo|cong chuc|cbcc)[^#]{0,12} dat (?:tieu )?chuan[^#]*#/,
    not: /ly luan|tin hoc|ngoai ngu/,
  },
  {
    field: "staff.total",
    unit: STAFF,
    part: "denominator",
    near: /(?:can bo|cong chuc|cbcc)[^#]{0,12} dat (?:tieu )?chuan[^#]*#/,
    not: /ly luan|tin hoc|ngoai ngu/,
  },
  {
    field: "staff.quota",
    unit: /^(?:nguoi|bien che|$)/,
    near: /^ *#/,
    sentence: /bien che (?:duoc )?giao(?: la)? ?\( ?#/,
  },
  {
    field: "staff.total",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi)/,
    sentence:
      /# ?(?:can bo,? ?(?:va )?cong chuc|cbcc|nguoi|dong chi) ?\/ ?\d+ (?:bien che|chi tieu)/,
  },
  {
    field: "staff.total",
    unit: /^(?:nguoi|bien che|$)/,
    part: "numerator",
    near: /^[^\p{L}]*(?:tong )?(?:so )?bien che ?: ?#/u,
  },
  {
    field: "staff.quota",
    unit: /^(?:nguoi|bien che|$)/,
    near: /(?:^[^\p{L}]*(?:tong )?(?:so )?|tong (?:so )?)bien che(?: la| ?:)? ?#/u,
    not: /tinh gian|hien co|co mat|thieu/,
  },
  {
    field: "staff.quota",
    unit: /^bien che/,
    part: "denominator",
    near: /^[^\p{L}]*(?:da )?bo tri(?: du)? ?#/u,
  },
  {
    field: "staff.quota",
    unit: /^(?:nguoi|bien che|$)/,
    near: /(?:can bo,? ?(?:va )?cong chuc|cbcc|bien che) ?: ?(?:duoc )?giao ?#/,
  },
  {
    field: "staff.total",
    unit: /^$/,
    part: "numerator",
    near: /^[^\p{L}]*(?:so )?(?:can bo,? ?(?:va )?cong chuc|cbcc|cb,? ?cc) ?: ?#[^\p{L}]*$/u,
    confidence: 0.7,
  },
  {
    field: "staff.quota",
    unit: /^$/,
    part: "denominator",
    near: /^[^\p{L}]*(?:so )?(?:can bo,? ?(?:va )?cong chuc|cbcc|cb,? ?cc) ?: ?#[^\p{L}]*$/u,
    confidence: 0.7,
  },
  {
    field: "staff.total",
    unit: /^(?:nguoi|can bo|cong chuc|cbcc|$)/,
    near: /dang lam viec(?: la|:)? ?#/,
    lately: { field: "staff.quota", among: /^staff\./ },
  },
  {
    field: "staff.at_standard",
    unit: STAFF,
    part: "numerator",
    near: /chuan (?:chuc danh|trinh do)[^#]*#/,
  },
  {
    field: "staff.total",
    unit: STAFF,
    part: "denominator",
    near: /chuan (?:chuc danh|trinh do)[^#]*#/,
  },
  {
    field: "staff.quota",
    unit: /^(?:nguoi|bien che|$)/,
    near: /(?:so voi )?(?<![\p{L}])giao(?: la| :|:)* ?#/u,
    lately: { field: "staff.total", among: /./ },
  },
  {
    field: null,
    unit: /^(?:can bo|cong chuc)/,
    sentence: /# ?can bo(?: va|,) \d+ cong chuc|\d can bo(?: va|,) # ?cong chuc/,
  },
  {
    field: "staff.quota",
    unit: STAFF,
    near: /(?:can bo|cong chuc|cbcc|bien che)[^#]*theo quy dinh[^#]*(?::|la) ?#/,
    not: /dat |chuan|ky luat|dao tao|boi duong/,
  },
  {
    field: null,
    unit: STAFF,
    near: /(?<![\p{L}])(?:thieu|khuyet|doi du|vuot|thua|giam|tang) (?:\p{L}+ )?# ?(?:can bo|cong chuc|cbcc|nguoi|bien che|dong chi)?/u,
    notWide: /khong thieu/,
  },
  {
    field: "staff.quota",
    unit: /^(?:chi tieu|bien che)/,
    near: /^[ /]*#/,
    lately: { field: "staff.total", among: /^staff\./ },
  },
  {
    field: "staff.quota",
    unit: STAFF,
    near: /(?:khung|dinh muc|dinh bien|chi tieu) (?:so luong )?(?:bien che|can bo|cong chuc)(?: \p{L}+){0,8}(?: ?:| la| co| duoc)* ?#/u,
  },
  {
    field: "staff.quota",
    unit: /^(?:bien che|nguoi|can bo|cong chuc|cbcc|dong chi|$)/,
    near: /bien che[^#]{0,80}(?<![\p{L}])giao(?: la| cho| cho xa| cho phuong| du)*:? #/u,
    not: /tinh gian|hien co|co mat|ho so/,
  },
  {
    field: "staff.violations",
    unit: STAFF,
    near: /vi pham|(?:bi|xu ly|thi hanh) ky luat|ky luat(?: (?!vi pham)\p{L}+){0,2} ?:? ?#|(?<![\p{L}])(?:khien trach|canh cao)(?![\p{L}])/u,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi|truong hop|dang vien/,
  },
  {
    field: "staff.violations",
    unit: /^$/,
    near: /ky luat(?: [\p{L},]+){0,6}(?: ?:| la) ?#|ky luat #/u,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    part: "numerator",
    wide: /chuyen doi|luan chuyen/,
  },
  {
    field: "organization.rotation.planned",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    part: "denominator",
    wide: /chuyen doi|luan chuyen/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    near: /(?:^|[-–;,]) *(?:da )?(?:thuc hien|ket qua)(?: duoc| la|:)* ?#/,
    lately: { field: "organization.rotation.planned", among: /./ },
    not: /dao tao|boi duong|dat chuan/,
  },
  {
    field: "organization.rotation.planned",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    near: /phai|ke hoach|thuoc dien|den han|du kien/,
    wide: /chuyen doi|luan chuyen/,
    not: /da (?:thuc hien|chuyen doi|luan chuyen)|(?:thuc hien|duoc)[^#]{0,50}#[^#]*theo (?:dung )?ke hoach/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    wide: /chuyen doi vi tri|luan chuyen|(?:da )?chuyen doi/,
    notWide: /chuyen doi so|phai/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|d\/c)/,
    near: /^ *#/,
    sentence: /chuyen doi vi tri[^#;.]*\( ?#/,
    notSentence: /ke hoach[^#]*\( ?#|phai chuyen/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|$)/,
    near: /(?<![\p{L}])da(?![\p{L}])|thuc hien/u,
    after: "organization.rotation.planned",
    not: /dat chuan|ky so|giai quyet/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:cong chuc|can bo|truong hop|nguoi|dong chi)/,
    near: /(?:ket qua|thuc hien)(?: duoc| la| :|:)* ?#/,
    lately: { field: "organization.rotation.planned", among: /./ },
    not: /dat chuan|dao tao|boi duong/,
  },
  {
    field: "staff.total",
    unit: STAFF,
    part: "denominator",
    near: /thuong xuyen/,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail|(?:su )?dung/,
  },
  {
    field: "staff.official_mail.regular",
    unit: STAFF,
    near: /thuong xuyen/,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: "staff.official_mail.regular",
    unit: STAFF,
    near: /(?:su )?dung[^#]{0,20}thuong xuyen|thuong xuyen[^#]{0,20}(?:su )?dung/,
    after: "staff.official_mail",
  },
  {
    field: "staff.official_mail",
    unit: STAFF,
    part: "numerator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: null,
    unit: STAFF,
    part: "denominator",
    near: /chuan[^#]{0,24}(?:ly luan|tin hoc|ngoai ngu)/,
  },
  {
    field: "staff.total",
    unit: STAFF,
    part: "denominator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail|dat chuan|tieu chuan/,
  },
  {
    field: "staff.total",
    unit: /^(?:tai khoan|hop thu|dia chi|thu)/,
    part: "denominator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: "staff.official_mail",
    unit: /^(?:tai khoan|hop thu|dia chi|thu)/,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
    notWide: /van ban|dvc|dich vu cong|vneid|nguoi dan/,
  },
  {
    field: "staff.official_mail",
    unit: STAFF,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
    notWide: /van ban/,
  },
];
