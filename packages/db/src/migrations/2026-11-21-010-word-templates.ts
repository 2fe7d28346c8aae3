import type { Kysely } from "kysely";

/** A unit's own Word templates; a changed one is a new version beside the old. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("word_template")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("form_code", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("file_hash", "text", (c) => c.notNull().references("stored_file.hash"))
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("word_template_pk", ["unit_id", "form_code", "name", "version"])
    .execute();
}
