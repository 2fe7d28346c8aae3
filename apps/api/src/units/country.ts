import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { searchKey } from "@cchc/domain/text/search-key";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";

/** The node above every province. */
export const countryId = "viet-nam";

/** First day of the tree: nothing is kept from before. */
const firstDay = "2000-01-01";

/** Makes the country's node where it is missing, so that a first administrator has a place. */
export async function ensureCountry(
  tx: Transaction<Database>,
  stamp: OperationStamp,
): Promise<void> {
  const name = "Việt Nam";
  const inserted = await tx
    .insertInto("unit_version")
    .values({
      unit_id: countryId,
      from_day: firstDay,
      to_day: null,
      kind: "country",
      type: "quoc_gia",
      code: null,
      name,
      search_key: searchKey(name),
      parent_id: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return;
  await touchUnits(tx);
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    { action: "unit.found", subject: `unit/${countryId}`, before: null, after: { name } },
  ]);
}

/** Tells every server that the units it keeps in memory are out of date. */
export async function touchUnits(tx: Transaction<Database>): Promise<void> {
  await tx
    .insertInto("revision")
    .values({ name: "units", n: 1 })
    .onConflict((c) => c.column("name").doUpdateSet((eb) => ({ n: eb("revision.n", "+", 1) })))
    .execute();
}
