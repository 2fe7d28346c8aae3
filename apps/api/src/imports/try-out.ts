import { randomUUID } from "node:crypto";
import { withRetry } from "@cchc/db/transaction";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import type { Actor } from "../auth/actor.ts";
import { readCells } from "../reports/queries.ts";
import type { CellWrite } from "../reports/save.ts";
import type { ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { type ImportedFile, sameAnswer, takeFigures } from "./take.ts";

/** What a write would do to one cell. */
export interface TriedCell {
  readonly field: string;
  readonly row: string;
  readonly now: Cell | null;
  readonly after: Cell | null;
  /** `conflict`: somebody wrote it since it was shown; it would be left alone. */
  readonly outcome: "new" | "changed" | "same" | "conflict";
}

/** Undoes a transaction that was only to be tried. */
class OnlyTried extends Error {
  override readonly name = "OnlyTried";
}

/**
 * Carries a write out and takes it back before it is kept: the same checks, the same answer, nothing
 * written.
 * @throws Problem as the write itself does.
 */
export async function tryOut(
  { db, now }: Pick<Services, "db" | "now">,
  taking: {
    readonly actor: Actor;
    readonly target: ReportTarget;
    readonly file: ImportedFile;
    readonly writes: readonly CellWrite[];
  },
): Promise<readonly TriedCell[]> {
  const { actor, target, writes } = taking;
  const stamp = { userId: actor.userId, operationId: randomUUID(), at: now() };
  let tried: readonly TriedCell[] = [];
  const attempt = withRetry(db, async (tx) => {
    const { form, unitId, period } = target;
    const standing = new Map(
      (await readCells(tx, form, unitId, period.id)).map((one) => [
        cellKey(one.field, one.row),
        one.cell,
      ]),
    );
    await tx
      .insertInto("operation")
      .values({
        id: stamp.operationId,
        user_id: stamp.userId,
        name: "import.try",
        input_hash: "",
        result: "null",
        at: stamp.at,
      })
      .execute();
    const { conflicts } = await takeFigures(tx, taking, stamp);
    const lost = new Set(conflicts.map(({ field, row }) => cellKey(field, row)));
    tried = writes.map(({ field, row, cell }): TriedCell => {
      const key = cellKey(field, row);
      const before = standing.get(key) ?? null;
      const outcome = lost.has(key)
        ? "conflict"
        : sameAnswer(before, cell)
          ? "same"
          : before === null
            ? "new"
            : "changed";
      return { field, row, now: before, after: cell, outcome };
    });
    throw new OnlyTried();
  });
  await attempt.catch((error: unknown) => {
    if (!(error instanceof OnlyTried)) throw error;
  });
  return tried;
}
