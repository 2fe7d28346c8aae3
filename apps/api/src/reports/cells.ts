import type { Selectable } from "kysely";
import type { ReportValueTable } from "@cchc/db/schema";
import type { Cell, FieldKind } from "@cchc/domain/report/cell";

type Stored = Pick<
  Selectable<ReportValueTable>,
  "state" | "amount" | "content" | "qualifier" | "note" | "source"
>;

/** The columns of a cell; an answer taken back is `cleared`, so that its version lives on. */
export function toColumns(cell: Cell | null): Stored {
  if (cell === null) return { ...empty, state: "cleared" };
  const remarks = { note: cell.note ?? null, source: cell.source ?? null };
  if (cell.state !== "entered") return { ...empty, ...remarks, state: cell.state };
  const { value, qualifier } = cell;
  return {
    ...remarks,
    state: "entered",
    amount: typeof value === "string" ? null : Number(value),
    content: typeof value === "string" ? value : null,
    qualifier,
  };
}

const empty = { amount: null, content: null, qualifier: null, note: null, source: null } as const;

/** The cell that {@link toColumns} stored; null for one taken back. */
export function toCell(kind: FieldKind, row: Stored): Cell | null {
  const remarks = {
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.source === null ? {} : { source: row.source }),
  };
  switch (row.state) {
    case "none":
    case "unknown":
      return { state: row.state, ...remarks };
    case "entered":
      return {
        state: "entered",
        value: storedValue(kind, row),
        qualifier: row.qualifier ?? "exact",
        ...remarks,
      };
    default:
      return null;
  }
}

function storedValue(kind: FieldKind, { amount, content }: Stored): number | string | boolean {
  if (kind === "date" || kind === "text") return content ?? "";
  if (amount === null) throw new Error(`a ${kind} cell without an amount`);
  return kind === "yesno" ? amount === 1 : amount;
}
