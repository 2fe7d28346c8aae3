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
  // One row a report: read for a whole country at once, where a row an indicator costs four times.
  await db.schema
    .createTable("report_rates")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("indicators", sql`text[]`, (c) => c.notNull())
    .addColumn("states", "text", (c) => c.notNull())
    .addColumn("numerators", sql`bigint[]`, (c) => c.notNull())
    .addColumn("denominators", sql`bigint[]`, (c) => c.notNull())
    .addColumn("stated", sql`integer[]`, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_rates_pk", ["period_id", "unit_id"])
    .addCheckConstraint(
      "report_rates_aligned",
      sql`length(states) = cardinality(indicators)
        and cardinality(numerators) = cardinality(indicators)
        and cardinality(denominators) = cardinality(indicators)
        and cardinality(stated) = cardinality(indicators)`,
    )
    .execute();
  await db.schema
    .createTable("report_area")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("area_code", "text", (c) => c.notNull())
    .addColumn("required", "integer", (c) => c.notNull())
    .addColumn("required_answered", "integer", (c) => c.notNull())
    .addColumn("fields", "integer", (c) => c.notNull())
    .addColumn("answered", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_area_pk", ["period_id", "unit_id", "area_code"])
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
