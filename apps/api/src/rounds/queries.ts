import type { Kysely, Selectable } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoringRoundTable } from "@cchc/db/scoring-schema";
import type { Permission } from "@cchc/domain/access/permissions";
import { expectedSubmitters } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import { reviewerOf } from "@cchc/domain/unit/review";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { UnitVersion } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { readIssued, type StoredSet } from "../criteria/queries.ts";
import { readPeriod, type StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { requireUnit } from "../units/scope.ts";

/** One year's scoring below a unit, as it is kept. */
export interface StoredRound {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly setId: string;
  readonly setVersion: number;
  /** Hash of the set as it was when the round was opened. */
  readonly setHash: string;
  readonly rootId: string;
  /** The report whose figures feed the criteria. */
  readonly periodId: string;
  readonly selfDue: Day;
  readonly appraisalDue: Day;
  readonly illustration: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** A round with its set and period, and the tree in which it is always read. */
export interface RoundScene {
  readonly round: StoredRound;
  readonly set: StoredSet;
  readonly period: StoredPeriod;
  /** The tree of the period's last day. */
  readonly tree: UnitTree;
}

/** One unit's score within its round. */
export interface RoundTarget extends RoundScene {
  readonly unitId: string;
  readonly unit: UnitVersion;
  /** The unit that reviews this one on that day; absent where no rule names one. */
  readonly reviewer: UnitVersion | undefined;
}

export interface RoundAddress {
  readonly roundId: string;
  readonly unitId: string;
}

function toRound(row: Selectable<ScoringRoundTable>): StoredRound {
  return {
    id: row.id,
    name: row.name,
    year: row.year,
    setId: row.set_id,
    setVersion: row.set_version,
    setHash: row.set_hash,
    rootId: row.root_id,
    periodId: row.period_id,
    selfDue: row.self_due,
    appraisalDue: row.appraisal_due,
    illustration: row.illustration,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

/** @throws Problem `not-found` */
export async function readRound(db: Kysely<Database>, roundId: string): Promise<StoredRound> {
  const row = await db
    .selectFrom("scoring_round")
    .selectAll()
    .where("id", "=", roundId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  return toRound(row);
}

/** Every round, latest year first. */
export async function readRounds(db: Kysely<Database>): Promise<StoredRound[]> {
  const rows = await db
    .selectFrom("scoring_round")
    .selectAll()
    .orderBy("year", "desc")
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(toRound);
}

/** What a round is read in. @throws Problem `not-found` */
export async function readScene(
  { db, trees }: Pick<Services, "db" | "trees">,
  roundId: string,
): Promise<RoundScene> {
  const round = await readRound(db, roundId);
  const [period, set] = await Promise.all([
    readPeriod(db, round.periodId),
    readIssued(db, { id: round.setId, version: round.setVersion, hash: round.setHash }),
  ]);
  return { round, set, period, tree: await trees.at(period.to) };
}

/** Whether a unit is one of those that a round scores. */
export function takesPart(
  { round, set, tree }: Pick<RoundScene, "round" | "set" | "tree">,
  unitId: string,
): boolean {
  const { rootId } = round;
  const below = unitId === rootId || tree.ancestors(unitId).some((one) => one.unitId === rootId);
  return below && tree.get(unitId)?.kind === set.set.unitKind;
}

/**
 * Finds a unit's score and its surroundings for somebody who holds the permission there.
 * @throws Problem `not-found` where the round or the unit is unknown, not scored or out of scope.
 */
export async function roundTarget(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  permission: Permission,
  { roundId, unitId }: RoundAddress,
): Promise<RoundTarget> {
  const scene = await readScene(services, roundId);
  requireUnit(actor, permission, scene.tree, unitId);
  const unit = scene.tree.get(unitId);
  if (unit === undefined || !takesPart(scene, unitId)) throw new Problem("not-found", {});
  const reviewer = reviewerOf(scene.tree, unitId, await services.trees.reviewRules());
  return { ...scene, unitId, unit, reviewer };
}

/**
 * The round for somebody who holds the permission on its whole root.
 * @throws Problem `not-found`
 */
export async function roundScene(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  permission: Permission,
  roundId: string,
): Promise<RoundScene> {
  const scene = await readScene(services, roundId);
  requireUnit(actor, permission, scene.tree, scene.round.rootId);
  return scene;
}

/** The units that a round scores, in Vietnamese order. */
export function roundUnits({
  round,
  set,
  tree,
}: Pick<RoundScene, "round" | "set" | "tree">): readonly UnitVersion[] {
  return expectedSubmitters(tree, round.rootId, set.set.unitKind);
}
