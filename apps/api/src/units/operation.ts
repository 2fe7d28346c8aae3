import { randomUUID } from "node:crypto";
import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Database, HandedGrant, UnitOperationTable } from "@cchc/db/schema";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { UnitChange } from "@cchc/domain/unit/change";
import {
  citeDecision,
  daysOf,
  previewOperation,
  type UnitDecision,
  withDecision,
} from "@cchc/domain/unit/operation";
import { fullName, type Succession, type UnitVersion } from "@cchc/domain/unit/unit";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { canonicalJson, sha256 } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { requireChangeable, treesOf, writeChanges } from "./change.ts";
import { otherAdministrators } from "./confirmers.ts";
import { reachedBy, readEndingGrants, readImpacts } from "./impact.ts";
import { readVersions } from "./queries.ts";
import { touchUnits } from "./revision.ts";
import { isWithin, requireWithin } from "./within.ts";

/** An operation as somebody drafts it. */
export interface DraftInput {
  readonly title: string;
  readonly decision: UnitDecision;
  readonly changes: readonly UnitChange[];
  /** Roles at ended units that are also given at the units that continue them. */
  readonly grants: readonly HandedGrant[];
}

/** What an operation would do, for whoever drafts or confirms it. Nothing is written. */
export async function previewUnits(db: Kysely<Database>, draft: DraftInput) {
  const versions = await readVersions(db);
  const { findings, differences, versions: after } = previewOperation(versions, draft);
  const days = daysOf(draft.changes);
  const reached = reachedBy(differences, days?.first ?? "");
  const [impacts, ending] = await Promise.all([
    readImpacts(db, reached),
    readEndingGrants(db, reached.ended),
  ]);
  const names = namesIn(after, versions);
  const heirsOf = new Map(differences.map(({ unitId, into }) => [unitId, into]));
  const named = (unitId: string) => ({ id: unitId, name: names(unitId) });
  const shown = {
    findings,
    impacts,
    units: differences.map(({ unitId, kind, before, after: now, changed, from, into }) => ({
      id: unitId,
      kind,
      changed,
      before: before === undefined ? null : fullName(before),
      after: now === undefined ? null : fullName(now),
      place: now?.parentId === undefined ? null : names(now.parentId),
      placeBefore: before?.parentId === undefined ? null : names(before.parentId),
      from: from.map(named),
      into: into.map(named),
    })),
    /** The roles at units that end, and where each could be given too. */
    grants: ending.map((grant) => ({
      ...grant,
      fromUnit: names(grant.fromUnitId),
      to: (heirsOf.get(grant.fromUnitId) ?? []).map(named),
      chosen: draft.grants
        .filter(({ userId, role, fromUnitId }) => isSame(grant, { userId, role, fromUnitId }))
        .map(({ toUnitId }) => toUnitId),
    })),
  };
  const blocked =
    findings.some(({ severity }) => severity === "blocks") ||
    impacts.some(({ severity }) => severity === "blocks");
  /** What was seen: a confirmation of anything else is refused. */
  const seen = sha256(canonicalJson({ shown, decision: draft.decision, changes: draft.changes }));
  return { ...shown, on: days?.first ?? null, blocked, seen };
}

function isSame(
  one: Pick<HandedGrant, "userId" | "role" | "fromUnitId">,
  other: Pick<HandedGrant, "userId" | "role" | "fromUnitId">,
): boolean {
  return (
    one.userId === other.userId && one.role === other.role && one.fromUnitId === other.fromUnitId
  );
}

/** Latest full names, of the tree afterwards before that of today. */
function namesIn(
  after: readonly UnitVersion[],
  before: readonly UnitVersion[],
): (unitId: string) => string {
  const names = new Map<string, string>();
  for (const version of [...before, ...after]) names.set(version.unitId, fullName(version));
  return (unitId) => names.get(unitId) ?? unitId;
}

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

function settled(action: string): Problem {
  return new Problem("wrong-state", { state: "Đã quyết định", action, what: "dự thảo" });
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
  const others = await otherAdministrators(tx, draft.changes, before, row.drafted_by);
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
  const { changed, successions } = await writeChanges(tx, before, changes, stamp);
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

export interface CorrectionInput {
  readonly id: string;
  readonly decision: UnitDecision;
  readonly seen: UnitDecision;
}

/**
 * Corrects the citation of an operation that was made: a source is data, and may have been typed
 * wrong. The tree is not touched. `seen`: the citation that was looked at.
 * @throws Problem `not-found`, `wrong-state` where nothing was made, `conflict` where somebody else
 * corrected it since.
 */
export async function correctDecision(
  tx: Transaction<Database>,
  { actor, id, decision, seen }: CorrectionInput & { actor: Actor },
  stamp: OperationStamp,
): Promise<{ id: string }> {
  const row = await lock(tx, id);
  requireWithin(actor, treesOf(await readVersions(tx)), row);
  if (row.state !== "applied") {
    const state = row.state === "draft" ? "Dự thảo" : "Đã bỏ";
    throw new Problem("wrong-state", { state, action: "sửa căn cứ", what: "thay đổi" });
  }
  const before = toDraft(row).decision;
  if (citeDecision(before) !== citeDecision(seen)) {
    throw new Problem("conflict", { label: row.title });
  }
  await tx
    .updateTable("unit_operation")
    .set({
      decision_number: decision.number,
      decision_day: decision.day,
      decision_issuer: decision.issuer,
    })
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("unit_succession")
    .set({ decision: citeDecision(decision) })
    .where("operation_id", "=", id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "unit_operation.decision",
      subject: `unit-operation/${id}`,
      before,
      after: decision,
    },
  ]);
  return { id };
}

async function lock(tx: Transaction<Database>, id: string) {
  const row = await tx
    .selectFrom("unit_operation")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  return row;
}

async function lockDraft(tx: Transaction<Database>, id: string, action: string) {
  const row = await lock(tx, id);
  if (row.state !== "draft") throw settled(action);
  return row;
}

function toDraft(row: Selectable<UnitOperationTable>): DraftInput {
  return {
    title: row.title,
    decision: {
      number: row.decision_number,
      day: row.decision_day,
      issuer: row.decision_issuer,
    },
    changes: row.changes,
    grants: row.grants,
  };
}

/** Most operations listed. */
const most = 200;

/** The operations within reach, drafts first, latest first. */
export async function listOperations({ db }: Pick<Services, "db">, actor: Actor) {
  const rows = await db
    .selectFrom("unit_operation")
    .leftJoin("auth_user as author", "author.id", "drafted_by")
    .leftJoin("auth_user as decider", "decider.id", "decided_by")
    .selectAll("unit_operation")
    .select(["author.name as author", "decider.name as decider"])
    .orderBy((eb) => eb("state", "=", "draft"), "desc")
    .orderBy("drafted_at", "desc")
    .execute();
  const treeOn = treesOf(await readVersions(db));
  const within = rows.filter((row) => isWithin(actor, treeOn, row)).slice(0, most);
  return within.map((row) => {
    const draft = toDraft(row);
    return {
      id: row.id,
      state: row.state,
      title: row.title,
      on: row.on_day,
      decision: draft.decision,
      cited: citeDecision(draft.decision),
      changes: draft.changes.length,
      draftedBy: row.author ?? row.drafted_by,
      draftedAt: row.drafted_at,
      decidedBy: row.decider ?? row.decided_by,
      decidedAt: row.decided_at,
      alone: row.alone,
      own: row.drafted_by === actor.userId,
    };
  });
}

/** One operation with its preview and who could confirm it. @throws Problem `not-found` */
export async function readOperation({ db }: Pick<Services, "db">, actor: Actor, id: string) {
  const row = await db
    .selectFrom("unit_operation")
    .leftJoin("auth_user as author", "author.id", "drafted_by")
    .leftJoin("auth_user as decider", "decider.id", "decided_by")
    .selectAll("unit_operation")
    .select(["author.name as author", "decider.name as decider"])
    .where("unit_operation.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  const draft = toDraft(row);
  const before = await readVersions(db);
  requireWithin(actor, treesOf(before), row);
  const own = row.drafted_by === actor.userId;
  const others = await otherAdministrators(db, draft.changes, before, row.drafted_by);
  return {
    id,
    state: row.state,
    ...draft,
    /** Accounts and their roles: for whoever can still choose among them. */
    grants: row.state === "draft" ? draft.grants : [],
    on: row.on_day,
    cited: citeDecision(draft.decision),
    draftedBy: row.author ?? row.drafted_by,
    draftedAt: row.drafted_at,
    decidedBy: row.decider ?? row.decided_by,
    decidedAt: row.decided_at,
    alone: row.alone,
    own,
    /** Names of those who could confirm in the author's stead; empty where there is nobody. */
    others,
    mayConfirm: row.state === "draft" && (!own || others.length === 0),
    preview: row.state === "draft" ? await previewUnits(db, draft) : null,
  };
}
