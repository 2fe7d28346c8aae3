import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import type { Day } from "@cchc/domain/report/cell";
import { readIssued } from "../criteria/queries.ts";
import { readRounds, takesPart } from "../rounds/queries.ts";
import { toScore } from "../scores/queries.ts";
import type { Services } from "../services.ts";

/** The rounds in which a unit scores itself, opened by an instant, latest first, and how far each is. */
export async function readSelfScores(
  { db, trees }: Services,
  { unitId, end }: { readonly unitId: string; readonly end: Date },
) {
  const [rounds, scores, returned, periods, opened] = await Promise.all([
    readRounds(db),
    db.selectFrom("score").selectAll().where("unit_id", "=", unitId).execute(),
    db
      .selectFrom("score_item")
      .select((eb) => ["round_id", eb.fn.countAll<number>().as("items")])
      .where("unit_id", "=", unitId)
      .where("state", "=", "returned")
      .groupBy("round_id")
      .execute(),
    db.selectFrom("period").select(["id", "to_day as to"]).execute(),
    db.selectFrom("scoring_round").select("id").where("created_at", "<", end).execute(),
  ]);
  const found: {
    readonly roundId: string;
    readonly name: string;
    readonly selfDue: Day;
    readonly state: string;
    readonly returnedItems: number;
    readonly illustration: boolean;
  }[] = [];
  for (const round of rounds.filter(({ id }) => opened.some((one) => one.id === id))) {
    const period = periods.find(({ id }) => id === round.periodId);
    if (period === undefined) continue;
    const tree = await trees.at(period.to);
    const given = { id: round.setId, version: round.setVersion, hash: round.setHash };
    const set = await readIssued(db, given);
    if (!takesPart({ round, set, tree }, unitId)) continue;
    const score = toScore(scores.find((row) => row.round_id === round.id));
    found.push({
      roundId: round.id,
      name: round.name,
      selfDue: round.selfDue,
      state: scoreStateLabels[score.state],
      returnedItems: returned.find((row) => row.round_id === round.id)?.items ?? 0,
      illustration: round.illustration,
    });
  }
  return found;
}
