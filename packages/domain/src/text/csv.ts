import { plainName } from "./search-key.ts";

/**
 * A number below zero keeps the hyphen-minus that spreadsheets calculate with; any other cell that
 * one would run as a formula is made plain text by an apostrophe.
 */
function harmless(text: string): string {
  const below = /^[-−](\d[\d.,]*)$/.exec(text);
  if (below !== null) return `-${below[1]}`;
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as a CSV file that Excel opens right on a computer set to Vietnamese: UTF-8 with a byte
 * order mark, semicolons between cells because the comma is the decimal mark, CRLF.
 */
export function toCsv(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((line) => line.map((cell) => quoted(harmless(cell))).join(";")).join("\r\n")}\r\n`;
}

/** A file name without accents or signs, `tong-quan-nam-2023.csv`. */
export function fileName(parts: readonly string[], extension: string): string {
  return `${plainName(parts).slice(0, 80)}.${extension}`;
}
