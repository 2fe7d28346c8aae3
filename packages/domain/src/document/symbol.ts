import { type DocumentTypeCode, documentType, typeByLetters } from "./type.ts";

/** Number and symbol of a document taken apart. */
export interface DocumentSymbol {
  /** As written, without a leading 0: `"5"`; `undefined` where the place was left blank. */
  readonly number: string | undefined;
  /** Set for legal documents alone: `61/2018/NĐ-CP`. */
  readonly year?: number;
  /** What stands between the slash and the hyphen: `"KH"`; for a công văn the body (`"UBND"`). */
  readonly letters: string;
  /** Bodies and units behind the hyphen, in order: `["UBND"]`, `["UBND", "NV"]`. */
  readonly bodies: readonly string[];
  /** The type that the letters name; `letter` where they name a body, `undefined` where neither. */
  readonly type: DocumentTypeCode | undefined;
}

/** Bodies that issue documents; a symbol that begins with one is that of a công văn. */
const BODIES: ReadonlySet<string> = new Set([
  "UBND",
  "HĐND",
  "ĐU",
  "TU",
  "HU",
  "TTHĐND",
  "MTTQ",
  "VP",
  "VPCP",
  "BNV",
  "BTP",
  "SNV",
  "STP",
  "PNV",
  "CP",
  "TTg",
]);

/** A document number as it is written: below ten with a leading 0. Source: Nghị định 30/2020/NĐ-CP, phụ lục I. */
export function formatNumber(number: number | string): string {
  const text = String(number).trim();
  return /^[1-9]$/.test(text) ? `0${text}` : text;
}

function withoutZero(text: string): string {
  return text.replace(/^0+(?=\d)/, "");
}

function typeOf(letters: string, bodies: readonly string[]): DocumentTypeCode | undefined {
  if (BODIES.has(letters)) return "letter";
  const known = typeByLetters(letters);
  return bodies.length === 0 ? undefined : known?.code;
}

/**
 * Takes `26/KH-UBND`, `2937/UBND-NV`, `61/2018/NĐ-CP`, `/BC-UBND` apart. Spaces around `/` and `-`
 * and a `Số:` in front are read over; `undefined` where the text is no number and symbol.
 */
export function parseSymbol(text: string): DocumentSymbol | undefined {
  const tidy = text
    .normalize("NFC")
    .replace(/^\s*số\s*:?\s*/iu, "")
    .replaceAll(/\s*([/–-])\s*/gu, "$1")
    .replaceAll("–", "-")
    .trim();
  const found = /^(\d+[a-z]?)?\/(?:(\d{4})\/)?([\p{L}]+)((?:-[\p{L}\d]+)*)$/u.exec(tidy);
  if (found?.[3] === undefined) return undefined;
  const [, number, year, letters = "", tail = ""] = found;
  const bodies = tail.split("-").filter((part) => part !== "");
  return {
    number: number === undefined ? undefined : withoutZero(number),
    ...(year === undefined ? {} : { year: Number(year) }),
    letters,
    bodies: BODIES.has(letters) ? [letters, ...bodies] : bodies,
    type: typeOf(letters, bodies),
  };
}

/** The symbol of a type issued by a body: `BC-UBND`; a công văn has the body alone: `UBND-NV`. */
export function symbolOf(type: DocumentTypeCode, bodies: readonly string[]): string {
  const { letters } = documentType(type);
  return [...(letters === "" ? [] : [letters]), ...bodies].join("-");
}

/** `26/KH-UBND`; without a number the place stays open as on a draft: `     /KH-UBND`. */
export function formatSymbol(
  number: number | string | undefined,
  symbol: string,
  year?: number,
): string {
  const written = number === undefined ? "\u00a0".repeat(6) : formatNumber(number);
  return [written, ...(year === undefined ? [] : [String(year)]), symbol].join("/");
}
