import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { compareSets, type UnitComparison } from "@cchc/domain/criteria/compare";
import { diffSets } from "@cchc/domain/criteria/diff";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { compileSet } from "@cchc/domain/scoring/compile";
import { readRoundUnits } from "../appraisal/round-units.ts";
import { compiledSet } from "../criteria/queries.ts";
import { type RoundScene, readScene } from "../rounds/queries.ts";
import { currentInputs } from "../scores/evaluate.ts";
import type { Services } from "../services.ts";

/** One round under its own set and under the changed one. */
export interface TriedRound {
  readonly round: { readonly id: string; readonly name: string; readonly year: number };
  readonly names: Readonly<Record<string, string>>;
  readonly units: readonly UnitComparison[];
}

/**
 * What a changed set would do to every unit of a round and of last year's, before anybody saves it.
 * Nothing is written.
 */
export async function trySet(
  services: Pick<Services, "db" | "trees">,
  scene: RoundScene,
  changed: CriteriaSet,
) {
  const last = await findLast(services.db, scene);
  const before = last === undefined ? undefined : await readScene(services, last);
  return {
    changes: diffSets(scene.set.set, changed),
    findings: checkSet(changed, KNOWN_CODES),
    now: await tryRound(services.db, scene, changed),
    last: before === undefined ? null : await tryRound(services.db, before, changed),
  };
}

async function tryRound(
  db: Kysely<Database>,
  scene: RoundScene,
  changed: CriteriaSet,
): Promise<TriedRound> {
  const { round, set } = scene;
  const units = (await readRoundUnits(db, scene)).filter(({ submission }) => submission !== null);
  return {
    round: { id: round.id, name: round.name, year: round.year },
    names: Object.fromEntries(units.map(({ unitId, name }) => [unitId, name])),
    units: compareSets(compiledSet(set, round.year), compileSet(changed, round.year), {
      units: units.map(currentInputs),
      blocks: set.set.blocks.length > 0,
    }),
  };
}

async function findLast(db: Kysely<Database>, { round }: RoundScene): Promise<string | undefined> {
  const row = await db
    .selectFrom("scoring_round")
    .select("id")
    .where("root_id", "=", round.rootId)
    .where("year", "=", round.year - 1)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
