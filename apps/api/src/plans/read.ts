import { type Kysely, type Selectable, sql } from "kysely";
import type { PlanTable } from "@cchc/db/plan-schema";
import type { Database } from "@cchc/db/schema";
import type { Plan } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";

/** A plan with what is kept beside it. */
export interface StoredPlan extends Plan {
  readonly illustration: boolean;
  readonly version: number;
  /** Who wrote last, and when. */
  readonly by: string;
  readonly at: Date;
}

type Row = Selectable<PlanTable> & { readonly userName: string | null };

function planRows(db: Kysely<Database>) {
  return db
    .selectFrom("plan")
    .leftJoin("auth_user", "auth_user.id", "plan.updated_by")
    .selectAll("plan")
    .select("auth_user.name as userName");
}

/** Rows with their tasks: one query, however many plans. */
async function withTasks(db: Kysely<Database>, rows: readonly Row[]): Promise<StoredPlan[]> {
  if (rows.length === 0) return [];
  const tasks = await db
    .selectFrom("plan_task")
    .selectAll()
    .where(
      "plan_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("plan_id")
    .orderBy("position")
    .execute();
  const byPlan = new Map<string, PlanTask[]>();
  for (const { plan_id, task_id, content } of tasks) {
    const own = byPlan.get(plan_id) ?? [];
    own.push({ id: task_id, ...content });
    byPlan.set(plan_id, own);
  }
  return rows.map((row) => toPlan(row, byPlan.get(row.id) ?? []));
}

function toPlan(row: Row, tasks: readonly PlanTask[]): StoredPlan {
  return {
    id: row.id,
    unitId: row.unit_id,
    year: row.year,
    kind: row.kind,
    state: row.state,
    ...(row.number === null ? {} : { number: row.number }),
    symbol: row.symbol,
    ...(row.issued_on === null ? {} : { day: row.issued_on }),
    about: row.about,
    ...(row.implements_id === null ? {} : { implementsId: row.implements_id }),
    ...row.content,
    ...toNotice(row),
    tasks,
    illustration: row.illustration,
    version: row.version,
    by: row.userName ?? row.updated_by,
    at: row.updated_at,
  };
}

function toNotice(
  row: Pick<Row, "results_number" | "results_symbol" | "results_on" | "results_document_id">,
): Pick<Plan, "resultsNotice"> {
  const { results_number: number, results_symbol: symbol, results_on: day } = row;
  if (number === null || symbol === null || day === null) return {};
  const entry = row.results_document_id;
  const cited = entry === null ? {} : { documentId: entry };
  return { resultsNotice: { number, symbol, day, ...cited } };
}

/** One plan with its tasks; undefined where there is none. */
export async function readPlan(
  db: Kysely<Database>,
  planId: string,
): Promise<StoredPlan | undefined> {
  const rows = await planRows(db).where("plan.id", "=", planId).execute();
  return (await withTasks(db, rows))[0];
}

/** Plans by their ids, latest year first: two queries. */
export async function readPlansById(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<StoredPlan[]> {
  if (ids.length === 0) return [];
  const rows = await planRows(db).where("plan.id", "in", ids).orderBy("year", "desc").execute();
  return withTasks(db, rows);
}

/** What lists show of a plan. */
export interface PlanHead extends Pick<Plan, "resultsDue" | "resultsNotice"> {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly kind: Plan["kind"];
  readonly state: Plan["state"];
  readonly number: string | null;
  readonly symbol: string;
  readonly day: string | null;
  readonly about: string;
  readonly implementsId: string | null;
  readonly illustration: boolean;
  readonly version: number;
  readonly tasks: number;
}

/** Heads of the plans of these units, latest first. */
export async function readPlanHeads(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<PlanHead[]> {
  const rows = await heads(db)
    .where("unit_id", "in", [...units, ""])
    .execute();
  return rows.map(toHead);
}

/** Heads of the issued plans from which these units received tasks, latest first. */
export async function readReceivedHeads(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<PlanHead[]> {
  const rows = await heads(db)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("task_copy")
          .select("task_copy.unit_id")
          .whereRef("task_copy.plan_id", "=", "plan.id")
          .where("task_copy.unit_id", "in", [...units, ""]),
      ),
    )
    .where("unit_id", "not in", [...units, ""])
    .execute();
  return rows.map(toHead);
}

function heads(db: Kysely<Database>) {
  return db
    .selectFrom("plan")
    .select(["id", "unit_id as unitId", "year", "kind", "state", "number", "symbol"])
    .select(["issued_on as day", "about", "implements_id as implementsId"])
    .select(["illustration", "version"])
    .select(["results_number", "results_symbol", "results_on", "results_document_id"])
    .select(sql<string | null>`content ->> 'resultsDue'`.as("due"))
    .select(
      sql<number>`(select count(*)::int from plan_task where plan_task.plan_id = plan.id)`.as(
        "tasks",
      ),
    )
    .orderBy("year", "desc")
    .orderBy("issued_on", (o) => o.desc().nullsFirst())
    .orderBy("id");
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof heads>["executeTakeFirstOrThrow"]>>;

function toHead(row: HeadRow): PlanHead {
  const { results_number, results_symbol, results_on, results_document_id, due, ...head } = row;
  const notice = toNotice({ results_number, results_symbol, results_on, results_document_id });
  return { ...head, ...(due === null ? {} : { resultsDue: due }), ...notice };
}
