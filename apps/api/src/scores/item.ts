import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { type Leaf, leavesOf } from "@cchc/domain/criteria/set";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { type Cited, readCited, replaceEvidence, sameCited } from "./cited.ts";
import { lockScore, requireItemOpen, requireScoring } from "./lock.ts";
import {
  type Evidence,
  readEvidence,
  readItems,
  type ScoreAddress,
  type StoredItem,
} from "./queries.ts";
import { stateOf, touch } from "./save.ts";

/** What the unit writes beside one leaf. Members left out stay as they are. */
export interface ItemWrite {
  readonly leaf: string;
  /** What of {@link StoredItem.ownVersion} the writer saw; 0 for none. Time alone needs none. */
  readonly version: number;
  /** Explanation for the appraiser; empty takes it back. */
  readonly note?: string | undefined;
  /** Answer to a returned item; the item then waits for the appraiser again. */
  readonly reply?: string | undefined;
  /** Seconds spent on the leaf since the last write. */
  readonly seconds?: number | undefined;
  /** All papers of the leaf, in place of those before. */
  readonly evidence?: readonly Cited[] | undefined;
}

/** What stands beside a leaf, and who wrote it last. */
export interface OwnItem {
  readonly leaf: string;
  readonly version: number;
  readonly note: string | null;
  readonly reply: string | null;
  readonly papers: readonly Evidence[];
  /** By name. */
  readonly by: string;
  readonly at: Date;
}

export interface ItemSaved {
  readonly saved: readonly { readonly leaf: string; readonly version: number }[];
  /** Somebody else was first: what stands there now. Nothing of this write was taken. */
  readonly conflicts: readonly OwnItem[];
  readonly at: Date;
}

/** The leaf of that code. @throws Problem `not-found` */
export function leafOf({ set }: Pick<RoundTarget, "set">, code: string): Leaf {
  const leaf = leavesOf(set.set).find((one) => one.code === code);
  if (leaf === undefined) throw new Problem("not-found", {});
  return leaf;
}

/**
 * Writes note, evidence, reply and time of one leaf; see {@link saveItems}.
 * @throws Problem as there.
 */
export async function saveItem(
  tx: Transaction<Database>,
  { target, write }: { readonly target: RoundTarget; readonly write: ItemWrite },
  stamp: OperationStamp,
): Promise<ItemSaved> {
  return saveItems(tx, { target, writes: [write] }, stamp);
}

/**
 * Writes note, evidence, reply and time of leaves, each named once, in a fixed number of statements.
 * What says nothing new is not written: time alone leaves no trace in the history and disturbs nobody
 * who has the leaf open.
 * @throws Problem `wrong-state`, `round-closed`, `item-locked`, `not-found` for a paper of another
 *   unit's register, or one that was taken out of it and did not stand here before.
 */
export async function saveItems(
  tx: Transaction<Database>,
  { target, writes }: { readonly target: RoundTarget; readonly writes: readonly ItemWrite[] },
  stamp: OperationStamp,
): Promise<ItemSaved> {
  const { round, unitId } = target;
  const address = { roundId: round.id, unitId };
  const leaves = writes.map((write) => leafOf(target, write.leaf));
  const score = await lockScore(tx, target, stamp);
  const items = await readItems(tx, address);
  requireScoring(target, score, { items, stamp });
  const cited = await readCited(tx, address, writes);
  const wanted = leaves.flatMap((leaf, at): Wanted[] => {
    const write = writes[at];
    if (write === undefined) return [];
    const state = stateOf(items, leaf.code);
    requireItemOpen(score, leaf, state);
    if (write.reply !== undefined && state !== "returned") {
      throw new Problem("item-locked", { label: `${leaf.code} ${leaf.label}` });
    }
    const before = items.find((item) => item.leaf === leaf.code);
    return [wantedOf(write, before, cited.get(leaf.code) ?? [])];
  });
  const clashing = wanted.filter(
    ({ saysNew, stands, write }) => saysNew && stands !== write.version,
  );
  const accepted = wanted.filter((one) => !clashing.includes(one));
  const fresh = accepted.filter(({ saysNew }) => saysNew);
  await writeItems(tx, { address, wanted: accepted }, stamp);
  if (fresh.length > 0) {
    await replaceEvidence(
      tx,
      address,
      fresh.map(({ write, cited: stood }) => ({
        leaf: write.leaf,
        evidence: write.evidence,
        stood,
      })),
    );
    await touch(tx, address, stamp);
    await appendAudit(
      tx,
      { ...stamp, unitId },
      fresh.map(({ write, before, note, reply, cited: stood }) => ({
        action: "score.item",
        subject: `score-item/${round.id}/${write.leaf}`,
        before: {
          note: before?.note ?? null,
          reply: before?.reply ?? null,
          evidence: write.evidence && stood,
        },
        after: { note, reply, evidence: write.evidence },
      })),
    );
  }
  const conflicts: OwnItem[] = [];
  for (const { write } of clashing) conflicts.push(await readOwn(tx, address, write.leaf));
  return {
    saved: accepted.map(({ write, saysNew, stands }) => ({
      leaf: write.leaf,
      version: saysNew ? stands + 1 : stands,
    })),
    conflicts,
    at: stamp.at,
  };
}

/** A write beside what stands there. */
interface Wanted {
  readonly write: ItemWrite;
  readonly before: StoredItem | undefined;
  readonly cited: readonly Cited[];
  readonly note: string | null;
  readonly reply: string | null;
  readonly saysNew: boolean;
  /** The version of what the unit wrote that stands there. */
  readonly stands: number;
}

function wantedOf(
  write: ItemWrite,
  before: StoredItem | undefined,
  cited: readonly Cited[],
): Wanted {
  const stood = before?.note ?? null;
  const note = write.note === undefined ? stood : write.note === "" ? null : write.note;
  const reply = write.reply ?? before?.reply ?? null;
  const { evidence } = write;
  const saysNew =
    note !== stood ||
    reply !== (before?.reply ?? null) ||
    (evidence !== undefined && !sameCited(cited, evidence));
  return { write, before, cited, note, reply, saysNew, stands: before?.ownVersion ?? 0 };
}

async function writeItems(
  tx: Transaction<Database>,
  { address, wanted }: { readonly address: ScoreAddress; readonly wanted: readonly Wanted[] },
  stamp: OperationStamp,
): Promise<void> {
  const rowOf = ({ write, note, reply }: Wanted) => ({
    round_id: address.roundId,
    unit_id: address.unitId,
    leaf_code: write.leaf,
    state: "open" as const,
    note,
    reply,
    version: 1,
    seconds: write.seconds ?? 0,
  });
  const own = { own_version: 1, own_by: stamp.userId, own_at: stamp.at };
  const fresh = wanted.filter(({ saysNew }) => saysNew);
  const timed = wanted.filter(({ saysNew }) => !saysNew);
  if (fresh.length > 0) {
    await tx
      .insertInto("score_item")
      .values(fresh.map((one) => ({ ...rowOf(one), ...own })))
      .onConflict((c) =>
        c.columns(["round_id", "leaf_code", "unit_id"]).doUpdateSet((eb) => ({
          seconds: eb("score_item.seconds", "+", eb.ref("excluded.seconds")),
          note: eb.ref("excluded.note"),
          reply: eb.ref("excluded.reply"),
          version: eb("score_item.version", "+", 1),
          own_version: eb("score_item.own_version", "+", 1),
          own_by: eb.ref("excluded.own_by"),
          own_at: eb.ref("excluded.own_at"),
        })),
      )
      .execute();
  }
  if (timed.length > 0) {
    await tx
      .insertInto("score_item")
      .values(timed.map(rowOf))
      .onConflict((c) =>
        c.columns(["round_id", "leaf_code", "unit_id"]).doUpdateSet((eb) => ({
          seconds: eb("score_item.seconds", "+", eb.ref("excluded.seconds")),
        })),
      )
      .execute();
  }
}

/** What stands beside a leaf that somebody else wrote. */
async function readOwn(
  tx: Transaction<Database>,
  { roundId, unitId }: ScoreAddress,
  leaf: string,
): Promise<OwnItem> {
  const row = await tx
    .selectFrom("score_item")
    .leftJoin("auth_user", "auth_user.id", "score_item.own_by")
    .select(["note", "reply", "own_version", "own_by", "own_at", "auth_user.name as by"])
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .where("leaf_code", "=", leaf)
    .executeTakeFirstOrThrow(() => new Problem("bad-input", {}));
  if (row.own_by === null || row.own_at === null) throw new Problem("bad-input", {});
  return {
    leaf,
    version: row.own_version,
    note: row.note,
    reply: row.reply,
    papers: await readEvidence(tx, { roundId, unitId, leaf }),
    by: row.by ?? row.own_by,
    at: row.own_at,
  };
}
