import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Day } from "@cchc/domain/report/cell";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { readPeriod, type StoredPeriod } from "./queries.ts";

export interface PeriodInput {
  readonly id: string;
  readonly form: string;
  readonly year: number;
  readonly kind: StoredPeriod["kind"];
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
  readonly lock: Day;
  readonly rootId: string;
  readonly submitterKind: StoredPeriod["submitterKind"];
  readonly illustration: boolean;
}

/** Opens a period, each below a node once. @throws Problem `period-exists`, `name-taken`, `bad-input`. */
export async function createPeriod(
  tx: Transaction<Database>,
  period: PeriodInput,
  stamp: OperationStamp,
): Promise<{ id: string }> {
  requireOrder(period);
  const form = formByCode(period.form, period.to);
  const alike = tx
    .selectFrom("period")
    .select("name")
    .where("form_code", "=", period.form)
    .where("year", "=", period.year)
    .where("kind", "=", period.kind)
    .where("root_id", "=", period.rootId);
  const inserted = await tx
    .insertInto("period")
    .values({
      id: period.id,
      form_code: form.code,
      form_version: form.version,
      year: period.year,
      kind: period.kind,
      name: period.name,
      from_day: period.from,
      to_day: period.to,
      due_day: period.due,
      lock_day: period.lock,
      root_id: period.rootId,
      submitter_kind: period.submitterKind,
      illustration: period.illustration,
      created_by: stamp.userId,
      created_at: stamp.at,
    })
    // Waits for whoever is opening the same period at this moment.
    .onConflict((c) =>
      c.columns(["form_code", "year", "kind", "root_id", "from_day", "to_day"]).doNothing(),
    )
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    const open = await alike
      .where("from_day", "=", period.from)
      .where("to_day", "=", period.to)
      .executeTakeFirst();
    throw new Problem("period-exists", { period: open?.name ?? period.name });
  }
  const namesakes = await alike.where("name", "=", period.name).limit(2).execute();
  if (namesakes.length > 1) throw new Problem("name-taken", { name: period.name });
  await appendAudit(tx, { ...stamp, unitId: period.rootId }, [
    { action: "period.create", subject: `period/${period.id}`, before: null, after: period },
  ]);
  return { id: period.id };
}

/** Moves the due day and the lock of a period; what it covers stays. */
export async function movePeriod(
  tx: Transaction<Database>,
  periodId: string,
  days: { readonly due: Day; readonly lock: Day },
  stamp: OperationStamp,
): Promise<{ ok: true }> {
  const before = await readPeriod(tx, periodId);
  requireOrder({ ...before, ...days });
  await tx
    .updateTable("period")
    .set({ due_day: days.due, lock_day: days.lock })
    .where("id", "=", periodId)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: before.rootId }, [
    {
      action: "period.move",
      subject: `period/${periodId}`,
      before: { due: before.due, lock: before.lock },
      after: { due: days.due, lock: days.lock },
    },
  ]);
  return { ok: true };
}

/** Gives one unit more time, with the reason. */
export async function extendPeriod(
  tx: Transaction<Database>,
  extension: {
    readonly periodId: string;
    readonly unitId: string;
    readonly due: Day;
    readonly lock: Day;
    readonly reason: string;
  },
  stamp: OperationStamp,
): Promise<{ ok: true }> {
  const { periodId, unitId, due, lock, reason } = extension;
  if (lock < due) throw new Problem("bad-input", { field: "Ngày khóa" });
  const before = await tx
    .selectFrom("period_extension")
    .select(["due_day as due", "lock_day as lock", "reason"])
    .where("period_id", "=", periodId)
    .where("unit_id", "=", unitId)
    .forUpdate()
    .executeTakeFirst();
  const written = {
    due_day: due,
    lock_day: lock,
    reason,
    created_by: stamp.userId,
    created_at: stamp.at,
  };
  await tx
    .insertInto("period_extension")
    .values({ period_id: periodId, unit_id: unitId, ...written })
    .onConflict((c) => c.columns(["period_id", "unit_id"]).doUpdateSet(written))
    .execute();
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: "period.extend",
      subject: `period/${periodId}`,
      before,
      after: { due, lock, reason },
    },
  ]);
  return { ok: true };
}

function requireOrder({
  from,
  to,
  due,
  lock,
}: Pick<PeriodInput, "from" | "to" | "due" | "lock">): void {
  if (to < from) throw new Problem("bad-input", { field: "Ngày cuối kỳ" });
  if (lock < due) throw new Problem("bad-input", { field: "Ngày khóa" });
}

/**
 * Takes back a period in which nobody has written yet; one with reports is closed early by moving
 * its days. @throws Problem `not-found`, `period-used`.
 */
export async function removePeriod(
  tx: Transaction<Database>,
  periodId: string,
  stamp: OperationStamp,
): Promise<{ ok: true }> {
  // A report that is being begun holds the period's row by its reference: it is waited for.
  await tx
    .selectFrom("period")
    .select("id")
    .where("id", "=", periodId)
    .forUpdate()
    .executeTakeFirst();
  const before = await readPeriod(tx, periodId);
  const { reports } = await tx
    .selectFrom("report")
    .select((eb) => eb.fn.countAll<number>().as("reports"))
    .where("period_id", "=", periodId)
    .executeTakeFirstOrThrow();
  if (reports > 0) throw new Problem("period-used", { period: before.name, reports });
  const extensions = await tx
    .deleteFrom("period_extension")
    .where("period_id", "=", periodId)
    .returning(["unit_id as unitId", "due_day as due", "lock_day as lock", "reason"])
    .execute();
  await tx.deleteFrom("period").where("id", "=", periodId).execute();
  await appendAudit(tx, { ...stamp, unitId: before.rootId }, [
    {
      action: "period.remove",
      subject: `period/${periodId}`,
      before: { ...before, extensions },
      after: null,
    },
  ]);
  return { ok: true };
}
