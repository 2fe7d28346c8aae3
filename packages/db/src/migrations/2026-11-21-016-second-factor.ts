import { type Kysely, sql } from "kysely";

/** A second factor for whoever wants one, and a history to which the database itself only adds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("second_factor")
    .addColumn("user_id", "text", (c) =>
      c.primaryKey().references("auth_user.id").onDelete("cascade"),
    )
    .addColumn("key_id", "text", (c) => c.notNull())
    .addColumn("created_at", "timestamptz", (c) => c.notNull())
    .addColumn("confirmed_at", "timestamptz")
    .addColumn("last_step", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("wrong_codes", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("wrong_since", "timestamptz")
    .execute();
  await db.schema
    .createTable("recovery_code")
    .addColumn("user_id", "text", (c) => c.notNull().references("auth_user.id").onDelete("cascade"))
    .addColumn("code_hash", "text", (c) => c.notNull())
    .addColumn("used_at", "timestamptz")
    .addPrimaryKeyConstraint("recovery_code_pk", ["user_id", "code_hash"])
    .execute();
  // The latest of many units' lines, whatever their chains.
  await sql`create index audit_at on audit (at, unit_id, seq)`.execute(db);
  await sql`
    create or replace function audit_append_only() returns trigger language plpgsql as $$
    begin
      -- A load into a new database empties the empty table first.
      if tg_op = 'TRUNCATE' then
        if not exists (select 1 from audit) then return null; end if;
      end if;
      raise exception 'the history is only added to' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger audit_append_only before update or delete on audit
    for each row execute function audit_append_only()`.execute(db);
  await sql`
    create trigger audit_append_only_whole before truncate on audit
    for each statement execute function audit_append_only()`.execute(db);
}
