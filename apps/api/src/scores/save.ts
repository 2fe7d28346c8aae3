import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Leaf } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import { type FedCodes, mayState } from "@cchc/domain/scoring/stating";
import { appendAudit } from "../audit/audit.ts";
import { compiledSet } from "../criteria/queries.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { fedCodesOf } from "./feed.ts";
import { hasQuota } from "./quotas.ts";
import { lockScore, requireItemOpen, requireScoring } from "./lock.ts";
import { readItems, readStated, type StatedInput, type StoredItem } from "./queries.ts";

/** One stated value as its writer leaves it; `version`: the one the writer saw, 0 for none. */
export interface InputWrite {
  readonly code: string;
  readonly value: InputValue | null;
  readonly version: number;
}

export interface InputsSaved {
  readonly saved: readonly { readonly code: string; readonly version: number }[];
  /** Somebody else was first: what stands there now. Nothing of these was written. */
  readonly conflicts: readonly StatedInput[];
  readonly at: Date;
}

/**
 * Writes what the unit states itself.
 * @throws Problem `wrong-state`, `round-closed`, `item-locked`, `bad-input` for a value that is not
 *   the unit's to state.
 */
export async function saveInputs(
  tx: Transaction<Database>,
  { target, writes }: { readonly target: RoundTarget; readonly writes: readonly InputWrite[] },
  stamp: OperationStamp,
): Promise<InputsSaved> {
  const address = { roundId: target.round.id, unitId: target.unitId };
  const score = await lockScore(tx, target, stamp);
  const items = await readItems(tx, address);
  requireScoring(target, score, { items, stamp });
  const fed = fedCodesOf(target.period, await hasQuota(tx, target.period, target.unitId));
  for (const write of writes)
    requireStatable({ ...target, fed }, write, (leaf) => {
      requireItemOpen(score, leaf, stateOf(items, leaf.code));
    });
  const before = new Map((await readStated(tx, address)).map((one) => [one.code, one]));
  const conflicts = writes.flatMap(({ code, version }) => {
    const stored = before.get(code);
    if ((stored?.version ?? 0) === version) return [];
    return stored ?? { code, value: null, version: 0, by: stamp.userId, at: stamp.at };
  });
  const clashing = new Set(conflicts.map(({ code }) => code));
  const accepted = writes.filter(({ code }) => !clashing.has(code));
  if (accepted.length > 0) {
    await tx
      .insertInto("score_input")
      .values(
        accepted.map(({ code, value, version }) => ({
          round_id: address.roundId,
          unit_id: address.unitId,
          code,
          value: JSON.stringify(value),
          version: version + 1,
          updated_by: stamp.userId,
          updated_at: stamp.at,
        })),
      )
      .onConflict((c) =>
        c.columns(["round_id", "unit_id", "code"]).doUpdateSet((eb) => ({
          value: eb.ref("excluded.value"),
          version: eb.ref("excluded.version"),
          updated_by: eb.ref("excluded.updated_by"),
          updated_at: eb.ref("excluded.updated_at"),
        })),
      )
      .execute();
    await touch(tx, address, stamp);
    await appendAudit(
      tx,
      { ...stamp, unitId: address.unitId },
      accepted.map(({ code, value }) => ({
        action: value === null ? "score.input.clear" : "score.input.write",
        subject: `score-input/${address.roundId}/${code}`,
        before: before.get(code)?.value ?? null,
        after: value,
      })),
    );
  }
  return {
    saved: accepted.map(({ code, version }) => ({ code, version: version + 1 })),
    conflicts,
    at: stamp.at,
  };
}

/** Counts a write of the score, so that whoever has it open sees that it moved on. */
export async function touch(
  tx: Transaction<Database>,
  { roundId, unitId }: { readonly roundId: string; readonly unitId: string },
  stamp: OperationStamp,
): Promise<void> {
  await tx
    .updateTable("score")
    .set((eb) => ({
      version: eb("version", "+", 1),
      updated_by: stamp.userId,
      updated_at: stamp.at,
    }))
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .execute();
}

export function stateOf(items: readonly StoredItem[], leaf: string): StoredItem["state"] {
  return items.find((item) => item.leaf === leaf)?.state ?? "open";
}

/** Checks that the code and value are the unit's to state, and each leaf that they touch. */
function requireStatable(
  { set, round, fed }: RoundTarget & { readonly fed: FedCodes },
  { code, value }: InputWrite,
  check: (leaf: Leaf) => void,
): void {
  const compiled = compiledSet(set, round.year);
  const touched = compiled.touchedBy(code);
  const [first] = touched;
  if (first === undefined) throw new Problem("bad-input", {});
  if (value !== null && !mayState(compiled, fed, { code, value })) {
    throw new Problem("bad-input", { field: `${first.code} ${first.leaf.label}` });
  }
  for (const { leaf } of touched) check(leaf);
}
