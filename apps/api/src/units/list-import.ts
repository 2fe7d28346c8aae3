import { GRID_LIMITS, readGrid } from "@cchc/documents/read/grid";
import { ReadProblem } from "@cchc/documents/read/problem";
import { readUnitList } from "@cchc/domain/unit/list";
import { type ListPlan, planList } from "@cchc/domain/unit/list-plan";
import type { ListVerdict } from "@cchc/domain/unit/list-verdict";
import type { Day } from "@cchc/domain/report/cell";
import type { UnitVersion } from "@cchc/domain/unit/unit";
import { Problem } from "../problem.ts";
import { countryId } from "./country.ts";

/** A list as somebody hands it over. */
export interface GivenList {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** First day of lines that name none. */
  readonly on: Day;
  /** Units of the listed provinces that the list lacks end on its last day of change. */
  readonly complete: boolean;
}

/** Room for the country's list with all former communes. */
const limits = { bytes: 8 * 1024 * 1024, rows: 40_000 };

/** Reads a list and compares it with the units as they are. @throws Problem `bad-file` */
export function readList(versions: readonly UnitVersion[], given: GivenList) {
  const grid = gridOf(given);
  const { complete } = given;
  const plan = planList(versions, readUnitList(grid, given.on), { rootId: countryId, complete });
  return { ...plan, counts: countVerdicts(plan) };
}

function gridOf({ fileName, bytes }: GivenList) {
  try {
    return readGrid(fileName, bytes, { ...GRID_LIMITS, ...limits });
  } catch (error) {
    if (error instanceof ReadProblem) throw new Problem("bad-file", { reason: error.message });
    throw error;
  }
}

function countVerdicts({ lines }: ListPlan): Readonly<Record<ListVerdict, number>> {
  const counts = { new: 0, renamed: 0, moved: 0, ended: 0, unchanged: 0, faulty: 0 };
  for (const { verdict } of lines) counts[verdict] += 1;
  return counts;
}
