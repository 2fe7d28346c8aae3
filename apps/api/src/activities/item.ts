import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { activityKind } from "@cchc/domain/activity/catalogue";
import {
  appraisingRoles,
  type ItemAction,
  itemActionRules,
  itemStateLabels,
  nextItemState,
} from "@cchc/domain/activity/item-workflow";
import type { AuditEntry } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { ActivityEntry } from "./read.ts";
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
 * @throws Problem `conflict`, `wrong-state`, `reason-needed`, `bad-input`, `second-person-needed` where
 * the writer would appraise the own article and a colleague could.
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
  if (rules.secondPerson && entry.writtenBy === stamp.userId) await requireAlone(tx, entry);
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
  const audit: AuditEntry = {
    action: `activity.${action}`,
    subject: `activity/${entry.id}`,
    before: { state: from, details: entry.details },
    after: { state, details, ...(reason === "" ? {} : { reason }) },
  };
  const columns = { state, details: JSON.stringify(details) };
  return touchActivity(tx, { entry, columns, audit }, stamp);
}

/** @throws Problem `second-person-needed` where somebody else at the unit appraises articles. */
async function requireAlone(
  tx: Transaction<Database>,
  { unitId, writtenBy }: ActivityEntry,
): Promise<void> {
  const other = await tx
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select("auth_user.name")
    .where("unit_id", "=", unitId)
    .where("role", "in", appraisingRoles)
    .where("user_id", "!=", writtenBy)
    .where("disabledAt", "is", null)
    .orderBy("auth_user.name")
    .limit(1)
    .executeTakeFirst();
  if (other === undefined) return;
  const what = `Người viết không tự thẩm định tin, bài của mình: hãy nhờ ${other.name} xem và đăng.`;
  throw new Problem("second-person-needed", { what });
}
