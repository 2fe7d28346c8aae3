import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { searchKey } from "@cchc/domain/text/search-key";
import type { ReviewRule } from "@cchc/domain/unit/review";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { writeReviewRules } from "./review-rules.ts";
import { touchUnits } from "./revision.ts";

/** The node above every province. */
export const countryId = "viet-nam";

/** First day of the tree: nothing is kept from before. */
const firstDay = "2000-01-01";

/**
 * The level that reviews everywhere, unless a rule of a nearer root says otherwise: the district
 * while there were districts, the province since. Source: Luật Tổ chức chính quyền địa phương 2025
 * (two tiers from 1/7/2025).
 */
const nationwide: readonly ReviewRule[] = [
  { rootId: countryId, from: firstDay, to: "2025-06-30", reviewKind: "district" },
  { rootId: countryId, from: "2025-07-01", reviewKind: "province" },
];

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
  await writeReviewRules(tx, nationwide, stamp);
}
