import { rowsIn } from "@cchc/domain/checks/run";
import { tableOf } from "@cchc/domain/form/form";
import { cellKey } from "@cchc/domain/report/cell";
import { cellId } from "./cell-id.ts";
import type { Workbook } from "./workbook-shape.ts";

/** The cell an input of the page belongs to; undefined for any other control. */
export function cellOfInput({ form, cells }: Workbook, id: string): string | undefined {
  if (!id.startsWith("o-")) return undefined;
  const used = rowsIn(cells());
  for (const { code } of form.fields) {
    const offered = tableOf(form, code)?.rows.map(({ key }) => key) ?? [];
    for (const row of ["", ...offered, ...used]) {
      if (cellId(cellKey(code, row)) === id) return cellKey(code, row);
    }
  }
  return undefined;
}
