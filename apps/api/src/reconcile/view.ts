import type { Counted, CountedRow, ListedDossier } from "@cchc/documents/read/dossier-file";
import { AFFECTED_LABELS } from "@cchc/domain/reconcile/affected";
import { COUNTED } from "@cchc/domain/reconcile/count";
import { type Difference, differencesOf } from "@cchc/domain/reconcile/differences";
import { type Form, hasCell } from "@cchc/domain/form/form";
import { type Cell, cellKey, type FieldCode, type RowKey } from "@cchc/domain/report/cell";
import type { StoredCell } from "../reports/queries.ts";
import type { ReconcileJob } from "./jobs.ts";

/** Dossiers of a cause that the screen gets; the download has all. */
const shown = 100;

/** One figure: counted, reported, and what may explain the difference. */
export interface ComparedCell {
  readonly field: FieldCode;
  /** In dossiers, by the rule. */
  readonly counted: number;
  readonly now: Cell | null;
  /** Of the report's cell, to be written against. */
  readonly version: number;
  /** null where the report has no figure to compare with. */
  readonly difference: Difference | null;
}

export interface ComparedRow {
  readonly row: RowKey;
  readonly cells: readonly ComparedCell[];
}

/** What a cell states as a number of dossiers; "không phát sinh" is 0 of them. */
function statedBy(cell: Cell | null | undefined): number | undefined {
  if (cell?.state === "none") return 0;
  return cell?.state === "entered" && typeof cell.value === "number" ? cell.value : undefined;
}

/** The counts beside what the report says now, the whole first, then lĩnh vực of either. */
export function compareRows(
  form: Form,
  rows: readonly CountedRow[],
  stored: readonly StoredCell[],
): readonly ComparedRow[] {
  const standing = new Map(stored.map((one) => [cellKey(one.field, one.row), one]));
  const fields = COUNTED.filter((code) => hasCell(form, code, ""));
  const reportedRows = stored
    .filter(({ field, row, cell }) => row !== "" && cell !== null && fields.includes(field))
    .map(({ row }) => row);
  const counted = new Map(rows.map(({ row, ways }) => [row, ways]));
  return [...new Set([...counted.keys(), ...reportedRows])].map((row) => {
    const ways = counted.get(row) ?? [];
    const reported = new Map(
      fields.flatMap((code): [FieldCode, number][] => {
        const said = statedBy(standing.get(cellKey(code, row))?.cell);
        return said === undefined ? [] : [[code, said]];
      }),
    );
    const differences = new Map(differencesOf(ways, reported).map((one) => [one.field, one]));
    const cells = fields.map((field): ComparedCell => {
      const here = standing.get(cellKey(field, row));
      return {
        field,
        counted: ways[0]?.counts.get(field) ?? 0,
        now: here?.cell ?? null,
        version: here?.version ?? 0,
        difference: differences.get(field) ?? null,
      };
    });
    return { row, cells };
  });
}

/** A list of dossiers or lines that a cause is about. */
export interface CauseView {
  readonly cause: Counted["causes"][number]["cause"];
  readonly label: string;
  readonly count: number;
  readonly effects: readonly (readonly [FieldCode, number])[];
  readonly dossiers: readonly ListedDossier[];
}

/** An export as its owner sees it. */
export function viewOf(job: ReconcileJob, form: Form, stored: readonly StoredCell[]) {
  const { id, file, state, progress, looked, layout, remembered, counted, message } = job;
  return {
    id,
    name: file.name,
    size: file.bytes.byteLength,
    state,
    progress,
    message,
    looked,
    layout,
    remembered,
    result:
      counted === null
        ? null
        : {
            dossiers: counted.dossiers,
            last: counted.last,
            rows: compareRows(form, counted.rows, stored),
            causes: counted.causes.map(({ cause, dossiers, effects }): CauseView => ({
              cause,
              label: AFFECTED_LABELS[cause],
              count: dossiers.length,
              effects,
              dossiers: dossiers.slice(0, shown),
            })),
            unread: { count: counted.unread.length, lines: counted.unread.slice(0, shown) },
          },
  };
}
