import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { issuerOf } from "@cchc/domain/document/issuer";
import { layoutOn } from "@cchc/domain/document/layout";
import { formByVersion } from "@cchc/domain/form/catalogue";
import type { Form } from "@cchc/domain/form/form";
import { expectedSubmitters } from "@cchc/domain/period/period";
import { type Cell, type Cells, cellKey } from "@cchc/domain/report/cell";
import type { ReportTextData, Signing, UnitRow } from "@cchc/domain/report-text/setting";
import { reportSource, rolledSource } from "@cchc/domain/report-text/source";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import type { StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import { toCell } from "../reports/cells.ts";
import { readCells, readReport, toCells } from "../reports/queries.ts";
import { owesReport } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { readCited } from "./cited.ts";
import { readTextMap } from "./texts.ts";

type Reading = Pick<Services, "db" | "trees">;

/** Whose document, of which period; no question of access is asked here. */
export interface TextAddress {
  readonly unitId: string;
  readonly period: StoredPeriod;
}

function layoutOf(day: string) {
  const layout = layoutOn(day);
  if (layout === undefined) throw new Problem("not-found", {});
  return layout;
}

/** Made-up figures say so on every page. */
function noticeOf({ illustration }: StoredPeriod): { readonly notice?: string } {
  return illustration ? { notice: "Số liệu minh họa" } : {};
}

function parentOf(tree: UnitTree, unitId: string): UnitVersion | undefined {
  const [parent] = tree.ancestors(unitId);
  return parent?.kind === "country" ? undefined : parent;
}

/** Number, symbol and day that the report was handed in with; none on a draft. */
async function readSigning(db: Kysely<Database>, submissionId: string | null): Promise<Signing> {
  if (submissionId === null) return {};
  const row = await db
    .selectFrom("submission")
    .select(["number", "symbol", "signed_day"])
    .where("id", "=", submissionId)
    .executeTakeFirst();
  if (row === undefined) return {};
  const numbered = /^\d+[a-z]?$/.test(row.number) ? { number: row.number } : {};
  return { ...numbered, symbol: row.symbol, day: row.signed_day };
}

/**
 * What the text of one unit's report is made of, in the tree of the period's last day.
 * @throws Problem `not-found` where the period does not ask this unit for a report
 */
export async function readReportText(
  { db, trees }: Reading,
  { unitId, period }: TextAddress,
): Promise<ReportTextData> {
  const tree = await trees.at(period.to);
  const unit = tree.get(unitId);
  if (unit === undefined || !owesReport(tree, period, unitId)) throw new Problem("not-found", {});
  const form = formByVersion(period.form, period.formVersion);
  const report = await readReport(db, unitId, period.id);
  const cells = toCells(await readCells(db, form, unitId, period.id));
  const parent = parentOf(tree, unitId);
  const issuer = issuerOf(unit, parent);
  return {
    unit,
    ...(parent === undefined ? {} : { parent }),
    period,
    source: reportSource(form, cells, period.to),
    documents: await readCited(db, unitId, { period, issuer }),
    texts: await readTextMap(db, { unitId, periodId: period.id }),
    signing: await readSigning(db, report.submissionId),
    layout: layoutOf(period.to),
    ...noticeOf(period),
  };
}

/** Units asked for in one query: their cells lie in memory together. */
const UNITS_AT_ONCE = 200;

/** The figures of the units that handed in, by unit. */
async function readHandedIn(
  db: Kysely<Database>,
  form: Form,
  { periodId, unitIds }: { readonly periodId: string; readonly unitIds: readonly string[] },
): Promise<ReadonlyMap<string, Cells>> {
  const kinds = new Map(form.fields.map((field) => [field.code, field.kind]));
  const found = new Map<string, Map<string, Cell>>();
  for (let at = 0; at < unitIds.length; at += UNITS_AT_ONCE) {
    const some = unitIds.slice(at, at + UNITS_AT_ONCE);
    const handedIn = await db
      .selectFrom("report")
      .select("unit_id")
      .where("period_id", "=", periodId)
      .where("unit_id", "in", some)
      .where("state", "in", ["submitted", "received"])
      .execute();
    if (handedIn.length === 0) continue;
    const rows = await db
      .selectFrom("report_value")
      .selectAll()
      .where("period_id", "=", periodId)
      .where(
        "unit_id",
        "in",
        handedIn.map((one) => one.unit_id),
      )
      .orderBy("field_code")
      .execute();
    for (const { unit_id } of handedIn) found.set(unit_id, new Map());
    for (const row of rows) {
      const kind = kinds.get(row.field_code);
      const cell = kind === undefined ? null : toCell(kind, row);
      if (cell !== null) found.get(row.unit_id)?.set(cellKey(row.field_code, row.row_key), cell);
    }
  }
  return found;
}

/**
 * What the roll-up of all units below one is made of; a department rolls up what its parent has.
 * @throws Problem `not-found` where no unit below owes a report of the period
 */
export async function readRollUpText(
  { db, trees }: Reading,
  { unitId, period }: TextAddress,
): Promise<ReportTextData> {
  const tree = await trees.at(period.to);
  const unit = tree.get(unitId);
  const parent = parentOf(tree, unitId);
  const root = unit?.kind === "department" ? parent : unit;
  if (unit === undefined || root === undefined) throw new Problem("not-found", {});
  const submitters = expectedSubmitters(tree, root.unitId, period.submitterKind).filter((one) =>
    owesReport(tree, period, one.unitId),
  );
  if (submitters.length === 0) throw new Problem("not-found", {});
  const form = formByVersion(period.form, period.formVersion);
  const unitIds = submitters.map((one) => one.unitId);
  const handedIn = await readHandedIn(db, form, { periodId: period.id, unitIds });
  const units: readonly UnitRow[] = submitters.map((one) => {
    const cells = handedIn.get(one.unitId);
    const source = cells === undefined ? {} : { source: reportSource(form, cells, period.to) };
    return { unitId: one.unitId, name: fullName(one), ...source };
  });
  return {
    unit,
    ...(parent === undefined ? {} : { parent }),
    period,
    source: rolledSource(form, [...handedIn.values()], period.to),
    units,
    documents: [],
    texts: await readTextMap(db, { unitId, periodId: period.id }),
    signing: {},
    layout: layoutOf(period.to),
    ...noticeOf(period),
  };
}
