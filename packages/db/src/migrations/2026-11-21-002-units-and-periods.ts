import { type Kysely, sql } from "kysely";

/** The tree of units over time, who reviews whom, and the reporting periods. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("unit_version")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("from_day", "date", (c) => c.notNull())
    .addColumn("to_day", "date")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("code", "text")
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("search_key", "text", (c) => c.notNull())
    .addColumn("parent_id", "text")
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addPrimaryKeyConstraint("unit_version_pk", ["unit_id", "from_day"])
    .addCheckConstraint("unit_version_days", sql`to_day is null or to_day >= from_day`)
    .execute();
  await db.schema
    .createIndex("unit_version_parent")
    .on("unit_version")
    .column("parent_id")
    .execute();
  await db.schema
    .createTable("unit_succession")
    .addColumn("predecessor_id", "text", (c) => c.notNull())
    .addColumn("successor_id", "text", (c) => c.notNull())
    .addColumn("on_day", "date", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("decision", "text")
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addPrimaryKeyConstraint("unit_succession_pk", ["predecessor_id", "successor_id", "on_day"])
    .execute();
  await db.schema
    .createTable("review_rule")
    .addColumn("root_id", "text", (c) => c.notNull())
    .addColumn("from_day", "date", (c) => c.notNull())
    .addColumn("to_day", "date")
    .addColumn("review_kind", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("review_rule_pk", ["root_id", "from_day"])
    .execute();
  await db.schema
    .createTable("period")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("form_code", "text", (c) => c.notNull())
    .addColumn("form_version", "integer", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("from_day", "date", (c) => c.notNull())
    .addColumn("to_day", "date", (c) => c.notNull())
    .addColumn("due_day", "date", (c) => c.notNull())
    .addColumn("lock_day", "date", (c) => c.notNull())
    .addColumn("root_id", "text", (c) => c.notNull())
    .addColumn("submitter_kind", "text", (c) => c.notNull())
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addCheckConstraint("period_days", sql`from_day <= to_day and due_day <= lock_day`)
    .execute();
  await db.schema.createIndex("period_root").on("period").columns(["root_id", "to_day"]).execute();
  await db.schema
    .createTable("period_extension")
    .addColumn("period_id", "text", (c) => c.notNull().references("period.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("due_day", "date", (c) => c.notNull())
    .addColumn("lock_day", "date", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("period_extension_pk", ["period_id", "unit_id"])
    .execute();
  await db.schema
    .createTable("revision")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("n", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("setting")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
}
