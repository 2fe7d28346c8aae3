import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { compareWithReported, type LogFinding } from "@cchc/domain/activity/compare";
import { type ActivityCount, answersOf, countActivities } from "@cchc/domain/activity/count";
import { fieldOf, hasCell } from "@cchc/domain/form/form";
import type { Cell, FieldCode } from "@cchc/domain/report/cell";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { readCells, toCells } from "../reports/queries.ts";
import { type CellWrite, saveCells, type SaveResult } from "../reports/save.ts";
import type { ReportTarget } from "../reports/target.ts";
import { readActivities } from "./read.ts";

/** What the log offers to one field of a report. */
export interface LogFigure {
  readonly field: FieldCode;
  readonly label: string;
  /** As it would stand in the report. */
  readonly cell: Cell;
  /** Activities behind it. */
  readonly from: readonly string[];
  /** What the report has. */
  readonly reported: Cell | null;
  /** Version of the report's cell, 0 where nothing was there. */
  readonly version: number;
  readonly same: boolean;
}

export interface LogBesideReport {
  readonly figures: readonly LogFigure[];
  readonly findings: readonly LogFinding[];
}

/** Where a figure of the report comes from when it was taken over. */
export const logSource = "Sổ theo dõi việc đã làm";

/** The unit's log of the period, beside what its report says: two queries. */
export async function readLogBesideReport(
  db: Kysely<Database>,
  { form, period, unitId }: Pick<ReportTarget, "form" | "period" | "unitId">,
): Promise<LogBesideReport> {
  const [stored, activities] = await Promise.all([
    readCells(db, form, unitId, period.id),
    readActivities(db, { units: [unitId], from: period.from, to: period.to }),
  ]);
  const span = { from: period.from, to: period.to };
  const counts = countActivities(activities, span);
  const answers = answersOf(activities, span);
  const offered = new Map<FieldCode, { readonly cell: Cell; readonly from: readonly string[] }>();
  for (const [field, count] of Object.entries(counts)) {
    offered.set(field, { cell: countCell(count), from: count.from });
  }
  for (const [field, { value, from }] of Object.entries(answers)) {
    offered.set(field, { cell: { state: "entered", value, qualifier: "exact" }, from });
  }
  const figures = form.fields.flatMap(({ code, label }): LogFigure[] => {
    const one = offered.get(code);
    if (one === undefined || !hasCell(form, code, "")) return [];
    const kept = stored.find(({ field, row }) => field === code && row === "");
    const reported = kept?.cell ?? null;
    const version = kept?.version ?? 0;
    return [
      { field: code, label, ...one, reported, version, same: sameAnswer(one.cell, reported) },
    ];
  });
  const known = new Set(form.fields.map(({ code }) => code));
  const own = Object.fromEntries(Object.entries(counts).filter(([field]) => known.has(field)));
  const findings = compareWithReported(own, toCells(stored)).filter(({ field }) =>
    known.has(field),
  );
  return { figures, findings };
}

function countCell({ count, qualifier }: ActivityCount): Cell {
  return { state: "entered", value: count, qualifier };
}

function sameAnswer(offered: Cell, reported: Cell | null): boolean {
  return (
    offered.state === "entered" &&
    reported?.state === "entered" &&
    offered.value === reported.value &&
    offered.qualifier === reported.qualifier
  );
}

/**
 * Writes the log's figures into the report's cells, as the unit's own write with its source.
 * A field that the log says nothing of is left alone.
 * @throws Problem as `saveCells` does.
 */
export async function takeFromLog(
  tx: Transaction<Database>,
  { actor, target }: { readonly actor: Actor; readonly target: ReportTarget },
  wanted: readonly Pick<CellWrite, "field" | "version">[],
  stamp: OperationStamp,
): Promise<SaveResult & { readonly taken: readonly FieldCode[] }> {
  const { figures } = await readLogBesideReport(tx, target);
  const writes = wanted.flatMap(({ field, version }): CellWrite[] => {
    const figure = figures.find((one) => one.field === field);
    if (figure === undefined || fieldOf(target.form, field) === undefined) return [];
    const cell = { ...figure.cell, source: logSource };
    return [{ field, row: "", version, cell }];
  });
  const result = await saveCells(tx, { actor, target, writes, channel: "web" }, stamp);
  return { ...result, taken: result.saved.map(({ field }) => field) };
}
