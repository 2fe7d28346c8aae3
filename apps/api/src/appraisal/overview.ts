import {
  type AppraisalItemState,
  waitsForAppraiser,
  waitsForSecond,
  waitsForUnit,
} from "@cchc/domain/appraisal/workflow";
import { pointsSoFar, withoutSurvey } from "@cchc/domain/scoring/so-far";
import { todayInVietnam } from "@cchc/domain/text/days";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { bothScores, undecided } from "../scores/evaluate.ts";
import type { Services } from "../services.ts";
import { type AppraisedUnit, readRoundUnits } from "./round-units.ts";
import { readStaleLeaves } from "./stale.ts";

/** Where every unit of a round stands: handed in, how much is decided, and the totals so far. */
export async function readAppraisalOverview({ db, now }: Services, scene: RoundScene) {
  const { round, set, period } = scene;
  const compiled = compiledSet(set, round.year);
  const units = await readRoundUnits(db, scene);
  const today = todayInVietnam(now());
  const stale = await readStaleLeaves(db, { ...scene, today }, units);
  const decided = compiled.leaves.filter(({ leaf }) => leaf.survey !== true);
  return {
    today,
    round,
    set: { id: set.set.id, name: set.set.name, max: set.set.max, notice: set.set.notice ?? null },
    period: { id: period.id, name: period.name },
    /** Whether the set asks for a survey at all. */
    survey: compiled.leaves.some(({ leaf }) => leaf.survey === true),
    /** Leaves that appraisers decide, in set order, with how many units wait for what. */
    leaves: decided.map(({ code, leaf, area }) => ({
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
        /** Leaves whose grounds moved on after handing in. */
        stale: stale.get(unit.unitId) ?? [],
        /** Items that wait for an appraiser now. */
        waiting: handedIn ? decided.filter(({ code }) => waitsAt(unit, code)).length : 0,
        /** Undecided items that lie still until the returned score comes in again. */
        paused: handedIn ? decided.filter(({ code }) => pausedAt(unit, code)).length : 0,
        /** Items that keep the appraisal from being concluded, those that were returned among them. */
        undecided: handedIn ? undecided(compiled, unit.items).size : 0,
        changed: count("changed"),
        unconfirmed: unit.items.filter(waitsForSecond).length,
        returned: count("returned"),
        answered: count("answered"),
        surveyed: Object.keys(unit.survey).length > 0,
        self: handedIn ? withoutSurvey(compiled, self) : null,
        current: handedIn ? withoutSurvey(compiled, current) : null,
        /** With the survey, as the ranking shows it while the total is open. */
        soFar: handedIn ? pointsSoFar(current.totals) : null,
        total: handedIn && current.totals.state === "final" ? current.totals.total : null,
        grade: current.grade?.label ?? null,
        lowest: handedIn ? open.lowest : null,
        highest: handedIn ? open.highest : null,
      };
    }),
  };
}

function stateAt({ items }: AppraisedUnit, code: string): AppraisalItemState {
  return items.find((item) => item.leaf === code)?.state ?? "open";
}

function waitsAt(unit: AppraisedUnit, code: string): boolean {
  return waitsForAppraiser(unit.score.state, stateAt(unit, code));
}

function pausedAt(unit: AppraisedUnit, code: string): boolean {
  return waitsForUnit(unit.score.state, stateAt(unit, code));
}

/** How many of the units that handed in wait at one leaf, and for what. */
function progressOf(units: readonly AppraisedUnit[], code: string) {
  const there = units.filter(({ submission }) => submission !== null);
  const count = (test: (unit: AppraisedUnit) => boolean): number => there.filter(test).length;
  const sent = ({ score }: AppraisedUnit): boolean => score.state === "returned";
  return {
    handedIn: there.length,
    /** For an appraiser; those that answered among them. */
    waiting: count((unit) => waitsAt(unit, code)),
    answered: count((unit) => waitsAt(unit, code) && stateAt(unit, code) === "answered"),
    /** Undecided, of units that have their score back for other items. */
    paused: count((unit) => pausedAt(unit, code)),
    /** Back with their units; those that are only marked for it are not sent yet. */
    returned: count((unit) => sent(unit) && stateAt(unit, code) === "returned"),
    marked: count((unit) => !sent(unit) && stateAt(unit, code) === "returned"),
    unconfirmed: count(({ items }) =>
      items.some((item) => item.leaf === code && waitsForSecond(item)),
    ),
  };
}
