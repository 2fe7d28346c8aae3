import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { type Leaf, leavesOf } from "@cchc/domain/criteria/set";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { lockScore, requireItemOpen, requireScoring } from "./lock.ts";
import { type Evidence, readEvidence, readItems, type ScoreAddress } from "./queries.ts";
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

type Cited = Pick<Evidence, "documentId" | "pageNote">;

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
 * Writes note, evidence, reply and time of one leaf. What says nothing new is not written: time alone
 * leaves no trace in the history and disturbs nobody who has the leaf open.
 * @throws Problem `wrong-state`, `round-closed`, `item-locked`, `not-found` for a paper of another
 *   unit's register, or one that was taken out of it and did not stand here before.
 */
export async function saveItem(
  tx: Transaction<Database>,
  { target, write }: { readonly target: RoundTarget; readonly write: ItemWrite },
  stamp: OperationStamp,
): Promise<ItemSaved> {
  const { round, unitId } = target;
  const address = { roundId: round.id, unitId };
  const leaf = leafOf(target, write.leaf);
  const score = await lockScore(tx, target, stamp);
  const items = await readItems(tx, address);
  requireScoring(target, score, { items, stamp });
  const state = stateOf(items, leaf.code);
  requireItemOpen(score, leaf, state);
  if (write.reply !== undefined && state !== "returned") {
    throw new Problem("item-locked", { label: `${leaf.code} ${leaf.label}` });
  }
  const before = items.find((item) => item.leaf === leaf.code);
  const { evidence } = write;
  const cited = evidence === undefined ? [] : await readCited(tx, address, leaf.code);
  const stood = before?.note ?? null;
  const note = write.note === undefined ? stood : write.note === "" ? null : write.note;
  const reply = write.reply ?? before?.reply ?? null;
  const saysNew =
    note !== stood ||
    reply !== (before?.reply ?? null) ||
    (evidence !== undefined && !sameCited(cited, evidence));
  const stands = before?.ownVersion ?? 0;
  if (saysNew && stands !== write.version) {
    return {
      saved: [],
      conflicts: [await readOwn(tx, address, leaf.code)],
      at: stamp.at,
    };
  }
  await tx
    .insertInto("score_item")
    .values({
      round_id: round.id,
      unit_id: unitId,
      leaf_code: leaf.code,
      state: "open",
      note,
      reply,
      version: 1,
      seconds: write.seconds ?? 0,
      ...(saysNew ? { own_version: 1, own_by: stamp.userId, own_at: stamp.at } : {}),
    })
    .onConflict((c) =>
      c.columns(["round_id", "leaf_code", "unit_id"]).doUpdateSet((eb) => ({
        seconds: eb("score_item.seconds", "+", write.seconds ?? 0),
        ...(saysNew
          ? {
              note,
              reply,
              version: eb("score_item.version", "+", 1),
              own_version: stands + 1,
              own_by: stamp.userId,
              own_at: stamp.at,
            }
          : {}),
      })),
    )
    .execute();
  const version = saysNew ? stands + 1 : stands;
  const answer = { saved: [{ leaf: leaf.code, version }], conflicts: [], at: stamp.at };
  if (!saysNew) return answer;
  if (evidence !== undefined)
    await replaceEvidence(tx, target, { leaf: leaf.code, evidence, cited });
  await touch(tx, address, stamp);
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: "score.item",
      subject: `score-item/${round.id}/${leaf.code}`,
      before: {
        note: stood,
        reply: before?.reply ?? null,
        evidence: evidence && cited,
      },
      after: { note, reply, evidence },
    },
  ]);
  return answer;
}

async function readCited(
  tx: Transaction<Database>,
  { roundId, unitId }: ScoreAddress,
  leaf: string,
): Promise<Cited[]> {
  const found = await readEvidence(tx, { roundId, unitId, leaf });
  return found.map(({ documentId, pageNote }) => ({ documentId, pageNote }));
}

/** Whether both cite the same pages of the same papers, in whatever order. */
function sameCited(a: readonly Cited[], b: readonly Cited[]): boolean {
  const pages = new Map(a.map(({ documentId, pageNote }) => [documentId, pageNote]));
  return (
    a.length === b.length &&
    b.every(({ documentId, pageNote }) => pages.get(documentId) === pageNote)
  );
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

async function replaceEvidence(
  tx: Transaction<Database>,
  { round, unitId }: RoundTarget,
  {
    leaf,
    evidence,
    cited,
  }: {
    readonly leaf: string;
    readonly evidence: readonly Cited[];
    readonly cited: readonly Cited[];
  },
): Promise<void> {
  const ids = evidence.map(({ documentId }) => documentId);
  if (ids.length > 0) {
    const own = await tx
      .selectFrom("document")
      .select(["id", "withdrawn_at"])
      .where("unit_id", "=", unitId)
      .where("id", "in", ids)
      .execute();
    const known = new Set(cited.map(({ documentId }) => documentId));
    const usable = own.filter((one) => one.withdrawn_at === null || known.has(one.id));
    if (usable.length !== new Set(ids).size) throw new Problem("not-found", {});
  }
  await tx
    .deleteFrom("score_evidence")
    .where("round_id", "=", round.id)
    .where("unit_id", "=", unitId)
    .where("leaf_code", "=", leaf)
    .execute();
  if (evidence.length > 0) {
    await tx
      .insertInto("score_evidence")
      .values(
        evidence.map(({ documentId, pageNote }, position) => ({
          round_id: round.id,
          unit_id: unitId,
          leaf_code: leaf,
          document_id: documentId,
          page_note: pageNote,
          position,
        })),
      )
      .execute();
  }
}
