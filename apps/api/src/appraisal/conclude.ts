import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoreAction } from "@cchc/domain/appraisal/workflow";
import { fullName } from "@cchc/domain/unit/unit";
import { compiledSet } from "../criteria/queries.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { undecided } from "../scores/evaluate.ts";
import { lockScore, requireScoreAction, writeScoreState } from "../scores/lock.ts";
import { readItems, type StoredItem } from "../scores/queries.ts";

/** What appraisers do to whole scores. */
export type Conclusion = Exclude<ScoreAction, "submit">;

/**
 * Returns, closes, approves or reopens scores, all of them or none.
 * @throws Problem `wrong-state`, `reason-needed`, `score-incomplete` where items are undecided or a
 *   changed one has no second person, `bad-input` where nothing is returned.
 */
export async function concludeScores(
  tx: Transaction<Database>,
  {
    targets,
    action,
    reason,
  }: {
    readonly targets: readonly RoundTarget[];
    readonly action: Conclusion;
    readonly reason: string;
  },
  stamp: OperationStamp,
): Promise<{ readonly done: number }> {
  if (action === "reopen" && reason === "") {
    throw new Problem("reason-needed", { action: "Mở lại thẩm định" });
  }
  const ordered = targets.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
  for (const target of ordered) {
    const score = await lockScore(tx, target, stamp);
    const state = requireScoreAction(score, action);
    const items = await readItems(tx, { roundId: target.round.id, unitId: target.unitId });
    if (action === "appraise") requireDecided(target, items);
    if (action === "approve") await requireTotal(tx, target);
    if (action === "return" && !items.some((item) => item.state === "returned")) {
      throw new Problem("reason-needed", { action: "Trả lại (chưa có mục nào bị trả lại)" });
    }
    const returnedReason = action === "return" ? reason : null;
    const change = { action, state, returnedReason, detail: { reason } };
    await writeScoreState(tx, { target, score }, { change, stamp });
  }
  return { done: targets.length };
}

/**
 * A score without a total is not approved: once it is, neither survey nor decision can be added.
 */
async function requireTotal(
  tx: Transaction<Database>,
  { round, unitId, unit }: RoundTarget,
): Promise<void> {
  const kept = await tx
    .selectFrom("score_kept")
    .select("total")
    .where("round_id", "=", round.id)
    .where("unit_id", "=", unitId)
    .executeTakeFirst();
  if (kept !== undefined && kept.total !== null) return;
  throw new Problem("bad-input", {
    reason: `${fullName(unit)} chưa có tổng điểm, còn thiếu kết quả khảo sát hoặc điểm của tiêu chí: hãy bổ sung rồi duyệt.`,
  });
}

/** Items that keep a score from being concluded: undecided ones, and changed ones seen by one alone. */
export function unsettled(
  { set, round }: Pick<RoundTarget, "set" | "round">,
  items: readonly StoredItem[],
): number {
  const alone = items.filter(({ state, confirmedBy }) => state === "changed" && !confirmedBy);
  return undecided(compiledSet(set, round.year), items).size + alone.length;
}

function requireDecided(target: RoundTarget, items: readonly StoredItem[]): void {
  const open = unsettled(target, items);
  if (open > 0) throw new Problem("score-incomplete", { missing: 0, undecided: open });
}
