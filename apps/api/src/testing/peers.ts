import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { bandOf, type Baseline, type Spread } from "@cchc/domain/checks/baseline";
import { comparedFields, PEER_RULE } from "@cchc/domain/checks/outliers";
import { expectedSubmitters } from "@cchc/domain/period/period";
import type { FieldCode } from "@cchc/domain/report/cell";
import { handedIn } from "../review/columns.ts";
import { peerRootOf } from "../reports/peers.ts";
import type { ReportTarget } from "../reports/target.ts";

/**
 * What other communes usually report, reckoned by PostgreSQL in one query: beside which the kept bands
 * (`readKeptPeers`) and those of many reports (`readManyPeers`) are held.
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

function peersOf(target: ReportTarget): readonly string[] {
  return expectedSubmitters(target.tree, peerRootOf(target), target.period.submitterKind)
    .map((unit) => unit.unitId)
    .filter((id) => id !== target.unitId);
}

function quarter(share: number) {
  return sql<number>`percentile_cont(${sql.lit(share)}) within group (order by amount)`;
}
