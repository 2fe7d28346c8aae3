import { unitsFor } from "@cchc/domain/access/permissions";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { readIssued } from "../criteria/queries.ts";
import { toPeriod } from "../periods/queries.ts";
import { readRounds, takesPart } from "../rounds/queries.ts";
import type { Services } from "../services.ts";
import { toScore } from "./queries.ts";

/** The rounds in which the actor's own units score themselves, latest year first. */
export async function readScoreTasks({ db, trees, now }: Services, actor: Actor) {
  const today = todayInVietnam(now());
  const units = unitsFor(actor.grants, "score.read")
    .filter((scope) => scope.reach === "unit")
    .map((scope) => scope.unitId);
  if (units.length === 0) return { today, tasks: [] };
  const [rounds, scores, returned, published] = await Promise.all([
    readRounds(db),
    db
      .selectFrom("score")
      .leftJoin("score_submission as handed", "handed.id", "score.submission_id")
      .selectAll("score")
      .select(["handed.code", "handed.submitted_at"])
      .where("score.unit_id", "in", units)
      .execute(),
    db
      .selectFrom("score_item")
      .select((eb) => ["round_id", "unit_id", eb.fn.countAll<number>().as("items")])
      .where("unit_id", "in", units)
      .where("state", "=", "returned")
      .groupBy(["round_id", "unit_id"])
      .execute(),
    db.selectFrom("publication").select("round_id").distinct().execute(),
  ]);
  const periods = await db
    .selectFrom("period")
    .selectAll()
    .where("id", "in", [...new Set(rounds.map(({ periodId }) => periodId)), ""])
    .execute();
  const tasks = [];
  for (const round of rounds) {
    const found = periods.find(({ id }) => id === round.periodId);
    if (found === undefined) continue;
    const period = toPeriod(found);
    const set = await readIssued(db, {
      id: round.setId,
      version: round.setVersion,
      hash: round.setHash,
    });
    const tree = await trees.at(period.to);
    for (const unitId of units) {
      const unit = tree.get(unitId);
      if (unit === undefined || !takesPart({ round, set, tree }, unitId)) continue;
      const of = (one: { round_id: string; unit_id: string }): boolean =>
        one.round_id === round.id && one.unit_id === unitId;
      const row = scores.find(of);
      const score = toScore(row);
      tasks.push({
        unit: { id: unitId, name: fullName(unit) },
        round: {
          id: round.id,
          name: round.name,
          year: round.year,
          selfDue: round.selfDue,
          illustration: round.illustration,
        },
        set: { name: set.set.name, max: set.set.max, surveyShare: set.set.surveyShare },
        periodId: period.id,
        state: score.state,
        /** What was handed in last: the code of its receipt, and the day in Vietnam. */
        submission:
          row?.code == null || row.submitted_at === null
            ? null
            : { code: row.code, on: todayInVietnam(row.submitted_at) },
        returnedReason: score.returnedReason,
        /** Whether a result of the round is out: the score is no longer anybody's work. */
        published: published.some((one) => one.round_id === round.id),
        returnedItems: returned.find(of)?.items ?? 0,
      });
    }
  }
  return { today, tasks };
}
