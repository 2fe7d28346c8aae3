import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { compileIndicators, indicatorsOn } from "@cchc/domain/indicator/catalogue";
import type { Day } from "@cchc/domain/report/cell";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import type { StoredPeriod } from "../periods/queries.ts";
import type { StoredRound } from "../rounds/queries.ts";

export interface LateEdits {
  readonly round: StoredRound;
  readonly period: StoredPeriod;
  readonly touchedBy: CompiledSet["touchedBy"];
  /** First day of which an edit is a late one. */
  readonly since: Day;
}

/** How many of the values that a leaf reads were last written late, by `unit#leaf`. */
export async function countLateEdits(
  db: Kysely<Database>,
  { round, period, touchedBy, since }: LateEdits,
): Promise<ReadonlyMap<string, number>> {
  const from = new Date(`${since}T00:00:00+07:00`);
  const [figures, stated] = await Promise.all([
    db
      .selectFrom("report_value")
      .select(["unit_id", "field_code as code"])
      .where("period_id", "=", period.id)
      .where("row_key", "=", "")
      .where("updated_at", ">=", from)
      .where("unit_id", "in", (eb) =>
        eb.selectFrom("score").select("unit_id").where("round_id", "=", round.id),
      )
      .execute(),
    db
      .selectFrom("score_input")
      .select(["unit_id", "code"])
      .where("round_id", "=", round.id)
      .where("updated_at", ">=", from)
      .execute(),
  ]);
  const indicators = compileIndicators(indicatorsOn(period.to));
  const counts = new Map<string, number>();
  for (const { unit_id: unitId, code } of [...figures, ...stated]) {
    const codes = [code, ...indicators.touchedBy(code).map((indicator) => indicator.code)];
    const leaves = new Set(codes.flatMap((one) => touchedBy(one).map((leaf) => leaf.code)));
    for (const leaf of leaves) {
      const key = `${unitId}#${leaf}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
