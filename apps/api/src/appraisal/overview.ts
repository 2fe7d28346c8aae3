import type { Points } from "@cchc/domain/criteria/rule";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import type { UnitScore } from "@cchc/domain/scoring/score";
import { todayInVietnam } from "@cchc/domain/text/days";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { bothScores, undecided } from "../scores/evaluate.ts";
import type { Services } from "../services.ts";
import type { StoredItem } from "../scores/queries.ts";
import { type AppraisedUnit, readRoundUnits } from "./round-units.ts";

/** Where every unit of a round stands: handed in, how much is decided, and the totals so far. */
export async function readAppraisalOverview({ db, now }: Services, scene: RoundScene) {
  const { round, set, period } = scene;
  const compiled = compiledSet(set, round.year);
  const units = await readRoundUnits(db, scene);
  return {
    today: todayInVietnam(now()),
    round,
    set: { id: set.set.id, name: set.set.name, max: set.set.max, notice: set.set.notice ?? null },
    period: { id: period.id, name: period.name },
    /** Whether the set asks for a survey at all. */
    survey: compiled.leaves.some(({ leaf }) => leaf.survey === true),
    /** Leaves that appraisers decide, in set order, with how many units wait for what. */
    leaves: compiled.leaves
      .filter(({ leaf }) => leaf.survey !== true)
      .map(({ code, leaf, area }) => ({
        code,
        label: leaf.label,
        max: leaf.max,
        area: compiled.areas[area]?.label ?? set.set.bonus?.label ?? "",
        ...progressOf(units, code),
      })),
    units: units.map((unit) => {
      const { self, current, open } = bothScores(compiled, unit);
      const count = (state: string): number =>
        unit.items.filter((item) => item.state === state).length;
      const handedIn = unit.submission !== null;
      return {
        unitId: unit.unitId,
        name: unit.name,
        block: unit.block ?? null,
        state: unit.score.state,
        version: unit.score.version,
        submittedAt: unit.submission?.at ?? null,
        stale: unit.stale,
        undecided: handedIn ? undecided(compiled, unit.items).size : 0,
        changed: count("changed"),
        unconfirmed: unit.items.filter((one) => one.state === "changed" && !one.confirmedBy).length,
        returned: count("returned"),
        answered: count("answered"),
        surveyed: Object.keys(unit.survey).length > 0,
        self: handedIn ? ownPoints(compiled, self) : null,
        current: handedIn ? ownPoints(compiled, current) : null,
        total: handedIn && current.totals.state === "final" ? current.totals.total : null,
        grade: current.grade?.label ?? null,
        lowest: handedIn ? open.lowest : null,
        highest: handedIn ? open.highest : null,
      };
    }),
  };
}

/** How many of the units that handed in wait at one leaf, and for what. */
function progressOf(units: readonly AppraisedUnit[], code: string) {
  const there = units.filter(({ submission }) => submission !== null);
  const items = there.map((unit) => unit.items.find((item) => item.leaf === code));
  const count = (test: (item: StoredItem | undefined) => boolean): number =>
    items.filter(test).length;
  return {
    handedIn: there.length,
    open: count((item) => item === undefined || item.state === "open"),
    returned: count((item) => item?.state === "returned"),
    answered: count((item) => item?.state === "answered"),
    unconfirmed: count((item) => item?.state === "changed" && item.confirmedBy === null),
  };
}

/** Points without what the survey gives, so that a unit's own score and appraisal's compare. */
function ownPoints({ leaves }: CompiledSet, score: UnitScore): Points {
  return score.leaves.reduce((sum, result, place) => {
    const counts = result.state === "scored" && leaves[place]?.leaf.survey !== true;
    return counts ? sum + result.points : sum;
  }, 0);
}
