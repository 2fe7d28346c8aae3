import { compileSet } from "@cchc/domain/scoring/compile";
import { columnsOf, scoreColumns } from "@cchc/domain/scoring/score";
import { type Times, rounds } from "../stats.ts";
import { ranksOf } from "./own.ts";
import { syntheticSet } from "./set.ts";
import { syntheticUnits } from "./units.ts";

/** A ranking of so many units: from their inputs, and from columns that are kept. */
export interface Growth {
  readonly units: number;
  readonly criteria: number;
  readonly fromInputs: Times;
  readonly fromColumns: Times;
}

/** From one district to more units than the country has communes. */
export const sizes: readonly number[] = [200, 1000, 3321, 10_600];

/** How the time of a whole ranking grows with the number of units. */
export async function measureGrowth(criteria: number, most: number): Promise<readonly Growth[]> {
  const set = syntheticSet(criteria);
  const compiled = compileSet(set);
  const grown: Growth[] = [];
  for (const size of sizes) {
    const units = syntheticUnits(set, size);
    const task = { set, units };
    const columns = columnsOf(compiled, units);
    const times = (work: () => unknown) => rounds({ least: Math.min(15, most), most }, work);
    grown.push({
      units: size,
      criteria,
      fromInputs: await times(() =>
        ranksOf(task, scoreColumns(compiled, columnsOf(compiled, units))),
      ),
      fromColumns: await times(() => ranksOf(task, scoreColumns(compiled, columns))),
    });
  }
  return grown;
}
