import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { todayInVietnam } from "@cchc/domain/text/days";
import { daysOf } from "@cchc/domain/unit/operation";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { requireChangeable, treesOf } from "./change.ts";
import { lockDraft, settled, toDraft } from "./kept.ts";
import { type DraftInput, isSame, previewUnits } from "./preview.ts";
import { readVersions } from "./queries.ts";
import { requireWithin } from "./within.ts";

/**
 * Keeps a draft for somebody to confirm. A draft with faults may be kept too: it cannot be confirmed.
 * The same id again replaces a draft that lies within the actor's reach as well.
 * @throws Problem `not-found` out of reach, `wrong-state` where it was decided on, `bad-input` for a
 * role that is handed on to a stranger.
 */
export async function draftOperation(
  tx: Transaction<Database>,
  { actor, draft, id }: { actor: Actor; draft: DraftInput; id: string },
  stamp: OperationStamp,
): Promise<{ id: string }> {
  const treeOn = treesOf(await readVersions(tx));
  requireChangeable(actor, treeOn, draft.changes);
  await requireHandable(tx, draft);
  const old = await tx
    .selectFrom("unit_operation")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (old !== undefined) requireWithin(actor, treeOn, old);
  if (old !== undefined && old.state !== "draft") throw settled("lưu dự thảo");
  const row = {
    state: "draft",
    title: draft.title,
    on_day: daysOf(draft.changes)?.first ?? todayInVietnam(stamp.at),
    decision_number: draft.decision.number,
    decision_day: draft.decision.day,
    decision_issuer: draft.decision.issuer,
    changes: JSON.stringify(draft.changes),
    grants: JSON.stringify(draft.grants),
    drafted_by: stamp.userId,
    drafted_at: stamp.at,
    decided_by: null,
    decided_at: null,
  } as const;
  if (old === undefined) {
    const { numInsertedOrUpdatedRows: kept } = await tx
      .insertInto("unit_operation")
      .values({ id, ...row })
      .onConflict((c) => c.column("id").doNothing())
      .executeTakeFirstOrThrow();
    // Somebody else kept one under the same id in this moment: nobody has looked at that one.
    if (kept === 0n) throw new Problem("conflict", { label: draft.title });
  } else {
    await tx.updateTable("unit_operation").set(row).where("id", "=", id).execute();
  }
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "unit_operation.draft",
      subject: `unit-operation/${id}`,
      before: old === undefined ? null : toDraft(old),
      after: draft,
    },
  ]);
  return { id };
}

/** A role is handed on only by who holds it, from a unit that ends to one that continues it. */
async function requireHandable(tx: Transaction<Database>, draft: DraftInput): Promise<void> {
  if (draft.grants.length === 0) return;
  const { grants } = await previewUnits(tx, draft);
  const fits = draft.grants.every((wanted) =>
    grants.some(
      (grant) => isSame(grant, wanted) && grant.to.some(({ id }) => id === wanted.toUnitId),
    ),
  );
  if (!fits) throw new Problem("bad-input", { field: "Vai trò chuyển sang đơn vị mới" });
}

/** Takes a draft back; it stays in the list as what it was. @throws Problem `not-found`, `wrong-state` */
export async function withdrawOperation(
  tx: Transaction<Database>,
  { actor, id }: { actor: Actor; id: string },
  stamp: OperationStamp,
): Promise<{ id: string }> {
  const row = await lockDraft(tx, id, "bỏ dự thảo");
  requireWithin(actor, treesOf(await readVersions(tx)), row);
  await tx
    .updateTable("unit_operation")
    .set({ state: "withdrawn", decided_by: actor.userId, decided_at: stamp.at })
    .where("id", "=", id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "unit_operation.withdraw",
      subject: `unit-operation/${id}`,
      before: { state: "draft" },
      after: { state: "withdrawn" },
    },
  ]);
  return { id };
}
