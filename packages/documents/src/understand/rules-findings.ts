import type { Rule } from "./rule.ts";

/** What inspections found and what of it was mended. */
export const FINDING_RULES: readonly Rule[] = [
  {
    field: "inspections.findings",
    unit: /^$/,
    not: /khac phuc|xu ly|chan chinh/,
    near: /(?:ton tai|han che|van de|thieu sot)[^#]*phat hien(?: duoc)? ?#|(?:ton tai|han che|van de|thieu sot)[^#]*phat hien[^#]*(?::|la) ?#|phat hien[^#]*(?:ton tai|han che|van de|thieu sot)[^#]*(?::|la) ?#/,
  },
  {
    field: "inspections.findings",
    unit: /^$/,
    near: /(?:ton tai|han che|thieu sot|sai sot|van de)[^#]*(?:chi ra|ghi nhan|neu ra|rut ra)[^#]*(?::|la) ?#/,
    around: /kiem tra/,
  },
  {
    field: "inspections.findings_mended",
    unit: /^(?:van de|$)/,
    near: /(?:van de|ton tai|han che)[^#]*(?:khac phuc|(?:hoan thanh|da)[^#]{0,16}(?:giai quyet|xu ly))[^#]*(?::|la) ?#/,
  },
  {
    field: "inspections.findings",
    unit: /^(?:van de|$)/,
    near: /(?:van de|ton tai|han che|thieu sot)[^#]*(?:dat ra|phat hien|sau|qua)[^#]*kiem tra[^#]*(?::|la) ?#|van de dat ra[^#]*#/,
  },
  {
    field: "inspections.findings_mended",
    part: "numerator",
    near: /khac phuc|chan chinh/,
    notWide: /ho so|phieu|van ban/,
  },
  {
    field: "inspections.findings",
    unit: /^(?:ton tai|han che|loi|van de|noi dung|thieu sot|sai sot|khuyet diem|truong hop|diem)/,
    near: /(?:ghi nhan|phat hien|chi ra|nhac nho|rut ra)[^#]*#|#[^#]{0,40}(?:can|phai|chua) (?:duoc )?(?:chan chinh|khac phuc)/,
    sentence: /kiem tra/,
    not: /da (?:duoc )?(?:khac phuc|chan chinh)|(?:khac phuc|chan chinh)[^#]*#/,
    notWide: /ho so|phieu|van ban/,
  },
  {
    field: "inspections.findings_mended",
    unit: /^(?:van de|ton tai|han che|noi dung|thieu sot|sai sot|khuyet diem)/,
    part: "numerator",
    near: /xu ly|giai quyet/,
    after: "inspections.findings",
  },
  {
    field: "inspections.findings",
    unit: /^(?:van de|ton tai|han che|noi dung|thieu sot|sai sot|khuyet diem)/,
    part: "denominator",
    near: /xu ly|giai quyet/,
    after: "inspections.findings",
  },
  {
    field: "inspections.findings_mended",
    unit: /^(?:van de|ton tai|han che|noi dung|thieu sot|sai sot|khuyet diem)/,
    near: /da (?:duoc )?(?:xu ly|giai quyet)/,
    after: "inspections.findings",
  },
  {
    field: "inspections.findings",
    part: "denominator",
    near: /khac phuc/,
    notWide: /ho so|phieu|van ban/,
  },
  {
    field: "inspections.findings_mended",
    unit: /^(?:ton tai|han che|loi|van de|noi dung|thieu sot|sai sot|khuyet diem|truong hop|$)/,
    near: /(?:khac phuc|chan chinh)[^#]*#|#[^#]{0,40}(?:duoc|da) (?:khac phuc|chan chinh)/,
    not: /phat hien|chi ra/,
    notWide: /ho so|phieu|van ban/,
  },
  {
    field: "inspections.findings",
    unit: /^(?:ton tai|han che|loi|van de|noi dung|thieu sot|sai sot|khuyet diem)/,
    wide: /phat hien|chi ra|kiem tra|con/,
    not: /vi pham/,
  },
];
