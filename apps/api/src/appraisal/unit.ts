import { canOn } from "@cchc/domain/access/permissions";
import { scoreActionRules, scoreActionsFrom } from "@cchc/domain/appraisal/workflow";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { valuesRead } from "../scores/evaluate.ts";
import { readEvidence } from "../scores/queries.ts";
import type { Services } from "../services.ts";
import { readLastYear } from "./last-year.ts";
import { readUserNames } from "./names.ts";
import { type AppraisedUnit, handedInPapers, readRoundUnits } from "./round-units.ts";
import { readStaleLeaves } from "./stale.ts";

/**
 * One unit as appraisers see it: the set, what was handed in, ballots and decisions, from which the
 * screen computes self and appraised score side by side. A draft is not shown.
 */
export async function readAppraisedUnit({ db, now }: Services, actor: Actor, target: RoundTarget) {
  const { round, set, unitId, unit, tree, period } = target;
  const [[appraised], evidence, lastYear] = await Promise.all([
    readRoundUnits(db, target, [unitId]),
    readEvidence(db, { roundId: round.id, unitId }),
    readLastYear(db, target),
  ]);
  const today = todayInVietnam(now());
  const stale = await readStaleLeaves(
    db,
    { ...target, today },
    appraised === undefined ? [] : [appraised],
  );
  const handedIn = appraised?.submission ?? null;
  const ancestors = tree.ancestors(unitId).map((one) => one.unitId);
  const state = appraised?.score.state ?? "scoring";
  const items = appraised?.items ?? [];
  return {
    today,
    round,
    set: set.set,
    period: { id: period.id, name: period.name },
    unit: { id: unitId, name: fullName(unit), block: appraised?.block ?? null },
    state,
    version: appraised?.score.version ?? 0,
    returnedReason: appraised?.score.returnedReason ?? null,
    submission: handedIn === null ? null : withoutPapers(handedIn),
    /** Leaves whose figures in the report are others by now. */
    stale: stale.get(unitId) ?? [],
    values: valuesRead(compiledSet(set, round.year), appraised?.values ?? {}),
    survey: appraised?.survey ?? {},
    items,
    evidence: appraised === undefined ? [] : handedInPapers([appraised], evidence),
    lastYear: Object.fromEntries(lastYear.get(unitId) ?? []),
    me: actor.userId,
    people: await readUserNames(
      db,
      items.flatMap(({ decidedBy, confirmedBy }) => [decidedBy, confirmedBy]),
    ),
    actions: scoreActionsFrom(state).filter((action) =>
      canOn(actor.grants, scoreActionRules[action].permission, { unitId, ancestors }),
    ),
  };
}

/** The papers themselves stand beside it. */
function withoutPapers({ papers: _papers, ...rest }: NonNullable<AppraisedUnit["submission"]>) {
  return rest;
}
