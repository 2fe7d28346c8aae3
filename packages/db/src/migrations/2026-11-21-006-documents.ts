import { type Kysely, sql } from "kysely";

/** The register of documents, and the files they consist of, known by their content's hash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("stored_file")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("size", "bigint", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("document")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("number", "text")
    .addColumn("symbol", "text")
    .addColumn("issued_on", "date")
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("summary", "text", (c) => c.notNull())
    .addColumn("area", "text")
    .addColumn("search_key", "text", (c) => c.notNull())
    .addColumn("illustration", "boolean", (c) => c.notNull().defaultTo(false))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("withdrawn_at", "timestamptz")
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("document_of_unit")
    .on("document")
    .columns(["unit_id", "issued_on"])
    .execute();
  await db.schema
    .createTable("document_file")
    .addColumn("document_id", "text", (c) => c.notNull().references("document.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("file_hash", "text", (c) => c.notNull().references("stored_file.hash"))
    .addColumn("name", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("document_file_pk", ["document_id", "position"])
    .addCheckConstraint("document_file_position", sql`position >= 1`)
    .execute();
  await db.schema
    .createIndex("document_file_hash")
    .on("document_file")
    .column("file_hash")
    .execute();
}
