import type { Rule } from "./rule.ts";

const STAFF = /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot|bien che|truong hop|$)/;

/** Officers: quota, rotation, mail, standard, training and discipline. */
export const STAFF_RULES: readonly Rule[] = [
  // Staff
  {
    field: "staff.violations",
    unit: STAFF,
    near: /vi pham|(?:bi|xu ly|thi hanh) ky luat|ky luat ?: ?#/,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi|truong hop|dang vien/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi)/,
    part: "numerator",
    wide: /chuyen doi|luan chuyen/,
  },
  {
    field: "organization.rotation.planned",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi)/,
    part: "denominator",
    wide: /chuyen doi|luan chuyen/,
  },
  {
    field: "organization.rotation.planned",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi)/,
    near: /phai|ke hoach|thuoc dien|den han|du kien/,
    wide: /chuyen doi|luan chuyen/,
    not: /da (?:thuc hien|chuyen doi|luan chuyen)/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    wide: /chuyen doi vi tri|luan chuyen|(?:da )?chuyen doi/,
    notWide: /chuyen doi so|phai/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|$)/,
    near: /da|thuc hien/,
    after: "organization.rotation.planned",
  },
  {
    field: "staff.official_mail.regular",
    unit: STAFF,
    near: /thuong xuyen/,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: "staff.official_mail",
    unit: STAFF,
    part: "numerator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: "staff.total",
    unit: STAFF,
    part: "denominator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail|dat chuan|tieu chuan/,
  },
  {
    field: "staff.official_mail",
    unit: STAFF,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
    notWide: /van ban/,
  },
  {
    field: "staff.at_standard",
    unit: STAFF,
    near: /dat chuan|chuan (?:chuc danh|hoa|trinh do)|dap ung (?:tieu )?chuan|du (?:tieu )?chuan|dat (?:tieu )?chuan/,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi/,
    not: /chua dat|khong dat/,
  },
  { field: "staff.at_standard", unit: STAFF, part: "numerator", wide: /dat chuan|tieu chuan/ },
  {
    field: "staff.total",
    unit: /^(?:nguoi|dong chi|d\/c)/,
    wide: /(?:can bo,? ?(?:va )?cong chuc|cbcc)(?: (?:cua )?(?:xa|phuong|thi tran|ubnd|hien|toan))* (?:gom|bao gom|co|la)(?: co)? #/,
    notWide: /bo phan|trung tam|tham gia|duoc cu|dao tao|khong chuyen trach/,
  },
  { field: "staff.total", unit: /^bien che/, part: "numerator" },
  { field: "staff.quota", unit: /^bien che/, part: "denominator" },
  {
    field: "staff.total",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|bien che|d\/c|$)/,
    near: /(?:hien co|co mat|hien dien)[^#]{0,30}#|#[^#]{0,30}(?:co mat|hien co)/,
    around: /can bo|cong chuc|cbcc|bien che/,
    notWide: /bo phan (?:mot cua|tiep nhan)|trung tam/,
  },
  {
    field: "staff.quota",
    unit: STAFF,
    near: /bien che (?:duoc |cbcc |can bo,? ?cong chuc )?(?:\p{L}+ ){0,3}(?:giao|phan bo)|duoc giao|chi tieu bien che|dinh bien|giao[^#]{0,30}#[^#]{0,6}bien che|# ?bien che/u,
    wide: /bien che|can bo|cong chuc|cbcc/,
    notWide: /tinh gian|cat giam|giam /,
  },
  {
    field: "staff.training.planned",
    unit: STAFF,
    near: /(?:ke hoach|phai|du kien|dang ky)[^#]{0,40}/,
    wide: /dao tao|boi duong/,
    not: /da (?:cu|tham gia|duoc)/,
  },
  {
    field: "staff.training.planned",
    unit: STAFF,
    wide: /ke hoach (?:dao tao|boi duong|cu)[^#]*(?:la|:|co|gom) ?#/,
    not: /da (?:cu|tham gia|duoc)/,
  },
  { field: "staff.trained", unit: STAFF, part: "numerator", wide: /dao tao|boi duong|tap huan/ },
  {
    field: "staff.training.planned",
    unit: STAFF,
    part: "denominator",
    wide: /dao tao|boi duong|tap huan/,
  },
  {
    field: "staff.trained",
    unit: /^(?:can bo|cong chuc|cbcc|luot|nguoi|dong chi|d\/c)/,
    wide: /dao tao|boi duong|tap huan|hoc (?:lop|cac lop)/,
    notWide: /trinh do (?:dai hoc|chuyen mon)|nguoi dan|cong dan/,
  },
  {
    field: null,
    unit: STAFF,
    near: /dai hoc|thac si|cao dang|trung cap|cao cap|so cap|dang vien|nu |khong chuyen trach|nghi huu|tinh gian|ban chuyen trach/,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi/,
  },
  {
    field: "staff.total",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|$)/,
    wide: /tong so # ?(?:can bo|cbcc|cong chuc)|tong so (?:can bo|cbcc|cong chuc)[^#]{0,50}(?::|la|co) ?#/,
  },
  {
    field: "staff.total",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|$)/,
    near: /hien co|co mat|tong so (?:can bo|cbcc|cong chuc|bien che)|(?:xa|phuong|thi tran|ubnd)[^#]{0,16} co #|hien nay|tong (?:so )?cbcc/,
    around: /can bo|cong chuc|cbcc|bien che/,
    notWide: /bo phan (?:mot cua|tiep nhan)|trung tam/,
  },
];
