import { type CleanText, foldText } from "./clean.ts";
import type { Mask } from "./mask.ts";
import type { Quantity } from "./numbers.ts";
import type { Outline } from "./outline.ts";
import { unitCells } from "./side-columns.ts";
import type { Grid } from "./tasks.ts";
import { unitAt } from "./units.ts";

/** In a table the unit has a column of its own: "Số TTHC | thủ tục | 148". */
export function withRowUnits(
  clean: CleanText,
  outline: Outline,
  {
    grids,
    quantities,
  }: { readonly grids: readonly Grid[]; readonly quantities: readonly Quantity[] },
): readonly Quantity[] {
  const rows = outline.paragraphs.filter(({ row }) => row);
  if (rows.length === 0) return quantities;
  const units = unitCells(grids);
  return quantities.map((quantity) => {
    if (quantity.unit !== "") return quantity;
    const row = rows.find(({ start, end }) => quantity.start >= start && quantity.end <= end);
    if (row === undefined) return quantity;
    const cells = clean.text
      .slice(Math.max(row.start, quantity.start - 120), quantity.start)
      .split("\t");
    const unit = units.get(row.start) || (cells.at(-2)?.trim() ?? "");
    if (cells.at(-1)?.trim() !== "" || cells.length < 3 || unit.length > 24) return quantity;
    const percent = /^(?:%|tỷ lệ %|phần trăm)$/iu.test(unit);
    const folded = foldText(unit);
    const known = unitAt({ ...clean, folded, text: unit }, 0);
    return percent || known.end > 0 ? { ...quantity, unit, percent } : quantity;
  });
}

/** Row numbers and row labels of tables are not figures. */
export function maskRowNumbers(clean: CleanText, outline: Outline, mask: Mask): void {
  for (const { start, end, row } of outline.paragraphs) {
    if (!row) continue;
    const first = /^\s*(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d{1,2}){0,3})[.)]?\s*(?=\t)/u.exec(
      clean.text.slice(start, end),
    );
    if (first !== null) mask.take({ start, end: start + first[0].length });
    for (const match of clean.text
      .slice(start, end)
      .matchAll(/\(\d{1,2}\)(?:\s*=[\s()+\d/*%-]+)?/g)) {
      mask.take({ start: start + match.index, end: start + match.index + match[0].length });
    }
  }
}
