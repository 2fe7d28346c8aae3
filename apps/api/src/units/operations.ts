import { citeDecision } from "@cchc/domain/unit/operation";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { treesOf } from "./change.ts";
import { otherAdministrators } from "./confirmers.ts";
import { toDraft } from "./kept.ts";
import { previewUnits } from "./preview.ts";
import { readVersions } from "./queries.ts";
import { isWithin, requireWithin } from "./within.ts";

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
  const others = await otherAdministrators(db, { changes: draft.changes, before }, row.drafted_by);
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
