import type { Rule } from "./rule.ts";

const DOC = /^(?:van ban|vbqppl|$)/;

/** Rules in force, papers issued, and papers that travel electronically. */
export const DOCUMENT_RULES: readonly Rule[] = [
  // Documents issued to direct
  {
    field: "documents.handled",
    unit: DOC,
    part: "numerator",
    near: /da (?:duoc )?(?:xu ly|bai bo|sua doi|thay the)|xu ly xong/,
    after: "documents.to_handle",
  },
  {
    field: "documents.to_handle",
    unit: DOC,
    part: "denominator",
    near: /da (?:duoc )?(?:xu ly|bai bo|sua doi|thay the)|xu ly xong/,
    after: "documents.to_handle",
  },
  {
    field: "documents.to_handle",
    unit: DOC,
    near: /(?:kien nghi|de nghi|can|phai|de xuat)[^#,]{0,30}(?:xu ly|bai bo|sua doi|thay the|huy bo)|trai phap luat|het hieu luc|khong con phu hop|chua phu hop|sai sot|co dau hieu/,
    wide: /van ban|vbqppl/,
    not: /da (?:xu ly|bai bo|sua doi|thay the)/,
  },
  {
    field: "documents.handled",
    unit: DOC,
    near: /da (?:duoc )?(?:xu ly|bai bo|sua doi|thay the|huy bo)|xu ly xong|da tham muu (?:bai bo|sua doi)/,
    wide: /van ban|vbqppl/,
    notWide: /van ban den|van ban di|phan mem|moi truong mang|dien tu/,
  },
  {
    field: "documents.handled",
    unit: /^(?:van ban|$)/,
    near: /(?:xu ly|bai bo|sua doi)/,
    after: "documents.to_handle",
    notWide: /dien tu|phan mem/,
  },
  {
    field: "documents.to_check",
    unit: DOC,
    part: "denominator",
    wide: /ra soat|kiem tra/,
    notWide: /ho so|dien tu|ky so/,
  },
  {
    field: "documents.checked",
    unit: DOC,
    part: "numerator",
    wide: /ra soat|kiem tra/,
    notWide: /ho so|dien tu|ky so/,
  },
  {
    field: "documents.to_check",
    unit: DOC,
    near: /(?:phai|can|thuoc dien|den ky|thuoc doi tuong)[^#]{0,30}(?:ra soat|kiem tra)/,
    wide: /van ban|vbqppl/,
  },
  {
    field: "documents.checked",
    unit: DOC,
    near: /ra soat|(?:tu )?kiem tra/,
    wide: /van ban|vbqppl/,
    notWide: /thu tuc hanh chinh|tthc|ho so|kiem tra cchc/,
  },
  {
    field: "documents.checked",
    unit: /^(?:van ban|vbqppl)/,
    wide: /ra soat|tu kiem tra/,
    notWide: /ban hanh [^#]{0,20}#/,
  },
  { field: "documents.legal", unit: /^(?:van ban quy pham|vbqppl)/ },
  {
    field: "documents.legal",
    unit: /^van ban/,
    near: /ban hanh/,
    wide: /(?:vbqppl|quy pham phap luat|van ban qppl)[^#;]{0,60}#/,
  },
  {
    field: "documents.legal",
    unit: /^$/,
    near: /(?:van ban quy pham phap luat|vbqppl)[^#]{0,40}(?::|la) ?#/,
  },
  {
    field: "documents.legal",
    unit: /^(?:nghi quyet|quyet dinh|van ban)/,
    near: /quy pham phap luat|qppl/,
  },
  // Electronic documents
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
    near: /ky so|chu ky so/,
    notWide: /chung thu/,
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
    near: /van ban di(?![\p{L}])|phat hanh|# ?van ban di(?![\p{L}])|van ban(?: dien tu)? (?:da )?gui di/u,
    notWide: /van ban di(?:,| va)? (?:va )?den/,
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
    field: "edocuments.exchanged.total",
    unit: /^van ban/,
    wide: /tong so #|tong #/,
    after: "edocuments.exchanged.electronic",
    not: /van ban di(?![\p{L}])|ky so|van ban den/u,
  },
  { field: "edocuments.exchanged.total", unit: /^van ban/, near: /trao doi|gui,? ?nhan/ },
  {
    field: null,
    unit: /^van ban/,
    near: /# ?van ban hanh chinh|tong so van ban (?:da )?ban hanh/,
    notWide: /chi dao|cchc|cai cach|trien khai/,
  },
  {
    field: "plan.documents.issued",
    unit: /^(?:van ban|van ban chi dao)/,
    wide: /chi dao|dieu hanh|trien khai|cchc|cai cach|ban hanh|quan triet/,
    notWide: /quy pham|ra soat|dien tu|ky so|xin loi|van ban di|phap luat ve (?!cchc)/,
  },
  {
    field: "plan.documents.issued",
    unit: /^$/,
    near: /van ban (?:chi dao|dieu hanh|trien khai)[^#]{0,60}(?::|la) ?#/,
  },
  {
    field: "plan.issued",
    unit: /^ke hoach/,
    sentence: /cchc|cai cach|ban hanh|xay dung/,
    notWide: /phuc vu|kiem tra cua/,
  },
];
