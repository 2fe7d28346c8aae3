import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Baseline } from "@cchc/domain/checks/baseline";
import {
  contextFrom,
  fieldsOfPast,
  type ReasonKey,
  unmetFindings,
} from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import type { Cells } from "@cchc/domain/report/cell";
import { keyOf } from "../review/beside.ts";
import { readCarriedPasts } from "./carried-past.ts";
import { readPast } from "./history.ts";
import { readCells, toCells } from "./queries.ts";
import { readReturned } from "./returned.ts";
import type { ReportTarget } from "./target.ts";

export interface WrittenReason extends ReasonKey {
  readonly reason: string;
}

/** Why soft findings of a report may stand. */
export async function readReasons(
  db: Kysely<Database>,
  unitId: string,
  periodId: string,
): Promise<WrittenReason[]> {
  return db
    .selectFrom("report_reason")
    .select(["check_code as check", "cell_key as cell", "reason"])
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .orderBy("check_code")
    .orderBy("cell_key")
    .execute();
}

/** What of a report keeps it from being handed in, and what was read to find that out. */
export interface Unmet {
  readonly hard: number;
  readonly unexplained: number;
  readonly cells: Cells;
  readonly reasons: readonly WrittenReason[];
}

/**
 * How many findings still stand in the way of handing the report in. Without peers once a report
 * waits for its leader: what neighbours hand in meanwhile must not stop it.
 */
export async function readUnmet(
  db: Kysely<Database>,
  target: ReportTarget,
  peers?: Baseline,
): Promise<Unmet> {
  const { form, unitId, period } = target;
  const cells = toCells(await readCells(db, form, unitId, period.id));
  const own = await readPast(db, target, { fields: fieldsOfPast(form) });
  const [sum] = await readCarriedPasts(db, [target]);
  const past = sum === undefined ? own : [...own, sum];
  const reasons = await readReasons(db, unitId, period.id);
  const address = { unitId, periodId: period.id };
  const returned = (await readReturned(db, [address])).get(keyOf(address));
  const findings = runChecks(form, cells, {
    ...contextFrom(form, period, past, peers),
    ...(returned === undefined ? {} : { returned }),
  });
  const { hard, unexplained } = unmetFindings(findings, reasons);
  return { hard: hard.length, unexplained: unexplained.length, cells, reasons };
}
