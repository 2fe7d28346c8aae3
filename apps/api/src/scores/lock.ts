import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  type AppraisalItemState,
  type ScoreAction,
  type ScoreState,
  scoreActionRules,
  scoreStateLabels,
  scoreWorkflow,
  writableItem,
} from "@cchc/domain/appraisal/workflow";
import type { Leaf } from "@cchc/domain/criteria/set";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { newScore, type StoredItem, type StoredScore, toScore } from "./queries.ts";

/** Takes the score's row for this transaction, making it with the first write. */
export async function lockScore(
  tx: Transaction<Database>,
  { round, unitId }: Pick<RoundTarget, "round" | "unitId">,
  stamp: OperationStamp,
): Promise<StoredScore> {
  const locked = tx
    .selectFrom("score")
    .selectAll()
    .where("round_id", "=", round.id)
    .where("unit_id", "=", unitId)
    .forUpdate();
  const row = await locked.executeTakeFirst();
  if (row !== undefined) return toScore(row);
  await tx
    .insertInto("score")
    .values(newScore({ roundId: round.id, unitId }, stamp))
    .onConflict((c) => c.doNothing())
    .execute();
  return toScore(await locked.executeTakeFirstOrThrow());
}

/**
 * Lets the unit write only while it scores itself, within the round's days; a returned score may be
 * mended until the reply is due.
 * @throws Problem `wrong-state`, `round-closed`.
 */
export function requireScoring(
  { round }: Pick<RoundTarget, "round">,
  { state }: StoredScore,
  { items, stamp }: { readonly items: readonly StoredItem[]; readonly stamp: OperationStamp },
): void {
  if (state !== "scoring" && state !== "returned") {
    throw new Problem("wrong-state", { state: scoreStateLabels[state], action: "Sửa bản tự chấm" });
  }
  const dues = items.flatMap(({ state: item, replyDue }) =>
    item === "returned" && replyDue !== null ? [replyDue] : [],
  );
  const last = [round.selfDue, ...dues].reduce((a, b) => (a > b ? a : b));
  if (todayInVietnam(stamp.at) > last) {
    throw new Problem("round-closed", { round: round.name, on: last });
  }
}

/** @throws Problem `item-locked` where this leaf did not come back. */
export function requireItemOpen(
  { state }: StoredScore,
  { code, label }: Leaf,
  item: AppraisalItemState,
): void {
  if (!writableItem(state, item)) throw new Problem("item-locked", { label: `${code} ${label}` });
}

/** The state an action leads to. @throws Problem `wrong-state`. */
export function requireScoreAction(score: StoredScore, action: ScoreAction): ScoreState {
  const next = scoreWorkflow[score.state][action];
  if (next !== undefined) return next;
  throw new Problem("wrong-state", {
    state: scoreStateLabels[score.state],
    action: scoreActionRules[action].label,
  });
}

export interface ScoreChange {
  readonly action: ScoreAction;
  readonly state: ScoreState;
  readonly submissionId?: string;
  readonly returnedReason?: string | null;
  /** What else the history should keep. */
  readonly detail?: unknown;
}

/** Writes a score's new state and its place in the history. */
export async function writeScoreState(
  tx: Transaction<Database>,
  {
    target: { round, unitId },
    score,
  }: { readonly target: RoundTarget; readonly score: StoredScore },
  { change, stamp }: { readonly change: ScoreChange; readonly stamp: OperationStamp },
): Promise<void> {
  await tx
    .updateTable("score")
    .set({
      state: change.state,
      version: score.version + 1,
      updated_by: stamp.userId,
      updated_at: stamp.at,
      ...(change.submissionId === undefined ? {} : { submission_id: change.submissionId }),
      ...(change.returnedReason === undefined ? {} : { returned_reason: change.returnedReason }),
    })
    .where("round_id", "=", round.id)
    .where("unit_id", "=", unitId)
    .execute();
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: `score.${change.action}`,
      subject: `score/${round.id}`,
      before: { state: score.state },
      after: { state: change.state, detail: change.detail },
    },
  ]);
}
