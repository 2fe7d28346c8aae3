import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  type CopyStatus,
  copySentence,
  copyStatus,
  copyStatusLabels,
} from "@cchc/domain/plan/copy-status";
import type { Day } from "@cchc/domain/report/cell";
import { readActivities } from "../activities/read.ts";
import { type CopyView, isBehind, lookDay, readCopies, readProofs, viewCopy } from "./copies.ts";
import { readPlansById, type StoredPlan } from "./read.ts";

/** What a list says of the plan a task comes from. */
export interface TaskPlan {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly kind: StoredPlan["kind"];
  readonly state: StoredPlan["state"];
  readonly about: string;
  readonly number: string | null;
  readonly symbol: string;
  readonly day: Day | null;
  readonly illustration: boolean;
}

/** A copy as its unit holds it. */
export interface MyCopy extends CopyView {
  readonly planId: string;
  readonly behind: boolean;
  readonly status: CopyStatus;
  /** How it stands in a word and in a sentence, the same on every screen and in every letter. */
  readonly word: string;
  readonly sentence: string;
}

export interface MyTasks {
  readonly today: Day;
  readonly plans: readonly TaskPlan[];
  readonly copies: readonly MyCopy[];
}

/**
 * Every copy the units hold, of running and of closed plans, with its standing, quotas and proofs: four queries,
 * however many tasks.
 */
export async function readMine(
  db: Kysely<Database>,
  units: readonly string[],
  today: Day,
): Promise<MyTasks> {
  const [copies, proofs, activities] = await Promise.all([
    readCopies(db, { units }),
    readProofs(db, { units }),
    readActivities(db, { units }),
  ]);
  const ids = [...new Set(copies.map(({ planId }) => planId))];
  const plans = await readPlansById(db, ids);
  const views = plans.flatMap((plan) => {
    const own = copies.filter(({ planId }) => planId === plan.id);
    return plan.tasks.flatMap((task) =>
      own.flatMap((copy) => {
        if (copy.taskId !== task.id) return [];
        const view = viewCopy(copy, task, {
          activities: activities.filter(({ unitId }) => unitId === copy.unitId),
          proofs: proofs.filter(
            (proof) =>
              proof.planId === plan.id && proof.taskId === task.id && proof.unitId === copy.unitId,
          ),
          year: plan.year,
          today: lookDay(plan, today),
        });
        const held = { ...view, planId: plan.id, behind: isBehind(view) };
        const status = copyStatus(held);
        const word = copyStatusLabels[status];
        return [{ ...held, status, word, sentence: copySentence(held) }];
      }),
    );
  });
  return { today, plans: plans.map(toTaskPlan), copies: views };
}

export function toTaskPlan(plan: StoredPlan): TaskPlan {
  const { id, unitId, year, kind, state, about, symbol, illustration } = plan;
  const { number = null, day = null } = plan;
  return { id, unitId, year, kind, state, about, number, symbol, day, illustration };
}
