import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { previousDay } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";
import { applyChanges, begunBy, touchedBy, type UnitChange } from "@cchc/domain/unit/change";
import { versionsByUnit } from "@cchc/domain/unit/check";
import { treeAt, type UnitTree } from "@cchc/domain/unit/tree";
import { fullName, type Succession, type UnitVersion } from "@cchc/domain/unit/unit";
import { anyOf } from "../any-of.ts";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { countryId } from "./country.ts";
import { touchUnits } from "./revision.ts";
import { requireUnit } from "./scope.ts";

/** The trees of one list of versions, each built once. */
export type TreeOn = (day: Day) => UnitTree;

export function treesOf(versions: readonly UnitVersion[]): TreeOn {
  const trees = new Map<Day, UnitTree>();
  return (day) => {
    const tree = trees.get(day) ?? treeAt(versions, day);
    trees.set(day, tree);
    return tree;
  };
}

/**
 * Every unit that changes touch, and every unit that new ones come under, must lie within the
 * actor's reach on the day.
 * @throws Problem `not-found`
 */
export function requireChangeable(
  actor: Actor,
  treeOn: TreeOn,
  changes: readonly UnitChange[],
): void {
  const begun = new Set(changes.flatMap(begunBy).map(({ unitId }) => unitId));
  for (const change of changes) {
    const tree = treeOn(change.on);
    for (const unitId of [...touchedBy(change), ...parentsOf(change)]) {
      // What the same operation begins stands under something that was asked about.
      if (!begun.has(unitId) || tree.get(unitId) !== undefined) {
        requireUnit(actor, "unit.manage", tree, unitId);
      }
    }
  }
}

/**
 * Every unit that made changes touched lay within the actor's reach on the eve.
 * @throws Problem `not-found`
 */
export function requireMade(actor: Actor, treeOn: TreeOn, changes: readonly UnitChange[]): void {
  for (const change of changes) {
    const eve = treeOn(previousDay(change.on));
    for (const unitId of [...touchedBy(change), ...parentsOf(change)]) {
      const tree = eve.get(unitId) === undefined ? treeOn(change.on) : eve;
      requireUnit(actor, "unit.manage", tree, unitId);
    }
  }
}

/** Rows of one statement, and entries of the audit at once. */
const atOnce = 2000;

function chunksOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) =>
    all.slice(at * atOnce, (at + 1) * atOnce),
  );
}

/** Changes of the tree as it stands. */
export interface WantedChanges {
  readonly before: readonly UnitVersion[];
  readonly changes: readonly UnitChange[];
  /** What they say is made up; a unit that was once marked so stays marked in all that follows. */
  readonly illustration?: boolean;
}

/**
 * Writes changes of the tree, all or none: versions, successions and an audit entry each. Whether
 * they may be made is asked before.
 * @throws Problem `unit-change` with the first thing that stands in the way.
 */
export async function writeChanges(
  tx: Transaction<Database>,
  { before, changes, illustration = false }: WantedChanges,
  stamp: OperationStamp,
): Promise<{ changed: readonly string[]; successions: readonly Succession[] }> {
  const result = applyChanges(before, changes);
  if (!result.ok) {
    const [finding] = result.findings;
    throw new Problem("unit-change", { reason: finding?.sentence ?? "" });
  }
  await touchUnits(tx);
  const changed = changedUnits(before, result.versions);
  if (changed.size === 0) return { changed: [], successions: [] };
  const isIllustration = await readMarks(tx, changed, illustration);
  await tx.deleteFrom("unit_version").where("unit_id", "=", anyOf(changed)).execute();
  const rows = result.versions.flatMap((version) =>
    changed.has(version.unitId)
      ? {
          unit_id: version.unitId,
          from_day: version.from,
          to_day: version.to ?? null,
          kind: version.kind,
          type: version.type,
          code: version.code ?? null,
          name: version.name,
          search_key: searchKey(fullName(version)),
          parent_id: version.parentId ?? null,
          illustration: isIllustration(version),
        }
      : [],
  );
  for (const some of chunksOf(rows)) await tx.insertInto("unit_version").values(some).execute();
  const links = result.successions.map((link) => ({
    predecessor_id: link.predecessorId,
    successor_id: link.successorId,
    on_day: link.on,
    kind: link.kind,
    decision: link.decision ?? null,
    illustration,
  }));
  for (const some of chunksOf(links)) {
    await tx
      .insertInto("unit_succession")
      .values(some)
      // A unit renamed twice on one day carries on from itself once.
      .onConflict((c) => c.doNothing())
      .execute();
  }
  const standing = versionsByUnit(before);
  const entries = changes.map((change) => ({
    action: `unit.${change.kind}` as const,
    subject: subjectOf(change),
    before: standingOn(standing, change),
    after: change,
  }));
  for (const some of chunksOf(entries)) await appendAudit(tx, { ...stamp, unitId: "" }, some);
  return { changed: [...changed], successions: result.successions };
}

function subjectOf(change: UnitChange): string {
  return `unit/${change.kind === "found" ? change.unit.unitId : touchedBy(change).join("+")}`;
}

/** What a change found of the units it touches, on the eve of the operation; null where it founds one. */
function standingOn(
  before: ReadonlyMap<string, readonly UnitVersion[]>,
  change: UnitChange,
): readonly UnitVersion[] | null {
  const found = [...touchedBy(change)]
    .toSorted()
    .flatMap((unitId) => before.get(unitId) ?? [])
    .filter((version) => isThere(version, change.on));
  return found.length === 0 ? null : found;
}

/** Whether a version holds on a day or later: those are what a change from that day on can end. */
function isThere({ to }: UnitVersion, on: Day): boolean {
  return to === undefined || to >= on;
}

/** Which versions are made up: those marked before, all that follow a marked one, and new ones as told. */
async function readMarks(
  tx: Transaction<Database>,
  unitIds: ReadonlySet<string>,
  illustration: boolean,
): Promise<(version: UnitVersion) => boolean> {
  const marks = new Map<string, boolean>();
  const invented = new Set<string>();
  const rows = await tx
    .selectFrom("unit_version")
    .select(["unit_id", "from_day", "illustration"])
    .where("unit_id", "=", anyOf(unitIds))
    .execute();
  for (const row of rows) {
    marks.set(`${row.unit_id} ${row.from_day}`, row.illustration);
    if (row.illustration) invented.add(row.unit_id);
  }
  return ({ unitId, from }) =>
    marks.get(`${unitId} ${from}`) ?? (illustration || invented.has(unitId));
}

/** Where new units come to stand; one without a parent stands beside the country. */
function parentsOf(change: UnitChange): readonly string[] {
  return begunBy(change).map(({ parentId }) => parentId ?? countryId);
}

function changedUnits(
  before: readonly UnitVersion[],
  after: readonly UnitVersion[],
): ReadonlySet<string> {
  const old = textByUnit(before);
  return new Set(
    [...textByUnit(after)].flatMap(([unitId, text]) => (old.get(unitId) === text ? [] : unitId)),
  );
}

function textByUnit(versions: readonly UnitVersion[]): ReadonlyMap<string, string> {
  const byUnit = new Map<string, string>();
  for (const version of versions) {
    byUnit.set(version.unitId, `${byUnit.get(version.unitId) ?? ""}${JSON.stringify(version)}`);
  }
  return byUnit;
}
