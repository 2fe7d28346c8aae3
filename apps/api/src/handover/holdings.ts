import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { readMine } from "../plans/mine.ts";

/** Most papers listed; the register has them all. */
const mostPapers = 200;

/** When an entry came into the register; `updated_at` moves with every later edit. */
const enteredAt = sql<Date>`coalesce(
  (select min(audit.at) from audit
    where audit.unit_id = document.unit_id and audit.subject = 'document/' || document.id),
  document.updated_at
)`;

/** The papers in the register at an instant, as they are written now. */
export async function readPapers(db: Kysely<Database>, unitId: string, end: Date) {
  const rows = await db
    .selectFrom("document")
    .leftJoin("auth_user", "auth_user.id", "document.updated_by")
    .select(["document.id", "number", "symbol", "issued_on", "issuer", "summary"])
    .select((eb) => [
      "auth_user.name as by",
      eb
        .selectFrom("document_file")
        .select((one) => one.fn.countAll<number>().as("n"))
        .whereRef("document_file.document_id", "=", "document.id")
        .as("files"),
    ])
    .where("unit_id", "=", unitId)
    .where((eb) => eb.or([eb("withdrawn_at", "is", null), eb("withdrawn_at", ">=", end)]))
    .where(enteredAt, "<", end)
    .orderBy("issued_on", "desc")
    .orderBy("document.id")
    .limit(mostPapers)
    .execute();
  return rows.map(({ id, number, symbol, issued_on, issuer, summary, files, by }) => ({
    id,
    sign: [number, symbol].filter(Boolean).join("/"),
    issuedOn: issued_on,
    issuer,
    summary,
    files: files ?? 0,
    by: by ?? "",
  }));
}

/**
 * What the unit never finished in plans that were issued, those that ended included: a quota that was
 * met is finished, also where nobody ticked it. Latest year first.
 */
export async function readTasks(db: Kysely<Database>, unitId: string, today: Day) {
  const { plans, copies } = await readMine(db, [unitId], today);
  const tasks = copies.flatMap((copy) => {
    const plan = plans.find(({ id }) => id === copy.planId);
    const { status } = copy;
    if (plan === undefined || plan.state === "draft") return [];
    if (status === "done" || status === "not_possible") return [];
    return [
      {
        planId: plan.id,
        plan: plan.about,
        ended: plan.state === "closed",
        year: plan.year,
        taskId: copy.task.id,
        title: copy.task.title,
        when: copy.task.time,
      },
    ];
  });
  tasks.sort((one, other) => other.year - one.year);
  return tasks;
}

/** Who can sign in and work in the unit now. */
export async function readPeople(db: Kysely<Database>, unitId: string) {
  const rows = await db
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select(["auth_user.name", "username", "role", "areas", "role_grant.created_at", "disabledAt"])
    .where("unit_id", "=", unitId)
    .orderBy("role")
    .orderBy("username")
    .execute();
  return rows.map(({ name, username, role, areas, created_at, disabledAt }) => ({
    name,
    username: username ?? "",
    role,
    areas,
    since: created_at,
    closed: disabledAt !== null,
  }));
}
