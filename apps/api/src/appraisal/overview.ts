import { todayInVietnam } from "@cchc/domain/text/days";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { bothScores, undecided } from "../scores/evaluate.ts";
import type { Services } from "../services.ts";
import { readRoundUnits } from "./round-units.ts";

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
    /** Leaves that appraisers decide, in set order. */
    leaves: compiled.leaves
      .filter(({ leaf }) => leaf.survey !== true)
      .map(({ code, leaf }) => ({ code, label: leaf.label, max: leaf.max })),
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
        self: handedIn ? self.totals.points : null,
        current: handedIn ? current.totals.points : null,
        total: handedIn && current.totals.state === "final" ? current.totals.total : null,
        grade: current.grade?.label ?? null,
        lowest: handedIn ? open.lowest : null,
        highest: handedIn ? open.highest : null,
      };
    }),
  };
}
