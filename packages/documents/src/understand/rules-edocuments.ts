import type { Rule } from "./rule.ts";

/** Papers that leave, are signed digitally, and travel electronically. */
export const ELECTRONIC_RULES: readonly Rule[] = [
  {
    field: "edocuments.outgoing.signed",
    unit: /^van ban/,
    part: "numerator",
    sentence: /ky so[^#;.]*\( ?#/,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^van ban/,
    part: "denominator",
    sentence: /ky so[^#;.]*\( ?#/,
  },
  {
    field: "edocuments.outgoing.signed",
    unit: /^(?:van ban|$)/,
    part: "numerator",
    wide: /ky so|chu ky so/,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^(?:van ban|$)/,
    part: "denominator",
    wide: /ky so|chu ky so|van ban di(?![\p{L}]| ?en tu)/u,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^(?:van ban|$)/,
    near: /^ *#/,
    sentence: /van ban di ?\( ?#/,
  },
  {
    field: "edocuments.outgoing.signed",
    unit: /^(?:van ban|$)/,
    wide: /(?:da|duoc) ky so(?: va|,)[^#;]{0,40}#/,
  },
  {
    field: "edocuments.outgoing.signed",
    unit: /^van ban/,
    near: /^ *#/,
    sentence: /ky so[^#;.]*% ?\( ?#/,
  },
  {
    field: "edocuments.outgoing.signed",
    unit: /^(?:van ban|$)/,
    near: /ky so|chu ky so/,
    notWide: /chung thu/,
  },
  {
    field: "edocuments.exchanged.electronic",
    unit: /^(?:van ban|$)/,
    near: /dien tu|moi truong mang|phan mem/,
    lately: { field: "edocuments.exchanged.total", among: /^edocuments\./ },
    not: /ky so|van ban di(?![\p{L}])|giay/u,
  },
  {
    field: "edocuments.exchanged.electronic",
    unit: /^van ban/,
    part: "numerator",
    wide: /dien tu|moi truong mang|phan mem|truc lien thong/,
  },
  {
    field: "edocuments.exchanged.total",
    unit: /^van ban/,
    part: "denominator",
    wide: /dien tu|moi truong mang|phan mem|truc lien thong/,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^(?:van ban|$)/,
    near: /van ban(?: dien tu)? di(?![\p{L}])|phat hanh|# ?van ban di(?![\p{L}])|van ban(?: dien tu)? (?:da )?gui di|(?:gui|chuyen) di # ?van ban/u,
    notWide: /van ban di(?:,| va)? (?:va )?den|chi dao|dieu hanh/,
  },
  {
    field: null,
    unit: /^(?:van ban|$)/,
    near: /van ban den|tiep nhan (?:va xu ly )?#|nhan #/,
    wide: /van ban/,
    notWide: /ho so/,
  },
  {
    field: "edocuments.exchanged.electronic",
    unit: /^van ban/,
    near: /dien tu|tren moi truong mang|qua (?:phan mem|he thong|mang)|tren (?:phan mem|he thong|truc)/,
    notWide: /chi dao/,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^(?:van ban|$)/,
    wide: /tong so #|tong #/,
    lately: { field: "edocuments.outgoing.signed", among: /./ },
    not: /van ban den/,
  },
  {
    field: "edocuments.exchanged.total",
    unit: /^van ban/,
    wide: /tong so #|tong #/,
    after: "edocuments.exchanged.electronic",
    not: /van ban di(?![\p{L}])|ky so|van ban den/u,
  },
  { field: "edocuments.exchanged.total", unit: /^van ban/, near: /trao doi|gui,? ?nhan/ },
];
