import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { bandOf, type Baseline, type Spread } from "@cchc/domain/checks/baseline";
import { comparedFields, PEER_RULE } from "@cchc/domain/checks/outliers";
import { expectedSubmitters } from "@cchc/domain/period/period";
import type { FieldCode } from "@cchc/domain/report/cell";
import { handedIn } from "../review/columns.ts";
import type { ReportTarget } from "./target.ts";

/**
 * What other communes usually report: those that owe a report in the same period below the same
 * reviewer, as far as they handed it in. One query, of which only bands (`bandOf`) leave this
 * function: never a single commune's figure.
 */
export async function readPeers(db: Kysely<Database>, target: ReportTarget): Promise<Baseline> {
  const { form, period, unitId } = target;
  const peers = peersOf(target);
  const fields = comparedFields(form);
  if (peers.length < PEER_RULE.enough || fields.length === 0) return new Map();
  const rows = await db
    .selectFrom("report_value as value")
    .innerJoin("report", (join) =>
      join
        .onRef("report.unit_id", "=", "value.unit_id")
        .onRef("report.period_id", "=", "value.period_id"),
    )
    .select((eb) => ["field_code as field", eb.fn.countAll<number>().as("count")])
    .select([quarter(0.25).as("low"), quarter(0.5).as("median"), quarter(0.75).as("high")])
    .where("value.period_id", "=", period.id)
    .where("value.unit_id", "=", sql<string>`any(${peers}::text[])`)
    .where("value.unit_id", "!=", unitId)
    .where("field_code", "in", fields)
    .where("row_key", "=", "")
    .where("value.state", "=", "entered")
    .where("amount", "is not", null)
    .where("report.state", "in", handedIn)
    .groupBy("field_code")
    .having((eb) => eb.fn.countAll(), ">=", PEER_RULE.enough)
    .execute();
  return new Map(
    rows.flatMap(({ field, ...quarters }): [FieldCode, Spread][] => {
      const band = bandOf(quarters, PEER_RULE.enough);
      return band === undefined ? [] : [[field, band]];
    }),
  );
}

/** Below which node a report's peers stand: its reviewer; the period's own node where no rule names one. */
export function peerRootOf({ tree, period, reviewer }: ReportTarget): string {
  const above = new Set(tree.ancestors(period.rootId).map((unit) => unit.unitId));
  // The smaller of the two: the reviewer may stand above the period's node, or below it.
  return reviewer === undefined || above.has(reviewer.unitId) ? period.rootId : reviewer.unitId;
}

function peersOf(target: ReportTarget): readonly string[] {
  return expectedSubmitters(target.tree, peerRootOf(target), target.period.submitterKind)
    .map((unit) => unit.unitId)
    .filter((id) => id !== target.unitId);
}

function quarter(share: number) {
  return sql<number>`percentile_cont(${sql.lit(share)}) within group (order by amount)`;
}
