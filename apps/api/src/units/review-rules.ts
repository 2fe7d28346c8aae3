import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ReviewRule } from "@cchc/domain/unit/review";
import { previousDay } from "@cchc/domain/text/days";
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
  // Takes the revision's row: two changes follow one another, and servers read the rules anew.
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

/**
 * From a day on another level reviews below a root, until the next rule of that root begins. The
 * rule that held until then ends on the eve.
 */
export async function changeReviewRule(
  tx: Transaction<Database>,
  rule: Omit<ReviewRule, "to">,
  stamp: OperationStamp,
): Promise<{ written: number }> {
  // Waits for whoever is changing units or rules at this moment.
  await touchUnits(tx);
  const own = (await readReviewRules(tx)).filter(({ rootId }) => rootId === rule.rootId);
  const next = own.find(({ from }) => from > rule.from);
  const ended = own
    .filter(({ from, to }) => from < rule.from && (to === undefined || to >= rule.from))
    .map((before) => ({ ...before, to: previousDay(rule.from) }));
  const begun = next === undefined ? rule : { ...rule, to: previousDay(next.from) };
  return writeReviewRules(tx, [...ended, begun], stamp);
}
