import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ReviewRule } from "@cchc/domain/unit/review";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { readReviewRules } from "./queries.ts";
import { touchUnits } from "./revision.ts";

/** Says which level reviews below a root from a day on; a rule of the same root and day is replaced. */
export async function writeReviewRules(
  tx: Transaction<Database>,
  rules: readonly ReviewRule[],
  stamp: OperationStamp,
): Promise<{ written: number }> {
  // Takes the revision's row first: two changes follow one another, and servers read the rules anew.
  await touchUnits(tx);
  const before = await readReviewRules(tx);
  for (const { rootId, from, to, reviewKind } of rules) {
    const written = { to_day: to ?? null, review_kind: reviewKind };
    await tx
      .insertInto("review_rule")
      .values({ root_id: rootId, from_day: from, ...written })
      .onConflict((c) => c.columns(["root_id", "from_day"]).doUpdateSet(written))
      .execute();
  }
  await appendAudit(
    tx,
    { ...stamp, unitId: "" },
    rules.map((rule) => ({
      action: "unit.review_rule",
      subject: `unit/${rule.rootId}`,
      before: before.find((one) => one.rootId === rule.rootId && one.from === rule.from),
      after: rule,
    })),
  );
  return { written: rules.length };
}
