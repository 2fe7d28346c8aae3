import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { searchKey } from "@cchc/domain/text/search-key";
import { applyChanges, type NewUnit, type UnitChange } from "@cchc/domain/unit/change";
import { treeAt } from "@cchc/domain/unit/tree";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { countryId } from "./country.ts";
import { readVersions } from "./queries.ts";
import { touchUnits } from "./revision.ts";
import { requireUnit } from "./scope.ts";

/**
 * Changes the tree from a day on. Every unit touched, and every unit that new ones come under, must
 * lie within the actor's reach on that day.
 * @throws Problem `not-found`, or `tree-findings` with the first thing that stands in the way.
 */
export async function changeUnits(
  tx: Transaction<Database>,
  actor: Actor,
  changes: readonly UnitChange[],
  stamp: OperationStamp,
): Promise<{ changed: readonly string[] }> {
  // Takes the revision's row first: two changes of the tree follow one another.
  await touchUnits(tx);
  const before = await readVersions(tx);
  for (const change of changes) {
    const tree = treeAt(before, change.on);
    for (const unitId of [...touchedBy(change), ...parentsOf(change)]) {
      requireUnit(actor, "unit.manage", tree, unitId);
    }
  }
  return writeChanges(tx, before, changes, stamp);
}

/**
 * The same for the demo and the command line, whose reach is everything. `illustration`: what the
 * changes say is made up; a unit that was once marked so stays marked in all that follows.
 */
export async function writeChanges(
  tx: Transaction<Database>,
  before: readonly UnitVersion[],
  changes: readonly UnitChange[],
  stamp: OperationStamp,
  illustration: boolean = false,
): Promise<{ changed: readonly string[] }> {
  const result = applyChanges(before, changes);
  if (!result.ok) {
    const [finding] = result.findings;
    throw new Problem("unit-change", { reason: finding?.sentence ?? "" });
  }
  await touchUnits(tx);
  const changed = changedUnits(before, result.versions);
  if (changed.length === 0) return { changed };
  const isIllustration = await readMarks(tx, changed, illustration);
  await tx.deleteFrom("unit_version").where("unit_id", "in", changed).execute();
  await tx
    .insertInto("unit_version")
    .values(
      result.versions
        .filter((version) => changed.includes(version.unitId))
        .map((version) => ({
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
        })),
    )
    .execute();
  if (result.successions.length > 0) {
    await tx
      .insertInto("unit_succession")
      .values(
        result.successions.map((link) => ({
          predecessor_id: link.predecessorId,
          successor_id: link.successorId,
          on_day: link.on,
          kind: link.kind,
          decision: link.decision ?? null,
          illustration,
        })),
      )
      // A unit renamed twice on one day carries on from itself once.
      .onConflict((c) => c.doNothing())
      .execute();
  }
  await appendAudit(
    tx,
    { ...stamp, unitId: "" },
    changes.map((change) => ({
      action: `unit.${change.kind}`,
      subject: `unit/${change.kind === "found" ? change.unit.unitId : touchedBy(change).join("+")}`,
      before: standing(before, change),
      after: change,
    })),
  );
  return { changed };
}

/** What a change found of the units it touches, on the eve of the operation; null where it founds one. */
function standing(
  before: readonly UnitVersion[],
  change: UnitChange,
): readonly UnitVersion[] | null {
  const touched = touchedBy(change);
  const found = before.filter(
    (version) => touched.includes(version.unitId) && isThere(version, change.on),
  );
  return found.length === 0 ? null : found;
}

/** Whether a version holds on a day or later: those are what a change from that day on can end. */
function isThere({ to }: UnitVersion, on: Day): boolean {
  return to === undefined || to >= on;
}

/** Which versions are made up: those marked before, all that follow a marked one, and new ones as told. */
async function readMarks(
  tx: Transaction<Database>,
  unitIds: readonly string[],
  illustration: boolean,
): Promise<(version: UnitVersion) => boolean> {
  const marks = new Map<string, boolean>();
  const invented = new Set<string>();
  if (unitIds.length > 0) {
    const rows = await tx
      .selectFrom("unit_version")
      .select(["unit_id", "from_day", "illustration"])
      .where("unit_id", "in", unitIds)
      .execute();
    for (const row of rows) {
      marks.set(`${row.unit_id} ${row.from_day}`, row.illustration);
      if (row.illustration) invented.add(row.unit_id);
    }
  }
  return ({ unitId, from }) =>
    marks.get(`${unitId} ${from}`) ?? (illustration || invented.has(unitId));
}

/** Where new units come to stand; one without a parent stands beside the country. */
function parentsOf(change: UnitChange): readonly string[] {
  const parentOf = ({ parentId }: NewUnit): string => parentId ?? countryId;
  switch (change.kind) {
    case "found":
      return [parentOf(change.unit)];
    case "merge":
      return [parentOf(change.into)];
    case "split":
      return change.into.map(parentOf);
    case "move":
    case "rename":
    case "abolish":
      return [];
  }
}

/** The units that exist already and are changed. */
function touchedBy(change: UnitChange): readonly string[] {
  switch (change.kind) {
    case "found":
      return [];
    case "merge":
      return change.unitIds;
    case "move":
      return [change.unitId, change.parentId];
    case "split":
    case "rename":
    case "abolish":
      return [change.unitId];
  }
}

function changedUnits(
  before: readonly UnitVersion[],
  after: readonly UnitVersion[],
): readonly string[] {
  const old = textByUnit(before);
  return [...textByUnit(after)].flatMap(([unitId, text]) =>
    old.get(unitId) === text ? [] : unitId,
  );
}

function textByUnit(versions: readonly UnitVersion[]): ReadonlyMap<string, string> {
  const byUnit = new Map<string, string>();
  for (const version of versions) {
    byUnit.set(version.unitId, `${byUnit.get(version.unitId) ?? ""}${JSON.stringify(version)}`);
  }
  return byUnit;
}
