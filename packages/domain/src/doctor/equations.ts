import { type Form, fieldOf, tableOf } from "../form/form.ts";
import { amountAt, inSum } from "../indicator/amount.ts";
import { type CellRef, type Cells, type RowKey, cellKey } from "../report/cell.ts";

/** A total and its parts, cell by cell, that have to agree. */
export interface Equation {
  readonly total: CellRef;
  readonly parts: readonly CellRef[];
}

const EXTRA: readonly (readonly [total: string, parts: readonly string[]])[] = [
  ["tthc.received.total", ["tthc.received.new", "tthc.received.carried"]],
  ["tthc.received.total", ["tthc.resolved.total", "tthc.pending.total"]],
];

/**
 * What has to add up in a form: declared totals, received = new + carried, received = resolved +
 * pending (dossiers returned or withdrawn may break it), and the total row of a repeating table.
 * Source: Thông tư 01/2020/TT-VPCP, form II.06a.
 */
export function equationsOf(form: Form, rows: readonly RowKey[]): readonly Equation[] {
  const sums = [
    ...form.fields.flatMap(({ code, total }) =>
      total === undefined ? [] : [[code, total.of] as const],
    ),
    ...EXTRA,
  ].filter(([total, parts]) =>
    [total, ...parts].every((code) => fieldOf(form, code) !== undefined),
  );
  const within = sums.flatMap(([total, parts]) => {
    const repeats = [total, ...parts].every((code) => tableOf(form, code) !== undefined);
    return (repeats ? ["", ...rows] : [""]).map((row) => ({
      total: { field: total, row },
      parts: parts.map((field) => ({ field, row })),
    }));
  });
  const across = form.tables.flatMap(({ fields }) =>
    rows.length === 0
      ? []
      : fields.map((field) => ({
          total: { field, row: "" },
          parts: rows.map((row) => ({ field, row })),
        })),
  );
  return [...within, ...across];
}

/** The figure of a cell where it is known exactly; "không phát sinh" is 0 inside a sum. */
export function exactly(cells: Cells, { field, row }: CellRef): number | undefined {
  const amount = amountAt(cells, field, row);
  if (amount.state === "entered" && amount.qualifier !== "exact") return undefined;
  return inSum(amount);
}

/** Whether an equation holds; `undefined` where a figure is missing or only about known. */
export function agrees(
  { total, parts }: Equation,
  valueOf: (cell: CellRef) => number | undefined,
): boolean | undefined {
  const whole = valueOf(total);
  const values = parts.map(valueOf);
  if (whole === undefined || values.includes(undefined)) return undefined;
  return values.reduce((all: number, value) => all + (value ?? 0), 0) === whole;
}

/** Whether two addresses are the same cell. */
export function sameCell(a: CellRef, b: CellRef): boolean {
  return cellKey(a.field, a.row) === cellKey(b.field, b.row);
}
