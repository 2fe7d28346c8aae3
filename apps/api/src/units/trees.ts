import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { treeAt, type UnitTree } from "@cchc/domain/unit/tree";
import type { ReviewRule } from "@cchc/domain/unit/review";
import type { UnitVersion } from "@cchc/domain/unit/unit";
import { readReviewRules, readVersions } from "./queries.ts";
import { Kinship } from "./related.ts";

/** The tree of any day, kept in memory until a unit changes, whichever process changed it. */
export interface UnitTrees {
  /** `revision`: that of the units, where the caller has just read it (0: none). */
  at(day: Day, revision?: number): Promise<UnitTree>;
  /** Which level reviews below which root, of all times; kept like the trees. */
  reviewRules(revision?: number): Promise<readonly ReviewRule[]>;
  /** Who ever stood above or below whom. */
  kinship(revision?: number): Promise<Kinship>;
  /** Counts the changes of the units; read once by whoever asks for the trees of many days. */
  revision(): Promise<number>;
}

/** Days whose trees are kept at once; a server reads a few periods, not every day. */
const kept = 24;

export function createUnitTrees(db: Kysely<Database>): UnitTrees {
  let revision = -1;
  let versions: readonly UnitVersion[] = [];
  let rules: readonly ReviewRule[] = [];
  let kinship = new Kinship([]);
  const trees = new Map<Day, UnitTree>();
  const refresh = async (read: number | undefined): Promise<void> => {
    const current = read ?? (await readRevision(db));
    if (current === revision) return;
    [versions, rules] = await Promise.all([readVersions(db), readReviewRules(db)]);
    kinship = new Kinship(versions);
    revision = current;
    trees.clear();
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

async function readRevision(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom("revision")
    .select("n")
    .where("name", "=", "units")
    .executeTakeFirst();
  return row === undefined ? 0 : row.n;
}
