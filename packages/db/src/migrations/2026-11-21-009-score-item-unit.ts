import type { Kysely } from "kysely";

/** One unit's items of one round, which every save and every decision reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex("score_item_unit")
    .on("score_item")
    .columns(["unit_id", "round_id"])
    .execute();
}
