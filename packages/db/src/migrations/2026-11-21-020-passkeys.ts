import { type Kysely, sql } from "kysely";

/** Passkeys beside the app's codes; wrong tries of whichever second factor are counted in one place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("passkey")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id").onDelete("cascade"))
    .addColumn("credential_id", "text", (c) => c.notNull().unique())
    .addColumn("public_key", "text", (c) => c.notNull())
    .addColumn("counter", "bigint", (c) => c.notNull())
    .addColumn("transports", sql`text[]`, (c) => c.notNull())
    .addColumn("rp_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addColumn("used_at", "timestamptz")
    .execute();
  await db.schema.createIndex("passkey_user").on("passkey").column("user_id").execute();
  await db.schema
    .createTable("passkey_challenge")
    .addColumn("challenge", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id").onDelete("cascade"))
    .addColumn("purpose", "text", (c) => c.notNull().check(sql`purpose in ('add', 'sign_in')`))
    .addColumn("expires_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("passkey_challenge_user")
    .on("passkey_challenge")
    .column("user_id")
    .execute();
  await db.schema
    .createTable("factor_tries")
    .addColumn("user_id", "text", (c) =>
      c.primaryKey().references("auth_user.id").onDelete("cascade"),
    )
    .addColumn("wrong", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("since", "timestamptz")
    .execute();
  // Counts of the last fifteen minutes: whoever was waiting may try once more.
  await db.schema
    .alterTable("second_factor")
    .dropColumn("wrong_codes")
    .dropColumn("wrong_since")
    .execute();
}
