import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  type AppraisalItemState,
  type ItemAction,
  itemStateLabel,
  itemWorkflow,
  scoreStateLabels,
} from "@cchc/domain/appraisal/workflow";
import { type Leaf, leavesOf } from "@cchc/domain/criteria/set";
import type { Points } from "@cchc/domain/criteria/rule";
import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { lockScore } from "../scores/lock.ts";
import { readItems, type StoredItem } from "../scores/queries.ts";
import { keepCurrent } from "./keep-current.ts";

/** What an appraiser does to one item; the version is the one that was on the screen. */
export interface Decision {
  readonly unitId: string;
  readonly leaf: string;
  /** 0: nothing was decided yet. */
  readonly version: number;
}

/** The same act on one or many items, with the same words. */
export interface Verdict {
  readonly action: Exclude<ItemAction, "answer">;
  /** Hundredths, for `change`. */
  readonly points?: Points | undefined;
  /** Required for `change` and `return`. */
  readonly reason?: string | undefined;
  /** Last day for the unit's answer, today or later; required for `return`. */
  readonly replyDue?: Day | undefined;
  readonly decisions: readonly Decision[];
}

const actionLabels: Readonly<Record<Verdict["action"], string>> = {
  accept: "Đồng ý",
  change: "Chấm khác",
  return: "Trả lại",
  undo: "Bỏ kết luận",
};

/**
 * Decides items of one round, all of them or none; the units' kept scores follow.
 * @throws Problem `reason-needed`, `bad-input` where a returned item has no day to be answered by,
 *   `points-outside`, `wrong-state`, `conflict` where somebody
 *   decided the item in between.
 */
export async function decideItems(
  tx: Transaction<Database>,
  { targets, verdict }: { readonly targets: readonly RoundTarget[]; readonly verdict: Verdict },
  stamp: OperationStamp,
): Promise<{ readonly decided: number }> {
  const { action, reason = "" } = verdict;
  if ((action === "change" || action === "return") && reason === "") {
    throw new Problem("reason-needed", { action: actionLabels[action] });
  }
  if (action === "return") requireReplyDue(verdict, stamp);
  // Always in the same order, so that two appraisers never wait for each other in a ring.
  const ordered = targets.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
  for (const target of ordered) {
    const own = verdict.decisions.filter(({ unitId }) => unitId === target.unitId);
    await decideUnit(tx, { target, verdict, own }, stamp);
  }
  return { decided: verdict.decisions.length };
}

async function decideUnit(
  tx: Transaction<Database>,
  {
    target,
    verdict,
    own,
  }: {
    readonly target: RoundTarget;
    readonly verdict: Verdict;
    readonly own: readonly Decision[];
  },
  stamp: OperationStamp,
): Promise<void> {
  const { round, unitId, set } = target;
  const score = await lockScore(tx, target, stamp);
  if (score.state !== "submitted") {
    const action = actionLabels[verdict.action];
    throw new Problem("wrong-state", { state: scoreStateLabels[score.state], action });
  }
  const items = await readItems(tx, { roundId: round.id, unitId });
  const leaves = new Map(leavesOf(set.set).map((leaf) => [leaf.code, leaf]));
  const rows = own.map((decision) => {
    const leaf = leaves.get(decision.leaf);
    if (leaf === undefined || leaf.survey === true) throw new Problem("not-found", {});
    const before = items.find((item) => item.leaf === leaf.code);
    if ((before?.version ?? 0) !== decision.version) {
      throw new Problem("conflict", { label: `${leaf.code} ${leaf.label}` });
    }
    return { leaf, before, after: judged({ leaf, before, verdict }, stamp) };
  });
  if (rows.length === 0) return;
  await tx
    .insertInto("score_item")
    .values(
      rows.map(({ leaf, after }) => ({
        round_id: round.id,
        unit_id: unitId,
        leaf_code: leaf.code,
        ...after,
      })),
    )
    .onConflict((c) =>
      c.columns(["round_id", "leaf_code", "unit_id"]).doUpdateSet((eb) => ({
        state: eb.ref("excluded.state"),
        points: eb.ref("excluded.points"),
        reason: eb.ref("excluded.reason"),
        decided_by: eb.ref("excluded.decided_by"),
        decided_at: eb.ref("excluded.decided_at"),
        confirmed_by: eb.ref("excluded.confirmed_by"),
        confirmed_at: eb.ref("excluded.confirmed_at"),
        reply_due: eb.ref("excluded.reply_due"),
        version: eb.ref("excluded.version"),
        ...(verdict.action === "return" ? { reply: eb.ref("excluded.reply") } : {}),
      })),
    )
    .execute();
  await appendAudit(
    tx,
    { ...stamp, unitId },
    rows.map(({ leaf, before, after }) => ({
      action: `appraisal.${verdict.action}`,
      subject: `score-item/${round.id}/${leaf.code}`,
      before: before === undefined ? null : said(before),
      after: { state: after.state, points: after.points, reason: after.reason },
    })),
  );
  await keepCurrent(tx, target, [unitId]);
}

/** Without a day to come the unit could not answer once self-scoring is over. */
function requireReplyDue({ replyDue }: Verdict, { at }: OperationStamp): void {
  if (replyDue === undefined || replyDue < todayInVietnam(at)) {
    throw new Problem("bad-input", { field: "Hạn giải trình" });
  }
}

function said({ state, points, reason }: StoredItem) {
  return { state, points, reason };
}

/** The row that the verdict leaves. */
function judged(
  {
    leaf,
    before,
    verdict,
  }: {
    readonly leaf: Leaf;
    readonly before: StoredItem | undefined;
    readonly verdict: Verdict;
  },
  stamp: OperationStamp,
) {
  const { action, reason, replyDue } = verdict;
  const state = requireItemAction(before?.state ?? "open", action);
  const undone = action === "undo";
  return {
    state,
    points: action === "change" ? pointsWithin(leaf, verdict.points) : null,
    reason: undone || reason === undefined || reason === "" ? null : reason,
    decided_by: undone ? null : stamp.userId,
    decided_at: undone ? null : stamp.at,
    confirmed_by: null,
    confirmed_at: null,
    reply_due: action === "return" ? (replyDue ?? null) : null,
    ...(action === "return" ? { reply: null } : {}),
    version: (before?.version ?? 0) + 1,
  };
}

/** The state that an act on an item leads to. @throws Problem `wrong-state`. */
export function requireItemAction(
  state: AppraisalItemState,
  action: Verdict["action"],
): AppraisalItemState {
  const next = itemWorkflow[state][action];
  if (next !== undefined) return next;
  throw new Problem("wrong-state", {
    state: itemStateLabel("submitted", state),
    action: actionLabels[action],
  });
}

function pointsWithin({ code, label, max, rule }: Leaf, points: Points | undefined): Points {
  const min = rule.kind === "bonus-penalty" ? rule.min : 0;
  if (points === undefined || points < min || points > max) {
    throw new Problem("points-outside", { label: `${code} ${label}`, min, max });
  }
  return points;
}
