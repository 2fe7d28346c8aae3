import type { Kysely } from "kysely";

/** Keys that sign packages carried by hand, and which packages were taken in, each only once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("package_key")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id"))
    .addColumn("public_key", "text", (c) => c.notNull())
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addColumn("revoked_at", "timestamptz")
    .execute();
  await db.schema.createIndex("package_key_user").on("package_key").column("user_id").execute();
  await db.schema
    .createTable("package_import")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("period_id", "text", (c) => c.notNull())
    .addColumn("key_id", "text", (c) => c.notNull().references("package_key.id"))
    .addColumn("signed_by", "text", (c) => c.notNull())
    .addColumn("made_at", "timestamptz", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("cells", "integer", (c) => c.notNull())
    .addColumn("submission_id", "text")
    .addColumn("received_by", "text", (c) => c.notNull())
    .addColumn("received_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("package_import_of")
    .on("package_import")
    .columns(["unit_id", "period_id"])
    .execute();
}
