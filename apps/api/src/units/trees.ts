import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { treeAt, type UnitTree } from "@cchc/domain/unit/tree";
import { custodians } from "@cchc/domain/unit/custody";
import { ownNames } from "@cchc/domain/unit/names";
import type { ReviewRule } from "@cchc/domain/unit/review";
import type { Succession, UnitVersion } from "@cchc/domain/unit/unit";
import { readAllSuccessions, readReviewRules, readVersions } from "./queries.ts";
import { Kinship } from "./related.ts";

/** The tree of any day, kept in memory until a unit changes, whichever process changed it. */
export interface UnitTrees {
  /** `revision`: that of the units, where the caller has just read it (0: none). */
  at(day: Day, revision?: number): Promise<UnitTree>;
  /** Which level reviews below which root, of all times; kept like the trees. */
  reviewRules(revision?: number): Promise<readonly ReviewRule[]>;
  /** Who ever stood above or below whom. */
  kinship(revision?: number): Promise<Kinship>;
  /** Which unit continues which, of all times. */
  successions(revision?: number): Promise<readonly Succession[]>;
  /** Every name that a unit ever had, and those of the units that went into it. */
  names(unitId: string, revision?: number): Promise<readonly string[]>;
  /** The provinces and districts that ended before a day, by the unit that took over from them. */
  left(day: Day, revision?: number): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Counts the changes of the units; read once by whoever asks for the trees of many days. */
  revision(): Promise<number>;
}

/** Days whose trees are kept at once; a server reads a few periods, not every day. */
const kept = 24;

export function createUnitTrees(db: Kysely<Database>): UnitTrees {
  let revision = -1;
  let versions: readonly UnitVersion[] = [];
  let rules: readonly ReviewRule[] = [];
  let successions: readonly Succession[] = [];
  let kinship = new Kinship([]);
  const trees = new Map<Day, UnitTree>();
  const left = new Map<Day, ReadonlyMap<string, readonly string[]>>();
  const refresh = async (read: number | undefined): Promise<void> => {
    const current = read ?? (await readRevision(db));
    if (current === revision) return;
    [versions, rules, successions] = await Promise.all([
      readVersions(db),
      readReviewRules(db),
      readAllSuccessions(db),
    ]);
    kinship = new Kinship(versions);
    revision = current;
    trees.clear();
    left.clear();
  };
  return {
    revision: () => readRevision(db),
    async reviewRules(read) {
      await refresh(read);
      return rules;
    },
    async kinship(read) {
      await refresh(read);
      return kinship;
    },
    async successions(read) {
      await refresh(read);
      return successions;
    },
    async names(unitId, read) {
      await refresh(read);
      return ownNames(versions, successions, unitId);
    },
    async left(day, read) {
      await refresh(read);
      const known = left.get(day);
      if (known !== undefined) return known;
      const found = leftBehind(versions, successions, day);
      // One day is asked for at a time: today.
      left.clear();
      left.set(day, found);
      return found;
    },
    async at(day, read) {
      await refresh(read);
      const known = trees.get(day);
      if (known !== undefined) return known;
      const tree = treeAt(versions, day);
      const [oldest] = trees.keys();
      if (trees.size >= kept && oldest !== undefined) trees.delete(oldest);
      trees.set(day, tree);
      return tree;
    },
  };
}

function leftBehind(
  versions: readonly UnitVersion[],
  successions: readonly Succession[],
  day: Day,
): ReadonlyMap<string, readonly string[]> {
  const custodian = custodians(versions, successions, day);
  const found = new Map<string, string[]>();
  const above = versions.filter(({ kind }) => kind === "province" || kind === "district");
  for (const unitId of new Set(above.map((version) => version.unitId))) {
    const holder = custodian(unitId);
    if (holder === undefined || holder === unitId) continue;
    const known = found.get(holder);
    if (known === undefined) found.set(holder, [unitId]);
    else known.push(unitId);
  }
  return found;
}

async function readRevision(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom("revision")
    .select("n")
    .where("name", "=", "units")
    .executeTakeFirst();
  return row === undefined ? 0 : row.n;
}
