import type { Rule } from "./rule.ts";

/** Published budgets and the equipment of offices. */
export const OFFICE_RULES: readonly Rule[] = [
  // Budget
  {
    field: "budget.estimate.posted_days",
    unit: /^ngay/,
    wide: /niem yet|cong khai/,
    around: /du toan|ngan sach|tai chinh/,
  },
  // Offices
  {
    field: "digital.offices.connected",
    unit: /^$/,
    part: "numerator",
    near: /(?:bo phan|phong)[^#]*(?:may tinh|internet|noi mang)[^#]*#/,
  },
  {
    field: "digital.offices.total",
    unit: /^$/,
    part: "denominator",
    near: /(?:bo phan|phong)[^#]*(?:may tinh|internet|noi mang)[^#]*#/,
  },
  {
    field: "digital.offices.connected",
    unit: /^(?:bo phan|phong|don vi)/,
    part: "numerator",
    wide: /may tinh|internet|mang/,
  },
  {
    field: "digital.offices.total",
    unit: /^(?:bo phan|phong|don vi)/,
    part: "denominator",
    wide: /may tinh|internet|mang/,
  },
  {
    field: "digital.offices.connected",
    unit: /^(?:bo phan|phong chuyen mon)/,
    near: /may tinh|internet|ket noi/,
  },
  {
    field: "digital.offices.total",
    unit: /^bo phan/,
    near: /chuyen mon|co #|tong so/,
    notWide: /kiem tra|doi voi #|tai #/,
  },
];
