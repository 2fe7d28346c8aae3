import type { Kysely, Selectable } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { CriteriaSetTable } from "@cchc/db/scoring-schema";
import { BUILT_IN_SETS } from "@cchc/domain/criteria/catalogue";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { canonicalText } from "@cchc/domain/scoring/canonical";
import { type CompiledSet, compileSet } from "@cchc/domain/scoring/compile";
import { sha256 } from "../canonical.ts";
import { Problem } from "../problem.ts";

/** One version of a set as it is kept, with what is said about it. */
export interface StoredSet {
  readonly set: CriteriaSet;
  /** SHA-256 of the set's canonical text, the same that receipts carry. */
  readonly hash: string;
  readonly status: "draft" | "issued";
  /** It comes with the program and belongs to nobody. */
  readonly builtIn: boolean;
  /** What changed against the version before, in words of the decision. */
  readonly note: string;
  /** The unit whose reviewers keep the set; null for a built-in one. */
  readonly ownerId: string | null;
  /** Grows with every write while it is a draft; 0 for a built-in one. */
  readonly revision: number;
  readonly updatedBy: string | null;
  readonly updatedAt: Date | null;
}

/** A version of a set by its two names. */
export interface SetAddress {
  readonly id: string;
  readonly version: number;
}

const BUILT_IN: readonly StoredSet[] = BUILT_IN_SETS.map((set) => ({
  set,
  hash: sha256(canonicalText(set)),
  status: "issued",
  builtIn: true,
  note: "",
  ownerId: null,
  revision: 0,
  updatedBy: null,
  updatedAt: null,
}));

/** Whether a set id is one of the program's own and can be nobody else's. */
export function isBuiltIn(id: string): boolean {
  return BUILT_IN_SETS.some((set) => set.id === id);
}

/** Keeps the last so many values by key; the one unused longest leaves first. */
class Kept<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.put(key, value);
    return value;
  }

  put(key: string, value: Value): Value {
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}

// What a hash names never changes, so none of these can grow old.
const parsed = new Kept<CriteriaSet>(64);
const issued = new Kept<StoredSet>(64);
const compiled = new Kept<CompiledSet>(64);

function parseContent(content: string): CriteriaSet {
  // Only what passed the schema is ever written.
  const parse: (text: string) => CriteriaSet = JSON.parse;
  return parse(content);
}

function toStored(row: Selectable<CriteriaSetTable>): StoredSet {
  return {
    set: parsed.get(row.hash) ?? parsed.put(row.hash, parseContent(row.content)),
    hash: row.hash,
    status: row.status,
    builtIn: false,
    note: row.note,
    ownerId: row.owner_id,
    revision: row.revision,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}

/** Every version of every set, the program's own first, then by id and latest version first. */
export async function readSets(db: Kysely<Database>): Promise<readonly StoredSet[]> {
  const rows = await db
    .selectFrom("criteria_set")
    .selectAll()
    .orderBy("id")
    .orderBy("version", "desc")
    .execute();
  return [...BUILT_IN, ...rows.map(toStored)];
}

/**
 * One version of a set, whoever may see it.
 * @throws Problem `not-found`
 */
export async function readSet(
  db: Kysely<Database>,
  { id, version }: SetAddress,
): Promise<StoredSet> {
  const found = BUILT_IN.find(({ set }) => set.id === id && set.version === version);
  if (found !== undefined) return found;
  const row = await db
    .selectFrom("criteria_set")
    .selectAll()
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  return toStored(row);
}

/**
 * The issued version that a round goes by; it never changes, so most often no query is needed.
 * @throws Problem `not-found`
 */
export async function readIssued(
  db: Kysely<Database>,
  { hash, ...address }: SetAddress & { readonly hash: string },
): Promise<StoredSet> {
  const known = issued.get(hash);
  if (known !== undefined) return known;
  const stored = await readSet(db, address);
  if (stored.status !== "issued" || stored.hash !== hash) throw new Problem("not-found", {});
  return issued.put(hash, stored);
}

/** The set made ready for one year; kept, because making it ready is the costly part. */
export function compiledSet({ set, hash }: StoredSet, year?: number): CompiledSet {
  const key = `${hash} ${year ?? ""}`;
  return compiled.get(key) ?? compiled.put(key, compileSet(set, year));
}
