import type { Grant } from "@cchc/domain/access/permissions";
import { unitsFor } from "@cchc/domain/access/permissions";
import type { CopyStatus } from "@cchc/domain/plan/copy-status";
import type { Day } from "@cchc/domain/report/cell";
import { stateLabels } from "@cchc/domain/report/workflow";
import { daysBetween } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { readMine } from "../plans/mine.ts";
import { boundUnits } from "../plans/reach.ts";
import { readReminders } from "../reminders/send.ts";
import { dueWords, soon } from "../reminders/words.ts";
import { readTasks } from "../reports/tasks.ts";
import type { Services } from "../services.ts";
import { treeOfUnit } from "../units/ever.ts";
import type { DueThings } from "./letter.ts";

/** How a task stands that has a place in a letter, as on the screen of what is to be done. */
const pressing: ReadonlySet<CopyStatus> = new Set(["late", "behind", "due_soon"]);

/**
 * What waits for a person today, unit by unit: reports not handed in that are due within a fortnight
 * or over it, tasks and quotas that press, words from above that nobody has seen.
 */
export async function readDue(
  services: Services,
  actor: Actor,
  today: Day,
): Promise<readonly DueThings[]> {
  const units = boundUnits(actor, "plan.read");
  if (units.length === 0) return [];
  const [reports, mine, reminders] = await Promise.all([
    readTasks(services, actor),
    readMine(services.db, units, today),
    readReminders(services.db, units),
  ]);
  const running = new Set(mine.plans.flatMap(({ id, state }) => (state === "issued" ? [id] : [])));
  const due: DueThings[] = [];
  for (const unitId of units) {
    const unit = (await treeOfUnit(services, unitId))?.get(unitId);
    const lines = [
      ...reports.tasks.flatMap(({ unit: owing, period, state, open, due: last }) => {
        const left = daysBetween(today, last);
        if (owing.id !== unitId || !open || left > soon) return [];
        if (state === "submitted" || state === "received") return [];
        const stands = state === "draft" ? "chưa nộp" : stateLabels[state].toLowerCase();
        return [`Báo cáo “${period.name}” ${stands}: ${dueWords(left, last)}.`];
      }),
      ...mine.copies.flatMap((copy) => {
        if (copy.unitId !== unitId || !running.has(copy.planId)) return [];
        const { task, status, word, sentence } = copy;
        return pressing.has(status) ? [`“${task.title}” (${word}): ${sentence}`] : [];
      }),
      ...reminders.flatMap(({ unitId: told, seenAt, message }) =>
        told === unitId && seenAt === null ? [`Cấp trên nhắc: ${message}`] : [],
      ),
    ];
    due.push({ unit: unit === undefined ? unitId : fullName(unit), lines: [...new Set(lines)] });
  }
  return due;
}

/** Whether somebody works for a unit alone, in the communes' workspace. */
export function worksBelow(grants: readonly Grant[]): boolean {
  return unitsFor(grants, "plan.read").some(({ reach }) => reach === "unit");
}
