import type { Kysely } from "kysely";

/** How the tables of one sender are read: kept by whom they are for and what their headings say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("import_layout")
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("layout", "json", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .addPrimaryKeyConstraint("import_layout_pk", ["unit_id", "kind", "fingerprint"])
    .execute();
}
