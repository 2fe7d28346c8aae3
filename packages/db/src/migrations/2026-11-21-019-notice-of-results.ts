import { type Kysely, sql } from "kysely";

/** A plan keeps by which paper its results were told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("plan")
    .addColumn("results_number", "text")
    .addColumn("results_symbol", "text")
    .addColumn("results_on", "date")
    .addColumn("results_document_id", "text", (c) => c.references("document.id"))
    .execute();
  await db.schema
    .alterTable("plan")
    .addCheckConstraint(
      "plan_results",
      sql`num_nulls(results_number, results_symbol, results_on) in (0, 3)
        and (results_on is not null or results_document_id is null)`,
    )
    .execute();
}
