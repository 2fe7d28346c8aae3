import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { InputValues } from "@cchc/domain/criteria/value";
import type { FedCodes } from "@cchc/domain/scoring/stating";
import type { Day } from "@cchc/domain/report/cell";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { countDeadlines, deadlineCodes } from "../scores/deadlines.ts";
import { fedCodesOf, hasFedQuota, readFed } from "../scores/feed.ts";
import { changedLeaves } from "../scores/load.ts";
import { countQuotas, quotaCodes } from "../scores/quotas.ts";
import { type AppraisedUnit, paperKey } from "./round-units.ts";

type StaleScene = Pick<RoundScene, "round" | "set" | "period"> & { readonly today: Day };

/**
 * The leaves of each unit whose grounds are no longer those that were handed in for scoring: figures
 * of the report, articles logged or confirmed, deadlines kept or missed, papers of the register.
 * Units without such leaves are left out. What was handed in stands: this only says where to look.
 * A fixed number of queries, whatever the number of units.
 */
export async function readStaleLeaves(
  db: Kysely<Database>,
  scene: StaleScene,
  units: readonly AppraisedUnit[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { round, set } = scene;
  const handedIn = units.filter(({ submission }) => submission !== null);
  if (handedIn.length === 0) return new Map();
  const compiled = compiledSet(set, round.year);
  const [now, papers] = await Promise.all([
    readNow(db, scene, handedIn),
    readChangedPapers(db, round.id, handedIn),
  ]);
  return new Map(
    handedIn.flatMap(({ unitId, values }) => {
      const fed = now.get(unitId);
      const moved = new Set(papers.get(unitId));
      if (fed !== undefined) {
        const before = only(values, fed.codes);
        for (const leaf of changedLeaves(compiled, before, only(fed.values, fed.codes))) {
          moved.add(leaf);
        }
      }
      const leaves = compiled.leaves.flatMap(({ code }) => (moved.has(code) ? [code] : []));
      return leaves.length === 0 ? [] : [[unitId, leaves] as const];
    }),
  );
}

/** What the program would feed a unit now. */
interface Now {
  readonly values: InputValues;
  /** The codes that it answers for. */
  readonly codes: FedCodes;
}

/** The figures of a report that nobody wrote to since are those handed in: it is not read again. */
async function readNow(
  db: Kysely<Database>,
  { period, today }: StaleScene,
  units: readonly AppraisedUnit[],
): Promise<ReadonlyMap<string, Now>> {
  const changed = units.flatMap((unit) => (unit.reportChanged ? [unit.unitId] : []));
  const same = units.flatMap((unit) => (unit.reportChanged ? [] : [unit.unitId]));
  const [fed, deadlines, quotas] = await Promise.all([
    changed.length === 0 ? undefined : readFed(db, { period, today }, changed),
    same.length === 0 ? undefined : countDeadlines(db, { period, today }, same),
    same.length === 0 ? undefined : countQuotas(db, period, same),
  ]);
  const now = new Map<string, Now>();
  for (const [unitId, { values }] of fed ?? []) {
    now.set(unitId, { values, codes: fedCodesOf(period, hasFedQuota(values)) });
  }
  for (const unitId of same) {
    const quota = quotas?.get(unitId);
    const codes = new Set<string>([...deadlineCodes, ...(quota === undefined ? [] : quotaCodes)]);
    now.set(unitId, { values: { ...deadlines?.get(unitId), ...quota }, codes });
  }
  return now;
}

/** Leaves of which a paper that was handed in has been written to in the register since. */
async function readChangedPapers(
  db: Kysely<Database>,
  roundId: string,
  units: readonly AppraisedUnit[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom("score_evidence as evidence")
    .innerJoin("document", "document.id", "evidence.document_id")
    .innerJoin("score", (join) =>
      join
        .onRef("score.round_id", "=", "evidence.round_id")
        .onRef("score.unit_id", "=", "evidence.unit_id"),
    )
    .innerJoin("score_submission as submission", "submission.id", "score.submission_id")
    .select(["evidence.unit_id as unitId", "evidence.leaf_code as leaf", "evidence.document_id"])
    .where("evidence.round_id", "=", roundId)
    .whereRef("document.updated_at", ">", "submission.submitted_at")
    .execute();
  const cited = new Map(units.map(({ unitId, submission }) => [unitId, submission?.papers]));
  const leaves = new Map<string, string[]>();
  for (const { unitId, leaf, document_id: documentId } of rows) {
    if (cited.get(unitId)?.has(paperKey({ leaf, documentId })) !== true) continue;
    const own = leaves.get(unitId);
    if (own === undefined) leaves.set(unitId, [leaf]);
    else own.push(leaf);
  }
  return leaves;
}

function only(values: InputValues, codes: FedCodes): InputValues {
  return Object.fromEntries(Object.entries(values).filter(([code]) => codes.has(code)));
}
