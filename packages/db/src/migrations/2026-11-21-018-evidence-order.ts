import type { Kysely } from "kysely";

/** Papers beside a criterion stay in the order in which they were chosen; earlier ones by their id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("score_evidence")
    .addColumn("position", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
