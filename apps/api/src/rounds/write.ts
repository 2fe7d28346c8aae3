import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { inForce } from "@cchc/domain/criteria/lookup";
import { expectedSubmitters } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { appendAudit } from "../audit/audit.ts";
import type { StoredSet } from "../criteria/queries.ts";
import type { OperationStamp } from "../operation/once.ts";
import type { StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import { readRound } from "./queries.ts";

/** The days until which units score themselves and reviewers appraise. */
export interface Dues {
  readonly selfDue: Day;
  readonly appraisalDue: Day;
}

export interface RoundInput extends Dues {
  /** Made up where absent. */
  readonly id?: string;
  readonly name: string;
  readonly year: number;
  readonly rootId: string;
  /** Made up for demonstration; absent: as the period is that feeds it. */
  readonly illustration?: boolean;
}

/** What a round is opened upon, read before. */
export interface RoundGrounds {
  readonly set: StoredSet;
  readonly period: StoredPeriod;
  /** The tree of the period's last day. */
  readonly tree: UnitTree;
}

function requireOrder({ selfDue, appraisalDue }: Dues, { from }: Pick<StoredPeriod, "from">): void {
  if (selfDue < from) throw new Problem("bad-input", { field: "Hạn tự chấm" });
  if (appraisalDue < selfDue) throw new Problem("bad-input", { field: "Hạn thẩm định" });
}

/** Whether set, period and place can be scored together. */
function requireFitting(round: RoundInput, { set, period, tree }: RoundGrounds): void {
  if (set.status !== "issued" || !inForce(set.set, period.to)) {
    throw new Problem("set-not-in-force", { set: set.set.name, on: period.to });
  }
  if (round.year !== period.year) throw new Problem("bad-input", { field: "Năm" });
  const above = [round.rootId, ...tree.ancestors(round.rootId).map((unit) => unit.unitId)];
  if (!above.includes(period.rootId)) throw new Problem("bad-input", { field: "Kỳ báo cáo" });
  if (expectedSubmitters(tree, round.rootId, set.set.unitKind).length === 0) {
    throw new Problem("bad-input", { field: "Bộ tiêu chí" });
  }
}

/**
 * Opens a round of scoring. A place is scored once a year by one set.
 * @throws Problem `set-not-in-force`, `round-exists`, or `bad-input` naming what does not fit
 */
export async function openRound(
  tx: Transaction<Database>,
  { round, ...grounds }: RoundGrounds & { readonly round: RoundInput },
  stamp: OperationStamp,
): Promise<{ readonly id: string }> {
  const { set, period } = grounds;
  requireFitting(round, grounds);
  requireOrder(round, period);
  const id = round.id ?? randomUUID();
  const row = {
    id,
    name: round.name,
    year: round.year,
    set_id: set.set.id,
    set_version: set.set.version,
    set_hash: set.hash,
    root_id: round.rootId,
    period_id: period.id,
    self_due: round.selfDue,
    appraisal_due: round.appraisalDue,
    illustration: round.illustration ?? period.illustration,
  };
  const inserted = await tx
    .insertInto("scoring_round")
    .values({ ...row, created_by: stamp.userId, created_at: stamp.at })
    // Waits for whoever is opening the same round at this moment.
    .onConflict((c) => c.columns(["root_id", "year", "set_id"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    const open = await tx
      .selectFrom("scoring_round")
      .select("name")
      .where("root_id", "=", round.rootId)
      .where("year", "=", round.year)
      .where("set_id", "=", set.set.id)
      .executeTakeFirst();
    throw new Problem("round-exists", { round: open?.name ?? round.name });
  }
  await appendAudit(tx, { ...stamp, unitId: round.rootId }, [
    { action: "round.open", subject: `round/${id}`, before: null, after: row },
  ]);
  return { id };
}

/** Moves the days of a round; what it scores and by which set stays. */
export async function changeDues(
  tx: Transaction<Database>,
  { roundId, period, dues }: { roundId: string; period: StoredPeriod; dues: Dues },
  stamp: OperationStamp,
): Promise<{ readonly ok: true }> {
  await tx
    .selectFrom("scoring_round")
    .select("id")
    .where("id", "=", roundId)
    .forUpdate()
    .executeTakeFirst();
  const { selfDue, appraisalDue, rootId } = await readRound(tx, roundId);
  requireOrder(dues, period);
  await tx
    .updateTable("scoring_round")
    .set({ self_due: dues.selfDue, appraisal_due: dues.appraisalDue })
    .where("id", "=", roundId)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: rootId }, [
    {
      action: "round.dues",
      subject: `round/${roundId}`,
      before: { selfDue, appraisalDue },
      after: dues,
    },
  ]);
  return { ok: true };
}
