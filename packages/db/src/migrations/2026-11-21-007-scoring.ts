import { type Kysely, sql } from "kysely";

/** Criteria sets, rounds, what units claim and appraisers decide, surveys and publications. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("criteria_set")
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("owner_id", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("criteria_set_pk", ["id", "version"])
    .addCheckConstraint("criteria_set_status", sql`status in ('draft', 'issued')`)
    .execute();
  await db.schema
    .createTable("scoring_round")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("set_id", "text", (c) => c.notNull())
    .addColumn("set_version", "integer", (c) => c.notNull())
    .addColumn("set_hash", "text", (c) => c.notNull())
    .addColumn("root_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull().references("period.id"))
    .addColumn("self_due", "date", (c) => c.notNull())
    .addColumn("appraisal_due", "date", (c) => c.notNull())
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addUniqueConstraint("scoring_round_once", ["root_id", "year", "set_id"])
    .addCheckConstraint("scoring_round_days", sql`self_due <= appraisal_due`)
    .execute();
  await db.schema
    .createTable("score")
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("submission_id", "text")
    .addColumn("returned_reason", "text")
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("score_pk", ["round_id", "unit_id"])
    .execute();
  await db.schema
    .createTable("score_input")
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("value", "json", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("score_input_pk", ["round_id", "unit_id", "code"])
    .execute();
  await db.schema
    .createTable("score_item")
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("leaf_code", "text", (c) => c.notNull())
    .addColumn("note", "text")
    .addColumn("seconds", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("points", "integer")
    .addColumn("reason", "text")
    .addColumn("decided_by", "text")
    .addColumn("decided_at", "timestamptz")
    .addColumn("confirmed_by", "text")
    .addColumn("confirmed_at", "timestamptz")
    .addColumn("reply", "text")
    .addColumn("reply_due", "date")
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("score_item_pk", ["round_id", "leaf_code", "unit_id"])
    .addCheckConstraint("score_item_changed", sql`(state = 'changed') = (points is not null)`)
    .execute();
  await db.schema
    .createTable("score_evidence")
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("leaf_code", "text", (c) => c.notNull())
    .addColumn("document_id", "text", (c) => c.notNull().references("document.id"))
    .addColumn("page_note", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("score_evidence_pk", [
      "round_id",
      "unit_id",
      "leaf_code",
      "document_id",
    ])
    .execute();
  await db.schema
    .createIndex("score_evidence_document")
    .on("score_evidence")
    .column("document_id")
    .execute();
  await db.schema
    .createTable("score_submission")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull())
    .addColumn("report_version", "integer", (c) => c.notNull())
    .addColumn("submitted_by", "text", (c) => c.notNull())
    .addColumn("submitted_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("score_submission_of_unit")
    .on("score_submission")
    .columns(["round_id", "unit_id"])
    .execute();
  await db.schema
    .createTable("score_kept")
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("block", "text")
    .addColumn("self_total", "integer")
    .addColumn("total", "integer")
    .addColumn("lowest", "integer", (c) => c.notNull())
    .addColumn("highest", "integer", (c) => c.notNull())
    .addColumn("index", "integer", (c) => c.notNull())
    .addColumn("grade", "text")
    .addColumn("areas", "json", (c) => c.notNull())
    .addColumn("points", "json", (c) => c.notNull())
    .addColumn("stale", "json", (c) => c.notNull())
    .addPrimaryKeyConstraint("score_kept_pk", ["round_id", "unit_id"])
    .execute();
  await db.schema
    .createTable("survey_import")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("file_name", "text", (c) => c.notNull())
    .addColumn("file_hash", "text", (c) => c.notNull())
    .addColumn("imported_by", "text", (c) => c.notNull())
    .addColumn("imported_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("survey_result")
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("value", "json", (c) => c.notNull())
    .addColumn("import_id", "text", (c) => c.notNull().references("survey_import.id"))
    .addPrimaryKeyConstraint("survey_result_pk", ["round_id", "unit_id", "code"])
    .execute();
  await db.schema
    .createTable("publication")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("round_id", "text", (c) => c.notNull().references("scoring_round.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("decision", "text", (c) => c.notNull())
    .addColumn("decided_on", "date", (c) => c.notNull())
    .addColumn("change_note", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull())
    .addColumn("published_by", "text", (c) => c.notNull())
    .addColumn("published_at", "timestamptz", (c) => c.notNull())
    .addUniqueConstraint("publication_number", ["round_id", "number"])
    .execute();
  await db.schema
    .createTable("publication_sheet")
    .addColumn("publication_id", "text", (c) => c.notNull().references("publication.id"))
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("receipt", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("publication_sheet_pk", ["publication_id", "unit_id"])
    .execute();
  await db.schema
    .createIndex("publication_sheet_code")
    .on("publication_sheet")
    .column("code")
    .execute();
  await db.schema
    .createTable("presence")
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull())
    .addColumn("seen_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("presence_pk", ["subject", "user_id"])
    .execute();
}
