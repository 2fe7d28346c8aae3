import type { Kysely } from "kysely";

/**
 * What a unit writes beside a criterion gets a version of its own, so that the second of two people
 * meets the first one's words: `version` counts the appraiser's decisions too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("score_item")
    .addColumn("own_version", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("own_by", "text")
    .addColumn("own_at", "timestamptz")
    .execute();
}
