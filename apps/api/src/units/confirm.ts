import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database, HandedGrant } from "@cchc/db/schema";
import { citeDecision, withDecision } from "@cchc/domain/unit/operation";
import type { Succession } from "@cchc/domain/unit/unit";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { requireChangeable, treesOf, writeChanges } from "./change.ts";
import { otherAdministrators } from "./confirmers.ts";
import { lockDraft, toDraft } from "./kept.ts";
import { previewUnits } from "./preview.ts";
import { readVersions } from "./queries.ts";
import { touchUnits } from "./revision.ts";

/**
 * Makes a drafted operation: by a second administrator where there is one whose reach covers it, else
 * by its own author, and that is recorded. All of it is written, or nothing.
 * @throws Problem `not-found`, `wrong-state`, `second-person-needed`, `conflict` where what was seen
 * has changed, `unit-change` where something blocks.
 */
export async function confirmOperation(
  tx: Transaction<Database>,
  { actor, id, seen }: { actor: Actor; id: string; seen: string },
  stamp: OperationStamp,
): Promise<{ id: string; changed: number }> {
  // Two changes of the tree follow one another.
  await touchUnits(tx);
  const row = await lockDraft(tx, id, "xác nhận");
  const draft = toDraft(row);
  const before = await readVersions(tx);
  requireChangeable(actor, treesOf(before), draft.changes);
  const others = await otherAdministrators(tx, { changes: draft.changes, before }, row.drafted_by);
  const alone = row.drafted_by === actor.userId;
  if (alone && others.length > 0) throw new Problem("second-person-needed", {});
  const preview = await previewUnits(tx, draft);
  if (preview.seen !== seen) throw new Problem("conflict", { label: row.title });
  const stopping = [...preview.findings, ...preview.impacts].find(
    ({ severity }) => severity === "blocks",
  );
  if (stopping !== undefined) throw new Problem("unit-change", { reason: stopping.sentence });
  const cited = citeDecision(draft.decision);
  const changes = draft.changes.map((change) => withDecision(change, cited));
  const { changed, successions } = await writeChanges(tx, { before, changes }, stamp);
  await markSuccessions(tx, successions, id);
  await handGrants(tx, draft.grants, stamp);
  const decided = { decided_by: actor.userId, decided_at: stamp.at, alone };
  await tx
    .updateTable("unit_operation")
    .set({ state: "applied", ...decided })
    .where("id", "=", id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "unit_operation.apply",
      subject: `unit-operation/${id}`,
      before: { draftedBy: row.drafted_by },
      after: { decision: cited, alone, units: changed.length, grants: draft.grants },
    },
  ]);
  return { id, changed: changed.length };
}

/** Says of the successions which operation made them, so that its citation can be corrected. */
async function markSuccessions(
  tx: Transaction<Database>,
  successions: readonly Succession[],
  id: string,
): Promise<void> {
  if (successions.length === 0) return;
  await sql`
    update unit_succession set operation_id = ${id}
    from unnest(
      ${successions.map((one) => one.predecessorId)}::text[],
      ${successions.map((one) => one.successorId)}::text[],
      ${successions.map((one) => one.on)}::date[]
    ) as made (predecessor_id, successor_id, on_day)
    where unit_succession.predecessor_id = made.predecessor_id
      and unit_succession.successor_id = made.successor_id
      and unit_succession.on_day = made.on_day
  `.execute(tx);
}

/** Gives chosen roles at the new units too; those at the old ones stay, so that the past is read. */
async function handGrants(
  tx: Transaction<Database>,
  grants: readonly HandedGrant[],
  { userId: by, at, ...stamp }: OperationStamp,
): Promise<void> {
  for (const { userId, role, fromUnitId, toUnitId } of grants) {
    const held = await tx
      .selectFrom("role_grant")
      .select(["unit_id", "areas"])
      .where("user_id", "=", userId)
      .where("role", "=", role)
      .where("unit_id", "in", [fromUnitId, toUnitId])
      .execute();
    const from = held.find(({ unit_id }) => unit_id === fromUnitId);
    if (from === undefined || held.some(({ unit_id }) => unit_id === toUnitId)) continue;
    await tx
      .insertInto("role_grant")
      .values({
        id: randomUUID(),
        user_id: userId,
        role,
        unit_id: toUnitId,
        areas: from.areas,
        created_by: by,
        created_at: at,
      })
      .execute();
    await appendAudit(tx, { ...stamp, userId: by, at, unitId: "" }, [
      {
        action: "account.grant",
        subject: `account/${userId}`,
        before: { role, unitId: fromUnitId },
        after: { role, unitId: toUnitId },
      },
    ]);
  }
}
