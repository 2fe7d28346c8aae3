import { isDeepStrictEqual } from "node:util";
import { type CriteriaSet, type Leaf, leavesOf } from "@cchc/domain/criteria/set";
import { type CompiledSet, compileSet } from "@cchc/domain/scoring/compile";
import { type Placed, rank } from "@cchc/domain/scoring/rank";
import { type ScoredColumns, scoreColumns } from "@cchc/domain/scoring/score";
import { changeValue, columnsOf, explainUnit, scoreUnit } from "@cchc/domain/scoring/score";
import { drawWeights, rankDraws, rankSpread } from "@cchc/domain/scoring/weights";
import { type Measure, rounds } from "../stats.ts";
import type { Task } from "./contender.ts";
import { exactScores } from "./exact.ts";
import { inputCode } from "./set.ts";

/** Ranks by totals, names kept. */
export function ranksOf({ units }: Task, { totals }: ScoredColumns): readonly Placed[] {
  return rank(
    units.map(({ unit }, at) => ({ unit, total: totals[at] ?? 0 })),
    { blocks: false },
  );
}

function withLeaves(set: CriteriaSet, change: (leaf: Leaf) => Leaf): CriteriaSet {
  return {
    ...set,
    areas: set.areas.map((area) => ({
      ...area,
      criteria: area.criteria.map((criterion) => ({
        ...criterion,
        leaves: criterion.leaves.map(change),
      })),
    })),
  };
}

/** The set with a harder target for its third leaf. */
export function changedRule(set: CriteriaSet): CriteriaSet {
  return withLeaves(set, (leaf) =>
    leaf.code === "c2" && leaf.rule.kind === "linear-to-target"
      ? { ...leaf, rule: { ...leaf.rule, target: 10_000 } }
      : leaf,
  );
}

export interface Moved {
  readonly unit: string;
  readonly points: number;
  readonly places: number;
}

interface Before {
  readonly scored: ScoredColumns;
  readonly ranks: readonly Placed[];
}

function scoredOf(compiled: CompiledSet, task: Task): Before {
  const scored = scoreColumns(compiled, columnsOf(compiled, task.units));
  return { scored, ranks: ranksOf(task, scored) };
}

/** What a changed set does to every unit: compiled, scored before and after, ranked and compared. */
export function beforeAndAfter(task: Task, changed: CriteriaSet): readonly Moved[] {
  const before = scoredOf(compileSet(task.set), task);
  const after = scoredOf(compileSet(changed), task);
  return task.units.map(({ unit }, at) => ({
    unit,
    points: (after.scored.totals[at] ?? 0) - (before.scored.totals[at] ?? 0),
    places: (before.ranks[at]?.rank ?? 0) - (after.ranks[at]?.rank ?? 0),
  }));
}

/** Whether the moves are those that exact scores of both sets give. */
export function movesRight(task: Task, changed: CriteriaSet): boolean {
  const leaves = leavesOf(task.set).length;
  const [before, after] = [exactScores(task.set, task.units), exactScores(changed, task.units)];
  return beforeAndAfter(task, changed).every(({ points }, unit) => {
    let moved = 0;
    for (let cell = unit * leaves; cell < (unit + 1) * leaves; cell += 1) {
      moved += (after[cell] ?? 0) - (before[cell] ?? 0);
    }
    return moved === points;
  });
}

/** One changed input after the other in prepared columns; each gives its unit's whole score. */
export function oneInput({ set, units }: Task) {
  const compiled = compileSet(set);
  const columns = columnsOf(compiled, units);
  const ratios = leavesOf(set).flatMap(({ rule }, place) =>
    rule.kind === "choice" ? [] : [place],
  );
  const change = (run: number) => {
    const at = run % units.length;
    const unit = units[at] ?? { unit: "", values: {} };
    const code = inputCode(ratios[run % ratios.length] ?? 0);
    const values = { ...unit.values, [code]: { numerator: 7 + (run % 90), denominator: 97 } };
    return { at, code, inputs: { unit: unit.unit, values } };
  };
  const score = (run: number) => {
    const { at, code, inputs } = change(run);
    changeValue(compiled, columns, at, { code, values: inputs.values });
    return explainUnit(compiled, columns, at, inputs);
  };
  return {
    score,
    /** Puts a unit's own values back and says whether the changed score was the full one. */
    right: (run: number): boolean => {
      const { at, code, inputs } = change(run);
      const same = isDeepStrictEqual(score(run), scoreUnit(compiled, inputs));
      const values = units[at]?.values ?? {};
      changeValue(compiled, columns, at, { code, values });
      return same;
    },
    restore: (run: number): void => {
      const { at, code } = change(run);
      changeValue(compiled, columns, at, { code, values: units[at]?.values ?? {} });
    },
  };
}

/** What only this product promises: draws, one input, a rule change. */
export async function measureOwn(task: Task, most: number): Promise<readonly Measure[]> {
  const compiled = compileSet(task.set);
  const scored = scoreColumns(compiled, columnsOf(compiled, task.units));
  const leaves = compiled.leaves.length;
  const least = Math.min(15, most);
  const size = `${task.units.length} × ${leaves}`;
  const input = oneInput(task);
  const changed = changedRule(task.set);
  const draw = (seed: number) => drawWeights(leaves, { draws: 1000, spread: 100, seed });
  return [
    {
      name: `1 000 weight draws × ${size} with ranks`,
      times: await rounds({ least, most }, (run) =>
        rankSpread(rankDraws(compiled, scored, draw(run)), task.units.length),
      ),
      budget: { of: "p95", below: 100 },
      note: "drawn, ranked each, best, worst and 90 % range of every unit",
    },
    {
      name: "one changed input → the unit's whole score",
      times: await rounds({ least, most: most * 20 }, (run) => {
        const score = input.score(run);
        input.restore(run);
        return score;
      }),
      budget: { of: "p95", below: 1 },
      note: `${leaves} leaves explained; the input is put back in the time too`,
    },
    {
      name: `a rule change: ${task.units.length} communes before and after`,
      times: await rounds({ least, most }, () => beforeAndAfter(task, changed)),
      note: "both sets compiled, scored from the inputs, ranked, compared",
    },
  ];
}
