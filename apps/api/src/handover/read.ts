import { deadlineFor } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import { stateLabels } from "@cchc/domain/report/workflow";
import { nextDay, todayInVietnam } from "@cchc/domain/text/days";
import { reviewerOf } from "@cchc/domain/unit/review";
import { fullName } from "@cchc/domain/unit/unit";
import { readExtensionsOf } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { readUnitNames } from "../units/queries.ts";
import { readFigures } from "./figures.ts";
import { readPapers, readPeople, readTasks } from "./holdings.ts";
import { periodsOf, readReturned, readStates } from "./reports.ts";
import { readSelfScores } from "./scores.ts";

export interface HandoverInput {
  readonly unitId: string;
  /** The book is as of the end of this day. */
  readonly day: Day;
  /** The report whose figures it lists; the latest with figures where absent. */
  readonly periodId?: string | undefined;
}

/**
 * What a new officer takes over: what is open, where each number came from, who holds access.
 * @throws Problem `not-found` for a report that was not asked of the unit by the day
 */
export async function readHandover(services: Services, input: HandoverInput) {
  const { db, trees, now } = services;
  const { unitId, day } = input;
  const end = new Date(`${nextDay(day)}T00:00:00+07:00`);
  const today = todayInVietnam(now());
  const periods = await periodsOf(services, unitId, day);
  const [reports, extensions] = await Promise.all([
    readStates(db, { unitId, end, periods }),
    readExtensionsOf(db, unitId),
  ]);
  const chosen = periods.find(({ id }) =>
    input.periodId === undefined
      ? reports.some((one) => one.periodId === id && one.begun)
      : id === input.periodId,
  );
  if (input.periodId !== undefined && chosen === undefined) throw new Problem("not-found", {});
  const tree = await trees.at(day);
  const unit = tree.get(unitId);
  const successions = (await trees.successions()).filter(
    (one) => one.predecessorId !== one.successorId,
  );
  const came = successions.filter((one) => one.successorId === unitId && one.on <= day);
  const went = successions.filter((one) => one.predecessorId === unitId);
  const [names, figures, papers, tasks, returned, people, scores] = await Promise.all([
    readUnitNames(
      services,
      [unitId, ...[...came, ...went].flatMap((one) => [one.predecessorId, one.successorId])],
      today,
    ),
    chosen === undefined ? [] : readFigures(db, { unitId, end, period: chosen }),
    readPapers(db, unitId, end),
    readTasks(db, unitId, today),
    readReturned(db, unitId),
    readPeople(db, unitId),
    readSelfScores(services, { unitId, end }),
  ]);
  const reviewer = unit && reviewerOf(tree, unitId, await trees.reviewRules());
  return {
    day,
    today,
    unit: {
      id: unitId,
      name: unit === undefined ? (names.get(unitId) ?? unitId) : fullName(unit),
      place: tree.ancestors(unitId).map(fullName).slice(0, -1).join(", "),
      reviewer: reviewer === undefined ? null : fullName(reviewer),
      from: came.map(({ predecessorId, on, decision }) => ({
        name: names.get(predecessorId) ?? predecessorId,
        on,
        decision: decision ?? null,
      })),
      into: went.map(({ successorId, on, decision }) => ({
        name: names.get(successorId) ?? successorId,
        on,
        decision: decision ?? null,
      })),
    },
    reports: periods.flatMap((period) => {
      const report = reports.find(({ periodId }) => periodId === period.id);
      const more = extensions.find(({ periodId }) => periodId === period.id);
      const { due } = deadlineFor(period, more);
      return {
        periodId: period.id,
        name: period.name,
        due,
        illustration: period.illustration,
        /** What it is now; of an earlier day only what was handed in until then is known. */
        state: day < today ? null : stateLabels[report?.state ?? "draft"],
        handedInAt: report?.handedInAt ?? null,
        code: report?.code ?? null,
        late: report?.handedInAt == null && due < day,
      };
    }),
    returned,
    chosen: chosen === undefined ? null : { id: chosen.id, name: chosen.name },
    figures,
    papers,
    tasks,
    scores,
    people,
  };
}
