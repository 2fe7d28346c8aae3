import { type Day } from "../report/cell.ts";
import { formatDay } from "../text/days.ts";
import { searchKey } from "../text/search-key.ts";
import { parseSymbol } from "./symbol.ts";
import { DOCUMENT_TYPES, type DocumentTypeCode, documentType } from "./type.ts";

/**
 * The type of an entry in the register: of a document, or `other` for what proves something and is
 * none (a photograph, a list, a page of the website). Frozen once landed.
 */
export type EntryType = DocumentTypeCode | "other";

/** Every type of an entry, in the order of lists; `other` comes last. */
export const entryTypes: readonly EntryType[] = [
  ...DOCUMENT_TYPES.map(({ code }) => code),
  "other",
];

/** How a type of entry is called: `"Kế hoạch"`; `"Tài liệu khác"` for `other`. */
export function entryTypeLabel(type: EntryType): string {
  return type === "other" ? "Tài liệu khác" : documentType(type).label;
}

/** Number and symbol of an entry as the register keeps them. */
export interface EntryNumber {
  /** As written on the paper: `"26"`, `"05"`; null where it has none. */
  readonly number: string | null;
  /** All behind the number: `"KH-UBND"`, `"2018/NĐ-CP"`; null where it has none. */
  readonly symbol: string | null;
}

/** `"26/KH-UBND"`; a blank number stays blank (`"…/KH-UBND"`), `""` where there is neither. */
export function entryNumberText({ number, symbol }: EntryNumber): string {
  if (symbol === null) return number ?? "";
  return `${number ?? "…"}/${symbol}`;
}

/** Number, symbol and the type they name, read from one line. */
export interface ReadNumber extends EntryNumber {
  readonly type: EntryType | undefined;
}

/**
 * Reads `26/KH-UBND`, `Số: 05/QĐ-UBND` or `61/2018/NĐ-CP` from one line; the number keeps its
 * leading 0. A line without a slash is a number alone; `""` has neither. `undefined` where the line is
 * neither.
 */
export function readEntryNumber(line: string): ReadNumber | undefined {
  const text = line.normalize("NFC").trim();
  if (text === "") return { number: null, symbol: null, type: undefined };
  const alone = /^(?:số\s*:?\s*)?(\d+[a-z]?)$/iu.exec(text);
  if (alone?.[1] !== undefined) return { number: alone[1], symbol: null, type: undefined };
  const parts = parseSymbol(text.replace(/^…/, ""));
  if (parts === undefined) return undefined;
  const written = /^[^\d/]*(\d+[a-z]?)\s*\//iu.exec(text)?.[1];
  const bodies = parts.bodies[0] === parts.letters ? parts.bodies.slice(1) : parts.bodies;
  const symbol = [parts.letters, ...bodies].join("-");
  return {
    number: written ?? null,
    symbol: parts.year === undefined ? symbol : `${parts.year}/${symbol}`,
    type: parts.type,
  };
}

/** What of an entry is searched. */
export interface SearchedEntry extends EntryNumber {
  readonly type: EntryType;
  readonly issuedOn: Day | null;
  readonly issuer: string;
  readonly summary: string;
}

/** The key under which an entry is found, whatever accents and case: type, number, day, words. */
export function entrySearchKey(entry: SearchedEntry): string {
  const { type, number, issuedOn, issuer, summary } = entry;
  const numbered = entryNumberText(entry);
  const bare = number?.replace(/^0+(?=\d)/, "");
  const parts = [
    entryTypeLabel(type),
    numbered,
    ...(bare !== undefined && bare !== number ? [numbered.replace(/^0+(?=\d)/, "")] : []),
    issuedOn === null ? "" : formatDay(issuedOn),
    summary,
    issuer,
  ];
  return searchKey(parts.filter((part) => part !== "").join(" "));
}
