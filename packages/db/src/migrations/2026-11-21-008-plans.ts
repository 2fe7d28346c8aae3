import { type Kysely, sql } from "kysely";

/** Plans with their tasks, each unit's copies, the log of activities, reminders and report texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("plan")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("number", "text")
    .addColumn("symbol", "text", (c) => c.notNull())
    .addColumn("issued_on", "date")
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("implements_id", "text", (c) => c.references("plan.id"))
    .addColumn("content", "json", (c) => c.notNull())
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addCheckConstraint("plan_state", sql`state in ('draft', 'issued', 'closed')`)
    .execute();
  await db.schema.createIndex("plan_of_unit").on("plan").columns(["unit_id", "year"]).execute();
  await db.schema
    .createTable("plan_task")
    .addColumn("plan_id", "text", (c) => c.notNull().references("plan.id"))
    .addColumn("task_id", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("content", "json", (c) => c.notNull())
    .addPrimaryKeyConstraint("plan_task_pk", ["plan_id", "task_id"])
    .execute();
  await db.schema
    .createTable("task_copy")
    .addColumn("plan_id", "text", (c) => c.notNull())
    .addColumn("task_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("task_copy_pk", ["plan_id", "task_id", "unit_id"])
    .addForeignKeyConstraint("task_copy_task", ["plan_id", "task_id"], "plan_task", [
      "plan_id",
      "task_id",
    ])
    .execute();
  await db.schema.createIndex("task_copy_of_unit").on("task_copy").column("unit_id").execute();
  await db.schema
    .createTable("task_proof")
    .addColumn("plan_id", "text", (c) => c.notNull())
    .addColumn("task_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("document_id", "text", (c) => c.notNull().references("document.id"))
    .addColumn("done_on", "date", (c) => c.notNull())
    .addPrimaryKeyConstraint("task_proof_pk", ["plan_id", "task_id", "unit_id", "document_id"])
    .addForeignKeyConstraint("task_proof_copy", ["plan_id", "task_id", "unit_id"], "task_copy", [
      "plan_id",
      "task_id",
      "unit_id",
    ])
    .execute();
  await db.schema
    .createTable("activity")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("on_day", "date", (c) => c.notNull())
    .addColumn("count", "bigint", (c) => c.notNull())
    .addColumn("qualifier", "text", (c) => c.notNull())
    .addColumn("details", "json", (c) => c.notNull())
    .addColumn("state", "text")
    .addColumn("note", "text")
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("withdrawn_at", "timestamptz")
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addCheckConstraint("activity_count", sql`count >= 0`)
    .execute();
  await db.schema
    .createIndex("activity_of_unit")
    .on("activity")
    .columns(["unit_id", "on_day"])
    .execute();
  await db.schema
    .createTable("activity_paper")
    .addColumn("activity_id", "text", (c) => c.notNull().references("activity.id"))
    .addColumn("document_id", "text", (c) => c.notNull().references("document.id"))
    .addPrimaryKeyConstraint("activity_paper_pk", ["activity_id", "document_id"])
    .execute();
  await db.schema
    .createTable("confirmed_count")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("field_code", "text", (c) => c.notNull())
    .addColumn("count", "bigint", (c) => c.notNull())
    .addColumn("by_unit_id", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("confirmed_count_pk", ["unit_id", "year", "field_code"])
    .execute();
  await db.schema
    .createTable("reminder")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("message", "text", (c) => c.notNull())
    .addColumn("sent_by", "text", (c) => c.notNull())
    .addColumn("sent_at", "timestamptz", (c) => c.notNull())
    .addColumn("mailed_at", "timestamptz")
    .addColumn("seen_at", "timestamptz")
    .execute();
  await db.schema
    .createIndex("reminder_of_unit")
    .on("reminder")
    .columns(["unit_id", "sent_at"])
    .execute();
  await db.schema
    .createTable("report_text")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull().references("period.id"))
    .addColumn("slot", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_text_pk", ["unit_id", "period_id", "slot"])
    .execute();
  await db.schema
    .createTable("issued_paper")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("template", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull())
    .addColumn("document_id", "text", (c) => c.references("document.id"))
    .addColumn("issued_by", "text", (c) => c.notNull())
    .addColumn("issued_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("issued_paper_of_unit")
    .on("issued_paper")
    .columns(["unit_id", "subject"])
    .execute();
}
