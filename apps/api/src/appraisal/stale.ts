import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { InputValues } from "@cchc/domain/criteria/value";
import type { FedCodes } from "@cchc/domain/scoring/stating";
import type { Day } from "@cchc/domain/report/cell";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { fedCodesOf, hasFedQuota, readFed } from "../scores/feed.ts";
import { changedLeaves } from "../scores/load.ts";
import type { AppraisedUnit } from "./round-units.ts";

/**
 * The leaves of each unit whose figures in the report are no longer those that were handed in for
 * scoring; units without such leaves are left out. What was handed in stands: this only says where
 * to look.
 */
export async function readStaleLeaves(
  db: Kysely<Database>,
  scene: RoundScene & { readonly today: Day },
  units: readonly AppraisedUnit[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { round, set, period, today } = scene;
  const stale = units.filter((unit) => unit.stale);
  if (stale.length === 0) return new Map();
  const fed = await readFed(
    db,
    { period, today },
    stale.map(({ unitId }) => unitId),
  );
  const compiled = compiledSet(set, round.year);
  return new Map(
    stale.flatMap(({ unitId, values }) => {
      const now = fed.get(unitId)?.values ?? {};
      const codes = fedCodesOf(period, hasFedQuota(now));
      const leaves = changedLeaves(compiled, only(values, codes), only(now, codes));
      return leaves.length === 0 ? [] : [[unitId, leaves] as const];
    }),
  );
}

function only(values: InputValues, codes: FedCodes): InputValues {
  return Object.fromEntries(Object.entries(values).filter(([code]) => codes.has(code)));
}
