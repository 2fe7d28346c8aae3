import type { Rule } from "./rule.ts";

const GROUP =
  /^(?:khu dan cu|to dan pho|khu pho|thon|xom|ap|ban lang|ban|buon|bon|lang|khom|tieu khu|khu|khoi)(?![\p{L}])/u;

/** Residential groups and their mediation groups. */
export const PLACE_RULES: readonly Rule[] = [
  // Mediation and places
  { field: null, unit: /^ban$/, sentence: /chung thuc|ban sao|ban chinh/ },
  {
    field: "residential_groups.mediation",
    unit: /^$/,
    part: "numerator",
    sentence:
      /(?:khu pho|khu dan cu|thon|xom|(?<![\p{L}])ap|to dan pho|buon|lang|khom|to hoa giai) ?\( ?#[^;]*(?:hoa giai|kien toan)/u,
  },
  {
    field: "residential_groups.total",
    unit: /^$/,
    part: "denominator",
    sentence:
      /(?:khu pho|khu dan cu|thon|xom|(?<![\p{L}])ap|to dan pho|buon|lang|khom|to hoa giai) ?\( ?#[^;]*(?:hoa giai|kien toan)/u,
  },
  {
    field: "residential_groups.total",
    unit: /^$/,
    part: "denominator",
    sentence:
      /(?:khu pho|khu dan cu|thon|xom|(?<![\p{L}])ap|to dan pho|buon|khom) ?\( ?#[^;.)]*\) ?(?:da|deu|duoc|to chuc|co)(?![\p{L}])/u,
    confidence: 0.7,
  },
  // "về kiện toàn Tổ hòa giải và hòa giải viên 06 thôn": the groups that there are.
  {
    field: "residential_groups.total",
    unit: GROUP,
    near: /(?:ve|viec) kien toan[^#]*hoa giai vien(?: cua| o| tai)? #/,
    confidence: 0.97,
  },
  { field: "residential_groups.mediation", unit: GROUP, part: "numerator", sentence: /hoa giai/ },
  {
    field: "residential_groups.mediation",
    unit: /^to$/,
    part: "numerator",
    sentence: /to dan pho[^#]*#.*hoa giai|hoa giai/,
  },
  { field: "residential_groups.total", unit: /^to$/, part: "denominator", sentence: /hoa giai/ },
  { field: "residential_groups.total", unit: GROUP, part: "denominator" },
  {
    field: null,
    unit: GROUP,
    near: /(?:sap nhap|chia tach|giai the|thanh lap|doi ten)[^#]{0,20}#|sap xep(?: lai| tu)? #/,
    not: /(?:con|thanh|lai con|xuong con) #/,
  },
  {
    field: "residential_groups.mediation",
    unit: GROUP,
    near: /#[^#]{0,60}(?:duoc|da) (?:duoc )?kien toan/,
  },
  {
    field: "residential_groups.mediation",
    unit: GROUP,
    near: /(?:duoc|da) (?:kien toan|cung co)[^#]*hoa giai[^#]*#/,
  },
  {
    field: "residential_groups.mediation",
    unit: /^to$/,
    near: /(?:kien toan|cung co) #/,
    sentence: /hoa giai[^#]*#/,
    notSentence: /cong nghe so[^#]*#/,
  },
  { field: "residential_groups.total", unit: /^to hoa giai/, part: "denominator" },
  { field: "residential_groups.mediation", unit: /^to hoa giai/, near: /kien toan|cung co/ },
  {
    field: "residential_groups.mediation",
    unit: GROUP,
    near: /(?:kien toan|cung co)[^#]*hoa giai(?: o co so)? (?:tai|o|cho) #/,
  },
  { field: null, unit: GROUP, part: "numerator" },
  {
    field: null,
    unit: GROUP,
    near: /(?:^|[^\p{L}])con #|# ?\p{L}+(?: \p{L}+)? (?:chua|khong|con) /u,
  },
  {
    field: "residential_groups.total",
    unit: GROUP,
    wide: /(?:^|[^\p{L}])(?:tai|o)(?: ca)? # ?\p{L}+(?:,? \p{L}+){0,3} (?:trong|cua|tren dia ban) (?:toan )?(?:xa|phuong|thi tran)(?![\p{L}])/u,
    confidence: 0.7,
  },
  {
    field: null,
    unit: GROUP,
    near: /(?:^|[^\p{L}])(?:tai|o|thuoc|den|cac buoi|cho)(?: dia ban)? ?(?:#)/u,
    wide: /#/,
    notWide: /toan (?:xa|phuong)|tat ca/,
  },
  { field: "residential_groups.total", unit: GROUP, confidence: 0.8 },
];
