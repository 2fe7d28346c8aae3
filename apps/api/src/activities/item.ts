import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { activityKind } from "@cchc/domain/activity/catalogue";
import {
  type ItemAction,
  itemActionRules,
  itemStateLabels,
  nextItemState,
} from "@cchc/domain/activity/item-workflow";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import {
  lockActivity,
  requireSound,
  type SeenActivity,
  touchActivity,
  type WrittenActivity,
} from "./write.ts";

export interface ItemMove extends SeenActivity {
  readonly action: ItemAction;
  readonly reason: string;
  readonly link: string;
  /** Whole đồng. */
  readonly spent: number | null;
}

/**
 * Moves an article on its way: written, posted, paid. Posting asks where it can be read, paying how
 * much, declining and taking down why.
 * @throws Problem `conflict`, `wrong-state`, `reason-needed`, `bad-input`.
 */
export async function moveItem(
  tx: Transaction<Database>,
  { action, reason, link, spent, ...seen }: ItemMove,
  stamp: OperationStamp,
): Promise<WrittenActivity> {
  const entry = await lockActivity(tx, seen);
  if (!activityKind(entry.kind).staged || entry.withdrawn) throw new Problem("not-found", {});
  const rules = itemActionRules[action];
  const from = entry.state ?? "written";
  const state = nextItemState(from, action);
  if (state === undefined) {
    const label = itemStateLabels[from];
    throw new Problem("wrong-state", { what: "tin, bài", state: label, action: rules.label });
  }
  if (rules.reason && reason === "") throw new Problem("reason-needed", { action: rules.label });
  if (rules.link && link === "" && entry.details["link"] === undefined) {
    throw new Problem("bad-input", { reason: "Chưa ghi “Đường dẫn” của tin, bài đã đăng." });
  }
  if (rules.money && spent === null) {
    throw new Problem("bad-input", { reason: "Chưa ghi “Kinh phí đã chi”." });
  }
  const details = {
    ...entry.details,
    ...(rules.link && link !== "" ? { link } : {}),
    ...(rules.money && spent !== null ? { spent } : {}),
  };
  const { kind, day, count, qualifier, note } = entry;
  requireSound({ kind, day, count, qualifier, details, note: note ?? null });
  return touchActivity(tx, entry, { state, details: JSON.stringify(details) }, stamp, {
    action: `activity.${action}`,
    subject: `activity/${entry.id}`,
    before: { state: from, details: entry.details },
    after: { state, details, ...(reason === "" ? {} : { reason }) },
  });
}
