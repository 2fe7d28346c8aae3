import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { itemStateLabel, scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { lockScore } from "../scores/lock.ts";
import { readItems } from "../scores/queries.ts";
import type { Decision } from "./decide.ts";
import { keepCurrent } from "./keep-current.ts";

const action = "Xác nhận điểm chấm khác";

/**
 * A second person confirms changed scores (four eyes).
 * @throws Problem `second-person-needed` for one's own decision, `conflict`, also where another
 *   person confirmed it already, `wrong-state`.
 */
export async function confirmItems(
  tx: Transaction<Database>,
  {
    targets,
    decisions,
  }: {
    readonly targets: readonly RoundTarget[];
    readonly decisions: readonly Decision[];
  },
  stamp: OperationStamp,
): Promise<{ readonly confirmed: number }> {
  const ordered = targets.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
  for (const target of ordered) {
    const { round, unitId } = target;
    const { state } = await lockScore(tx, target, stamp);
    if (state !== "submitted") {
      throw new Problem("wrong-state", { state: scoreStateLabels[state], action });
    }
    const items = await readItems(tx, { roundId: round.id, unitId });
    for (const { leaf, version } of decisions.filter((one) => one.unitId === unitId)) {
      const item = items.find((one) => one.leaf === leaf);
      if (item === undefined) throw new Problem("not-found", {});
      if (item.version !== version) throw new Problem("conflict", { label: leaf });
      if (item.state !== "changed") {
        throw new Problem("wrong-state", { state: itemStateLabel(state, item.state), action });
      }
      if (item.confirmedBy !== null) throw new Problem("conflict", { label: leaf });
      if (item.decidedBy === stamp.userId) throw new Problem("second-person-needed", {});
      await tx
        .updateTable("score_item")
        .set({ confirmed_by: stamp.userId, confirmed_at: stamp.at, version: version + 1 })
        .where("round_id", "=", round.id)
        .where("unit_id", "=", unitId)
        .where("leaf_code", "=", leaf)
        .execute();
      await appendAudit(tx, { ...stamp, unitId }, [
        {
          action: "appraisal.confirm",
          subject: `score-item/${round.id}/${leaf}`,
          before: { points: item.points, reason: item.reason, by: item.decidedBy },
          after: { confirmedBy: stamp.userId },
        },
      ]);
    }
    await keepCurrent(tx, target, [unitId]);
  }
  return { confirmed: decisions.length };
}
