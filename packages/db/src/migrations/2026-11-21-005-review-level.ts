import { type Kysely, sql } from "kysely";

/**
 * Data: which level reviews, where a country was made before the program said so. The district until
 * 30/6/2025, the province since. A new country gets the same from the program.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into review_rule (root_id, from_day, to_day, review_kind)
    select unit_id, day.from_day::date, day.to_day::date, day.kind
    from unit_version,
      (values
        ('2000-01-01', '2025-06-30', 'district'),
        ('2025-07-01', null, 'province')
      ) as day (from_day, to_day, kind)
    where unit_version.kind = 'country'
    on conflict do nothing
  `.execute(db);
}
