import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { compileIndicators, indicatorsOn } from "@cchc/domain/indicator/catalogue";
import { deadlineFor } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { addDays, todayInVietnam } from "@cchc/domain/text/days";
import type { StoredPeriod } from "../periods/queries.ts";
import type { StoredRound } from "../rounds/queries.ts";

/** Days before a unit's due day from which on an edit is a late one. */
const lateDays = 2;

export interface LateEdits {
  readonly round: StoredRound;
  readonly period: StoredPeriod;
  readonly touchedBy: CompiledSet["touchedBy"];
}

/**
 * How many of the values that a leaf reads were last written late, by `unit#leaf`. Figures are late by
 * the day their unit's report was due, an extension included; what a unit states itself by the end of
 * self-scoring, or by the day that was set where items came back to it.
 */
export async function countLateEdits(
  db: Kysely<Database>,
  { round, period, touchedBy }: LateEdits,
): Promise<ReadonlyMap<string, number>> {
  const from = (due: Day): Date => new Date(`${addDays(due, -lateDays)}T00:00:00+07:00`);
  const [figures, stated, extensions, replies] = await Promise.all([
    db
      .selectFrom("report_value")
      .select(["unit_id", "field_code as code", "updated_at as at"])
      .where("period_id", "=", period.id)
      .where("row_key", "=", "")
      .where("updated_at", ">=", from(period.due))
      .where("unit_id", "in", (eb) =>
        eb.selectFrom("score").select("unit_id").where("round_id", "=", round.id),
      )
      .execute(),
    db
      .selectFrom("score_input")
      .select(["unit_id", "code", "updated_at as at"])
      .where("round_id", "=", round.id)
      .where("updated_at", ">=", from(round.selfDue))
      .execute(),
    db
      .selectFrom("period_extension")
      .select(["unit_id", "due_day", "lock_day"])
      .where("period_id", "=", period.id)
      .execute(),
    db
      .selectFrom("score_item")
      .select((eb) => ["unit_id", eb.fn.max("reply_due").as("due")])
      .where("round_id", "=", round.id)
      .where("reply_due", "is not", null)
      .groupBy("unit_id")
      .execute(),
  ]);
  const reportDue = new Map(
    extensions.map((more) => {
      const extension = { due: more.due_day, lock: more.lock_day };
      return [more.unit_id, deadlineFor(period, extension).due] as const;
    }),
  );
  const replyDue = new Map(
    replies.flatMap(({ unit_id: unitId, due }) => (due === null ? [] : [[unitId, due] as const])),
  );
  const late = (due: Day, at: Date): boolean => todayInVietnam(at) >= addDays(due, -lateDays);
  const written = [
    ...figures.filter(({ unit_id, at }) => late(reportDue.get(unit_id) ?? period.due, at)),
    ...stated.filter(({ unit_id, at }) => {
      const reply = replyDue.get(unit_id);
      return late(reply === undefined || reply < round.selfDue ? round.selfDue : reply, at);
    }),
  ];
  const indicators = compileIndicators(indicatorsOn(period.to));
  const counts = new Map<string, number>();
  for (const { unit_id: unitId, code } of written) {
    const codes = [code, ...indicators.touchedBy(code).map((indicator) => indicator.code)];
    const leaves = new Set(codes.flatMap((one) => touchedBy(one).map((leaf) => leaf.code)));
    for (const leaf of leaves) {
      const key = `${unitId}#${leaf}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
