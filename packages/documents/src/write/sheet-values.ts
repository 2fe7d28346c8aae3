import { qualifierWords } from "@cchc/domain/report/cell-words";
import { type FigureFormat, plainText, type TableCell } from "@cchc/domain/report-text/block";
import { withoutControls } from "./measures.ts";

/** What a spreadsheet cell holds; `format` as Excel writes it. */
export interface SheetValue {
  readonly value: number | string | Date;
  readonly format?: string;
}

/** Vietnamese grouping in LibreOffice; Excel takes that of the computer. */
const LOCALE = "[$-42A]";

const FORMATS = {
  count: `${LOCALE}#,##0`,
  money: `${LOCALE}#,##0`,
  rate: `${LOCALE}0.00%`,
  points: `${LOCALE}0.00`,
} as const;

/** What a stored whole number is divided by to be what people read. */
const DIVISORS = { count: 1, money: 1, rate: 10_000, points: 100 } as const;

function isNumeric(format: FigureFormat): format is keyof typeof DIVISORS {
  return format in DIVISORS;
}

/**
 * Text that no spreadsheet may take for a formula: what begins with `=`, `+`, `-`, `@`, a tab or a
 * line end gets an apostrophe in front. A lone dash is a sign of its own and stays.
 */
export function safeText(text: string): string {
  const clean = withoutControls(text.normalize("NFC"));
  const dangerous = /^[=+\-@\t\r\n]/.test(text) && clean.trim() !== "-";
  return dangerous ? `'${clean}` : clean;
}

/** The word in front of an approximate figure, kept in its number format: `"gần "#,##0`. */
function wordBefore(text: string): string {
  const word = Object.values(qualifierWords).find(
    (one) => one !== "" && text.startsWith(`${one} `),
  );
  return word === undefined ? "" : `"${word} "`;
}

/**
 * A cell of a composed table as a typed value: counts and money as numbers, rates as shares of 1,
 * days as dates; everything else as text.
 */
export function sheetValue({ runs }: Pick<TableCell, "runs">): SheetValue {
  const [run] = runs;
  if (runs.length !== 1 || run?.kind !== "figure") {
    const text = plainText(runs);
    return /^[1-9]\d{0,3}$/.test(text) ? { value: Number(text) } : { value: safeText(text) };
  }
  const { format, value, text } = run;
  if (typeof value === "number" && isNumeric(format)) {
    return { value: value / DIVISORS[format], format: `${wordBefore(text)}${FORMATS[format]}` };
  }
  if (format === "date" && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return { value: new Date(`${value}T00:00:00Z`), format: "dd/mm/yyyy" };
  }
  return { value: safeText(text) };
}
