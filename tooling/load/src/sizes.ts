import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";

/** A table with its indexes and long texts. */
export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The largest tables first; rows as the last analysis counted them. */
export async function tableSizes(db: Kysely<Database>): Promise<TableSize[]> {
  await sql`analyze`.execute(db);
  const { rows } = await sql<TableSize>`
    select relname as "table", greatest(reltuples, 0)::bigint as rows,
      pg_total_relation_size(oid) as bytes
    from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc, relname
    limit 12`.execute(db);
  return rows;
}
