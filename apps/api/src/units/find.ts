import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { previousDay } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";
import { differencesOf, type UnitDifference } from "@cchc/domain/unit/difference";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import type { Services } from "../services.ts";
import { holds, scopeRoots } from "./scope.ts";

/** Most units found at once. */
const most = 60;

function literal(word: string): string {
  return word.replaceAll(/[\\%_]/g, "\\$&");
}

/**
 * Units by a name or code they ever had, with or without diacritics, in the person's reach on the
 * last day of that name; with what they are or became.
 */
export async function findUnits(
  { db, trees }: Pick<Services, "db" | "trees">,
  actor: Actor,
  { text, today }: { readonly text: string; readonly today: Day },
) {
  const words = searchKey(text).split(" ").filter(Boolean);
  if (words.length === 0) return { found: [], more: false };
  const revision = await trees.revision();
  const rows = await named(db, words, text.trim());
  const found = [];
  for (const row of rows) {
    const last = row.to_day === null || row.to_day > today ? today : row.to_day;
    const day = last < row.from_day ? row.from_day : last;
    const tree = await trees.at(day, revision);
    if (!holds(actor, "unit.read", tree, row.unit_id)) continue;
    found.push({
      id: row.unit_id,
      name: fullName(row),
      code: row.code,
      from: row.from_day,
      to: row.to_day,
      /** A day on which it went by this name. */
      day,
      place: tree.ancestors(row.unit_id).map(fullName).slice(0, -1).join(", "),
      into: await intoOf(trees, row.unit_id, { day: row.to_day, revision }),
    });
    if (found.length > most) break;
  }
  return { found: found.slice(0, most), more: found.length > most };
}

function named(db: Kysely<Database>, words: readonly string[], code: string) {
  return db
    .selectFrom("unit_version")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and(words.map((word) => eb("search_key", "like", `%${literal(word)}%`))),
        eb("code", "=", code),
      ]),
    )
    .orderBy("search_key")
    .orderBy("from_day")
    .limit(300)
    .execute();
}

/** The full names of what an ended unit became the day after its last one. */
async function intoOf(
  trees: Services["trees"],
  unitId: string,
  { day, revision }: { readonly day: Day | null; readonly revision: number },
) {
  if (day === null) return [];
  const successions = await trees.successions(revision);
  const next = successions.filter(
    ({ predecessorId, successorId, on }) =>
      predecessorId === unitId && successorId !== unitId && previousDay(on) === day,
  );
  return Promise.all(
    next.map(async ({ successorId, on }) => {
      const unit = (await trees.at(on, revision)).get(successorId);
      return { id: successorId, on, name: unit === undefined ? successorId : fullName(unit) };
    }),
  );
}

/** What is different between two days, of the units in the person's reach on either. */
export async function compareDays(
  { trees }: Pick<Services, "trees">,
  actor: Actor,
  { from, to }: { readonly from: Day; readonly to: Day },
) {
  const revision = await trees.revision();
  const [before, after] = [await trees.at(from, revision), await trees.at(to, revision)];
  const successions = await trees.successions(revision);
  const differences = differencesOf(before, after, successions);
  const inReach = reachOn(actor, before);
  const inReachAfter = reachOn(actor, after);
  const nameOf = (unitId: string): string => {
    const unit = after.get(unitId) ?? before.get(unitId);
    return unit === undefined ? unitId : fullName(unit);
  };
  const placeOf = (tree: typeof before, parentId: string | undefined): string | null => {
    const parent = parentId === undefined ? undefined : tree.get(parentId);
    return parent === undefined ? null : fullName(parent);
  };
  const seen = differences.filter(({ unitId }) => inReach(unitId) || inReachAfter(unitId));
  return {
    counts: countKinds(seen),
    sizes: { before: countIn(before, inReach), after: countIn(after, inReachAfter) },
    differences: seen.map((one) => ({
      id: one.unitId,
      kind: one.kind,
      changed: one.changed,
      before: one.before === undefined ? null : fullName(one.before),
      after: one.after === undefined ? null : fullName(one.after),
      level: (one.after ?? one.before)?.kind ?? "commune",
      place: placeOf(after, one.after?.parentId),
      placeBefore: placeOf(before, one.before?.parentId),
      from: one.from.map((id) => ({ id, name: nameOf(id) })),
      into: one.into.map((id) => ({ id, name: nameOf(id) })),
    })),
  };
}

type Tree = Awaited<ReturnType<Services["trees"]["at"]>>;

function reachOn(actor: Actor, tree: Tree): (unitId: string) => boolean {
  const ids = new Set<string>();
  for (const root of scopeRoots(actor, "unit.read", tree)) {
    ids.add(root);
    for (const unit of tree.descendants(root)) ids.add(unit.unitId);
  }
  return (unitId) => ids.has(unitId);
}

function countIn(tree: Tree, inReach: (unitId: string) => boolean) {
  const counts = { province: 0, district: 0, commune: 0 };
  for (const { unitId, kind } of tree) {
    if (kind !== "province" && kind !== "district" && kind !== "commune") continue;
    if (inReach(unitId)) counts[kind] += 1;
  }
  return counts;
}

function countKinds(differences: readonly UnitDifference[]) {
  const counts = { new: 0, ended: 0, changed: 0 };
  for (const { kind } of differences) counts[kind] += 1;
  return counts;
}
