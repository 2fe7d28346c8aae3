import type { Selectable, Transaction } from "kysely";
import type { Database, UnitOperationTable } from "@cchc/db/schema";
import { Problem } from "../problem.ts";
import type { DraftInput } from "./preview.ts";

export function settled(action: string): Problem {
  return new Problem("wrong-state", { state: "Đã quyết định", action, what: "dự thảo" });
}

/** One operation, locked. @throws Problem `not-found` */
export async function lock(tx: Transaction<Database>, id: string) {
  const row = await tx
    .selectFrom("unit_operation")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  return row;
}

/** One that is still a draft, locked. @throws Problem `not-found`, `wrong-state` */
export async function lockDraft(tx: Transaction<Database>, id: string, action: string) {
  const row = await lock(tx, id);
  if (row.state !== "draft") throw settled(action);
  return row;
}

export function toDraft(row: Selectable<UnitOperationTable>): DraftInput {
  return {
    title: row.title,
    decision: {
      number: row.decision_number,
      day: row.decision_day,
      issuer: row.decision_issuer,
    },
    changes: row.changes,
    grants: row.grants,
  };
}
