import { compileSet } from "@cchc/domain/scoring/compile";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { columnsOf, scoreColumns, scoreUnits } from "@cchc/domain/scoring/score";
import type { ScoredColumns, UnitScore } from "@cchc/domain/scoring/score";
import type { Contender, Scores, Task } from "./contender.ts";

const engine = "Sổ CCHC";

function figuresIn({ because }: LeafResult): number {
  let sum = 0;
  for (const input of because.inputs) {
    if (input.state === "ratio") sum += input.numerator + input.denominator;
  }
  return sum;
}

function readBack(scores: readonly UnitScore[], leaves: number): Scores {
  const points = new Int32Array(scores.length * leaves);
  let figures = 0;
  let cell = 0;
  for (const score of scores) {
    for (const leaf of score.leaves) {
      points[cell] = leaf.state === "scored" ? leaf.points : -1;
      figures += figuresIn(leaf);
      cell += 1;
    }
  }
  return { points, figures };
}

/** Leaf by leaf as the engine keeps them → unit by unit as they are compared. */
function byUnit({ points, units }: ScoredColumns): Int32Array {
  const leaves = points.length / units;
  return points.map((_, cell) => {
    const unit = Math.floor(cell / leaves);
    return points[(cell % leaves) * units + unit] ?? -1;
  });
}

/** The domain's own engine with every reason, and with numbers only. */
export function ourContenders({ set, units }: Task): readonly Contender[] {
  const compiled = compileSet(set);
  const columns = columnsOf(compiled, units);
  const leaves = compiled.leaves.length;
  const explain = (): Scores => readBack(scoreUnits(compiled, units), leaves);
  const numbers = (): ScoredColumns => scoreColumns(compiled, columns);
  const fromInputs = (): ScoredColumns => scoreColumns(compiled, columnsOf(compiled, units));
  return [
    {
      engine,
      use: "each leaf with inputs, counts, branch, rule, source",
      explained: true,
      budget: 20,
      run: explain,
      prove: explain,
    },
    {
      engine,
      use: "from columns",
      explained: false,
      budget: 2,
      run: numbers,
      prove: () => ({ points: byUnit(numbers()) }),
    },
    {
      engine,
      use: "from inputs, columns laid out in the time",
      explained: false,
      budget: 2,
      run: fromInputs,
      prove: () => ({ points: byUnit(fromInputs()) }),
    },
  ];
}
