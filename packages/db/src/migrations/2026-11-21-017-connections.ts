import { type Kysely, sql } from "kysely";

/** Keys with which programs ask for data, and addresses that are told of what happens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("api_key")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("secret_hash", "text", (c) => c.notNull())
    .addColumn("scopes", "jsonb", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addColumn("last_day", "date", (c) => c.notNull())
    .addColumn("used_at", "timestamptz")
    .addColumn("revoked_at", "timestamptz")
    .execute();
  await db.schema.createIndex("api_key_user").on("api_key").column("user_id").execute();
  await db.schema
    .createTable("webhook")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id"))
    .addColumn("url", "text", (c) => c.notNull())
    .addColumn("secret", "text", (c) => c.notNull())
    .addColumn("events", "jsonb", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addColumn("removed_at", "timestamptz")
    .execute();
  await db.schema
    .createTable("webhook_delivery")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("webhook_id", "text", (c) => c.notNull().references("webhook.id"))
    .addColumn("event", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("next_at", "timestamptz", (c) => c.notNull())
    .addColumn("failure", "text")
    .addColumn("written_at", "timestamptz", (c) => c.notNull())
    .addColumn("sent_at", "timestamptz")
    .addCheckConstraint(
      "webhook_delivery_state",
      sql`state in ('waiting', 'sent', 'given_up', 'out_of_reach')`,
    )
    .execute();
  await sql`create index webhook_waiting on webhook_delivery (next_at) where state = 'waiting'`.execute(
    db,
  );
  await db.schema
    .createIndex("webhook_delivery_of")
    .on("webhook_delivery")
    .columns(["webhook_id", "written_at"])
    .execute();
}
