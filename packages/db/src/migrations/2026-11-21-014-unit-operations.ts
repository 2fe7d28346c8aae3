import { type Kysely, sql } from "kysely";

/** Operations on units: drafted by one person, confirmed by another, with the decision they rest on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("unit_operation")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("on_day", "date", (c) => c.notNull())
    .addColumn("decision_number", "text", (c) => c.notNull())
    .addColumn("decision_day", "date", (c) => c.notNull())
    .addColumn("decision_issuer", "text", (c) => c.notNull())
    .addColumn("changes", "jsonb", (c) => c.notNull())
    .addColumn("grants", "jsonb", (c) => c.notNull())
    .addColumn("drafted_by", "text", (c) => c.notNull())
    .addColumn("drafted_at", "timestamptz", (c) => c.notNull())
    .addColumn("decided_by", "text")
    .addColumn("decided_at", "timestamptz")
    .addColumn("alone", "boolean", (c) => c.notNull().defaultTo(false))
    .addCheckConstraint(
      "unit_operation_state_known",
      sql`state in ('draft', 'applied', 'withdrawn')`,
    )
    .execute();
  await db.schema
    .createIndex("unit_operation_state")
    .on("unit_operation")
    .columns(["state", "drafted_at"])
    .execute();
  await db.schema.alterTable("unit_succession").addColumn("operation_id", "text").execute();
  await db.schema
    .createIndex("unit_succession_operation")
    .on("unit_succession")
    .column("operation_id")
    .execute();
  await db.schema
    .createIndex("unit_version_search")
    .on("unit_version")
    .column("search_key")
    .execute();
}
