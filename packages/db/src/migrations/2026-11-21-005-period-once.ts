import { type Kysely, sql } from "kysely";

/** What a period is, is opened once below a node; whoever was first at an instant is first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Twins without a report are taken away, the one opened last; twins with reports stop the upgrade.
  await sql`
    delete from period as twin
    using period as first
    where first.form_code = twin.form_code and first.year = twin.year and first.kind = twin.kind
      and first.root_id = twin.root_id
      and first.from_day = twin.from_day and first.to_day = twin.to_day
      and (first.created_at, first.id) < (twin.created_at, twin.id)
      and not exists (select from report where report.period_id = twin.id)
      and not exists (select from period_extension as more where more.period_id = twin.id)
  `.execute(db);
  await db.schema
    .createIndex("period_once")
    .unique()
    .on("period")
    .columns(["form_code", "year", "kind", "root_id", "from_day", "to_day"])
    .execute();
}
