import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";

/** Tells every server that the units it keeps in memory are out of date. */
export async function touchUnits(tx: Transaction<Database>): Promise<void> {
  await tx
    .insertInto("revision")
    .values({ name: "units", n: 1 })
    .onConflict((c) => c.column("name").doUpdateSet((eb) => ({ n: eb("revision.n", "+", 1) })))
    .execute();
}
