import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { type Leaf, leavesOf } from "@cchc/domain/criteria/set";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { lockScore, requireItemOpen, requireScoring } from "./lock.ts";
import { readEvidence, readItems } from "./queries.ts";
import { stateOf, touch } from "./save.ts";

/** What the unit writes beside one leaf. Members left out stay as they are. */
export interface ItemWrite {
  readonly leaf: string;
  /** Explanation for the appraiser; empty takes it back. */
  readonly note?: string | undefined;
  /** Answer to a returned item; the item then waits for the appraiser again. */
  readonly reply?: string | undefined;
  /** Seconds spent on the leaf since the last write. */
  readonly seconds?: number | undefined;
  /** All papers of the leaf, in place of those before. */
  readonly evidence?:
    | readonly { readonly documentId: string; readonly pageNote: string }[]
    | undefined;
}

/** The leaf of that code. @throws Problem `not-found` */
export function leafOf({ set }: Pick<RoundTarget, "set">, code: string): Leaf {
  const leaf = leavesOf(set.set).find((one) => one.code === code);
  if (leaf === undefined) throw new Problem("not-found", {});
  return leaf;
}

/**
 * Writes note, evidence, reply and time of one leaf.
 * @throws Problem `wrong-state`, `round-closed`, `item-locked`, `not-found` for a paper of another
 *   unit's register, or one that was taken out of it and did not stand here before.
 */
export async function saveItem(
  tx: Transaction<Database>,
  { target, write }: { readonly target: RoundTarget; readonly write: ItemWrite },
  stamp: OperationStamp,
): Promise<void> {
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
  const { note, reply, seconds = 0 } = write;
  const row = {
    note: note === undefined ? (before?.note ?? null) : note === "" ? null : note,
    reply: reply ?? before?.reply ?? null,
    seconds: (before?.seconds ?? 0) + seconds,
    version: (before?.version ?? 0) + 1,
  };
  await tx
    .insertInto("score_item")
    .values({ round_id: round.id, unit_id: unitId, leaf_code: leaf.code, state: "open", ...row })
    .onConflict((c) => c.columns(["round_id", "leaf_code", "unit_id"]).doUpdateSet(row))
    .execute();
  const papers =
    write.evidence === undefined ? undefined : await replaceEvidence(tx, target, write);
  await touch(tx, address, stamp);
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: "score.item",
      subject: `score-item/${round.id}/${leaf.code}`,
      before: {
        note: before?.note ?? null,
        reply: before?.reply ?? null,
        evidence: papers?.before,
      },
      after: { note: row.note, reply: row.reply, evidence: papers?.after },
    },
  ]);
}

async function replaceEvidence(
  tx: Transaction<Database>,
  { round, unitId }: RoundTarget,
  { leaf, evidence = [] }: ItemWrite,
) {
  const address = { roundId: round.id, unitId };
  const before = (await readEvidence(tx, address))
    .filter((one) => one.leaf === leaf)
    .map(({ documentId, pageNote }) => ({ documentId, pageNote }));
  const ids = evidence.map(({ documentId }) => documentId);
  if (ids.length > 0) {
    const own = await tx
      .selectFrom("document")
      .select(["id", "withdrawn_at"])
      .where("unit_id", "=", unitId)
      .where("id", "in", ids)
      .execute();
    const cited = new Set(before.map(({ documentId }) => documentId));
    const usable = own.filter((one) => one.withdrawn_at === null || cited.has(one.id));
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
        evidence.map(({ documentId, pageNote }) => ({
          round_id: round.id,
          unit_id: unitId,
          leaf_code: leaf,
          document_id: documentId,
          page_note: pageNote,
        })),
      )
      .execute();
  }
  return { before, after: evidence };
}
