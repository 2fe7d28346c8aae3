import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { searchKey } from "@cchc/domain/text/search-key";
import type { ListInput } from "./input.ts";
import { type DocumentEntry, documentRows, noDay, toEntries } from "./read.ts";

export interface DocumentPage {
  readonly documents: readonly DocumentEntry[];
  /** Where the next page begins; null after the last. */
  readonly next: { readonly day: Day; readonly id: string } | null;
}

/** One page of a unit's register, the latest first; those without a day come last. */
export async function listDocuments(
  db: Kysely<Database>,
  input: ListInput,
  today: Day,
): Promise<DocumentPage> {
  const { unitId, search, type, year, area, withdrawn, ids, cursor, limit } = input;
  let query = documentRows(db).where("unit_id", "=", unitId);
  if (ids === undefined) query = query.where("withdrawn_at", withdrawn ? "is not" : "is", null);
  else if (ids.length === 0) return { documents: [], next: null };
  else query = query.where("document.id", "in", ids);
  for (const word of searchKey(search).split(" ").filter(Boolean)) {
    query = query.where("search_key", "like", `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  }
  if (type !== undefined) query = query.where("type", "=", type);
  if (area !== undefined) query = query.where("area", "=", area);
  if (year !== undefined) {
    query = query
      .where("issued_on", ">=", `${year}-01-01`)
      .where("issued_on", "<=", `${year}-12-31`);
  }
  if (cursor != null) {
    query = query.where(
      sql<boolean>`(coalesce(issued_on, ${noDay}::date), document.id) < (${cursor.day}::date, ${cursor.id})`,
    );
  }
  const rows = await query
    .orderBy("listDay", "desc")
    .orderBy("document.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    documents: await toEntries(db, page, today),
    next: last === undefined ? null : { day: last.listDay, id: last.id },
  };
}

/** The years in which a unit's entries were issued, latest first, and how many entries there are. */
export async function readShelf(db: Kysely<Database>, unitId: string) {
  const rows = await db
    .selectFrom("document")
    .select(sql<number | null>`extract(year from issued_on)::int`.as("year"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("unit_id", "=", unitId)
    .where("withdrawn_at", "is", null)
    .groupBy("year")
    .orderBy("year", "desc")
    .execute();
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    years: rows.flatMap(({ year }) => year ?? []),
  };
}
