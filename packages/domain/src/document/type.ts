import type { LegalSource } from "../form/form.ts";

/** A type of document; frozen once landed. */
export type DocumentTypeCode =
  | "report"
  | "plan"
  | "decision"
  | "notice"
  | "submission"
  | "directive"
  | "resolution"
  | "letter"
  | "minutes"
  | "programme"
  | "guideline"
  | "scheme"
  | "project"
  | "option_plan"
  | "regulation"
  | "rules"
  | "telegram"
  | "invitation"
  | "communique"
  | "contract"
  | "decree"
  | "circular"
  | "law";

/** How one type of document is called and numbered. */
export interface DocumentType {
  readonly code: DocumentTypeCode;
  /** `"Kế hoạch"`, as it stands before a number. */
  readonly label: string;
  /** The letters in the symbol, `"KH"`; empty for a công văn and for laws of the Assembly. */
  readonly letters: string;
  readonly source: LegalSource;
}

const letters30: LegalSource = {
  document: "Nghị định 30/2020/NĐ-CP ngày 05/3/2020",
  clause: "Phụ lục III, bảng chữ viết tắt tên loại văn bản",
};

const legalNumbers: LegalSource = {
  document: "Nghị định 34/2016/NĐ-CP ngày 14/5/2016, Nghị định 78/2025/NĐ-CP ngày 01/4/2025",
  clause: "số, ký hiệu của văn bản quy phạm pháp luật",
};

type Row = readonly [code: DocumentTypeCode, label: string, letters: string, source?: LegalSource];

const rows: readonly Row[] = [
  ["report", "Báo cáo", "BC"],
  ["plan", "Kế hoạch", "KH"],
  ["decision", "Quyết định", "QĐ"],
  ["notice", "Thông báo", "TB"],
  ["submission", "Tờ trình", "TTr"],
  ["directive", "Chỉ thị", "CT"],
  ["resolution", "Nghị quyết", "NQ"],
  ["letter", "Công văn", ""],
  ["minutes", "Biên bản", "BB"],
  ["programme", "Chương trình", "CTr"],
  ["guideline", "Hướng dẫn", "HD"],
  ["scheme", "Đề án", "ĐA"],
  ["project", "Dự án", "DA"],
  ["option_plan", "Phương án", "PA"],
  ["regulation", "Quy định", "QyĐ"],
  ["rules", "Quy chế", "QC"],
  ["telegram", "Công điện", "CĐ"],
  ["invitation", "Giấy mời", "GM"],
  ["communique", "Thông cáo", "TC"],
  ["contract", "Hợp đồng", "HĐ"],
  ["decree", "Nghị định", "NĐ", legalNumbers],
  ["circular", "Thông tư", "TT", legalNumbers],
  ["law", "Luật", "", legalNumbers],
];

/**
 * Types of documents that reports on the reform cite, with their letters.
 * Source: Nghị định 30/2020/NĐ-CP, phụ lục III; legal documents by the decrees on them.
 */
export const DOCUMENT_TYPES: readonly DocumentType[] = rows.map(
  ([code, label, letters, source = letters30]) => ({ code, label, letters, source }),
);

const byCode = new Map(DOCUMENT_TYPES.map((type) => [type.code, type]));

/** The type of that code. Throws RangeError where a stored code is none. */
export function documentType(code: DocumentTypeCode): DocumentType {
  const type = byCode.get(code);
  if (type === undefined) throw new RangeError(`unknown document type: ${code}`);
  return type;
}

/** Upper and lower case count: `TTr` is a tờ trình, `TTR` no symbol, so it is tried last. */
function sameLetters(a: string, b: string): boolean {
  return a === b || a.toUpperCase() === b.toUpperCase();
}

/** The type whose letters stand in a symbol (`"KH"`); `undefined` where no type has them. */
export function typeByLetters(letters: string): DocumentType | undefined {
  const wanted = letters.normalize("NFC").trim();
  if (wanted === "") return undefined;
  const exact = DOCUMENT_TYPES.find((type) => type.letters === wanted);
  return exact ?? DOCUMENT_TYPES.find((type) => sameLetters(type.letters, wanted));
}

/** The type called so, whatever its capitals (`"KẾ HOẠCH"`); `undefined` where none is. */
export function typeByLabel(label: string): DocumentType | undefined {
  const wanted = label.normalize("NFC").trim().toLowerCase();
  return DOCUMENT_TYPES.find((type) => type.label.toLowerCase() === wanted);
}
