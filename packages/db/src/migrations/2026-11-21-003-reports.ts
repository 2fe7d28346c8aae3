import { type Kysely, sql } from "kysely";

/** Reports: one row a figure, kept results beside them, submissions, and what came back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("report")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull().references("period.id"))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("submission_id", "text")
    .addColumn("returned_reason", "text")
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_pk", ["unit_id", "period_id"])
    .execute();
  await db.schema
    .createIndex("report_period")
    .on("report")
    .columns(["period_id", "state"])
    .execute();
  await db.schema
    .createTable("report_value")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("field_code", "text", (c) => c.notNull())
    .addColumn("row_key", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("amount", "bigint")
    .addColumn("content", "text")
    .addColumn("qualifier", "text")
    .addColumn("note", "text")
    .addColumn("source", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_value_pk", ["unit_id", "period_id", "field_code", "row_key"])
    .addCheckConstraint(
      "report_value_state",
      sql`state in ('entered', 'none', 'unknown', 'cleared')`,
    )
    .addCheckConstraint(
      "report_value_filled",
      sql`(state = 'entered') = (amount is not null or content is not null)`,
    )
    .execute();
  await db.schema
    .createIndex("report_value_roll_up")
    .on("report_value")
    .columns(["period_id", "field_code"])
    .where(sql<boolean>`row_key = ''`)
    .execute();
  await db.schema
    .createTable("report_reason")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("check_code", "text", (c) => c.notNull())
    .addColumn("cell_key", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_reason_pk", ["unit_id", "period_id", "check_code", "cell_key"])
    .execute();
  // One row a report, with lists as JSON text: a country's are put together as they lie, where arrays
  // of numbers would be written out anew, and rows of their own read one by one.
  await db.schema
    .createTable("report_kept")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("indicators", "text", (c) => c.notNull())
    .addColumn("states", "text", (c) => c.notNull())
    .addColumn("numerators", "json", (c) => c.notNull())
    .addColumn("denominators", "json", (c) => c.notNull())
    .addColumn("stated", "json", (c) => c.notNull())
    .addColumn("areas", "text", (c) => c.notNull())
    .addColumn("completeness", "json", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_kept_pk", ["period_id", "unit_id"])
    .addCheckConstraint(
      "report_kept_aligned",
      sql`length(states) = cardinality(string_to_array(indicators, ' '))
        and json_array_length(numerators) = length(states)
        and json_array_length(denominators) = length(states)
        and json_typeof(stated) = 'object'
        and json_array_length(completeness) = cardinality(string_to_array(areas, ' '))`,
    )
    .execute();
  await db.schema
    .createTable("submission")
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull())
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("symbol", "text", (c) => c.notNull())
    .addColumn("signed_day", "date", (c) => c.notNull())
    .addColumn("submitted_by", "text", (c) => c.notNull())
    .addColumn("submitted_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("submission_pk", ["unit_id", "id"])
    .execute();
  await db.schema.createIndex("submission_code").on("submission").column("code").execute();
  await db.schema
    .createIndex("submission_report")
    .on("submission")
    .columns(["period_id", "unit_id"])
    .execute();
  await db.schema
    .createTable("returned_cell")
    .addColumn("submission_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("field_code", "text", (c) => c.notNull())
    .addColumn("row_key", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("returned_cell_pk", [
      "unit_id",
      "period_id",
      "submission_id",
      "field_code",
      "row_key",
    ])
    .execute();
}
