import { type Form, tableOf } from "../form/form.ts";
import { type CellRef, cellKey } from "../report/cell.ts";

/**
 * The cells whose figure has to change when one of these does, because they are its total, or the
 * total of its total: what should come back together. In form order, without those asked about.
 */
export function tiedCells(form: Form, cells: readonly CellRef[]): readonly CellRef[] {
  const asked = new Set(cells.map(({ field, row }) => cellKey(field, row)));
  const found = new Map<string, CellRef>();
  const waiting = [...cells];
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    for (const total of totalsOf(form, cell)) {
      const key = cellKey(total.field, total.row);
      if (asked.has(key) || found.has(key)) continue;
      found.set(key, total);
      waiting.push(total);
    }
  }
  const place = new Map(form.fields.map(({ code }, index) => [code, index]));
  return [...found.values()].sort((a, b) => (place.get(a.field) ?? 0) - (place.get(b.field) ?? 0));
}

/** The sums that a cell is a part of: declared totals in its row, and the total row of its table. */
function totalsOf(form: Form, { field, row }: CellRef): readonly CellRef[] {
  const declared = form.fields.flatMap(({ code, total }) =>
    total?.of.includes(field) === true ? [{ field: code, row }] : [],
  );
  const repeats = row !== "" && tableOf(form, field) !== undefined;
  return repeats ? [...declared, { field, row: "" }] : declared;
}
