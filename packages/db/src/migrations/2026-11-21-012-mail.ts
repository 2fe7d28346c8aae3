import { type Kysely, sql } from "kysely";

/**
 * Addresses for reminders and the letters that wait to be sent; who wrote an article, so that
 * somebody else appraises it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("mail_address")
    .addColumn("user_id", "text", (c) => c.primaryKey().references("auth_user.id"))
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("wanted", "boolean", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "timestamptz", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("mail_outbox")
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id"))
    .addColumn("day", "date", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("next_at", "timestamptz", (c) => c.notNull())
    .addColumn("failure", "text")
    .addColumn("written_at", "timestamptz", (c) => c.notNull())
    .addColumn("sent_at", "timestamptz")
    .addPrimaryKeyConstraint("mail_outbox_pk", ["user_id", "day"])
    .addCheckConstraint(
      "mail_outbox_state",
      sql`state in ('waiting', 'sent', 'given_up', 'unwanted')`,
    )
    .execute();
  await sql`create index mail_waiting on mail_outbox (next_at) where state = 'waiting'`.execute(db);
  await db.schema.alterTable("activity").addColumn("written_by", "text").execute();
  await sql`
    update activity set written_by = coalesce(
      (select audit.user_id from audit
        where audit.unit_id = activity.unit_id
          and audit.subject = 'activity/' || activity.id
          and audit.action = 'activity.add'
        order by audit.seq limit 1),
      activity.updated_by)`.execute(db);
  await sql`alter table activity alter column written_by set not null`.execute(db);
}
