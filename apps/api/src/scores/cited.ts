import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { Problem } from "../problem.ts";
import { type Evidence, readEvidence, type ScoreAddress } from "./queries.ts";

/** A paper of the unit's register, and the pages of it that prove something. */
export type Cited = Pick<Evidence, "documentId" | "pageNote">;

/** The papers of one leaf as they are written; absent where they stay as they are. */
export interface Citing {
  readonly leaf: string;
  readonly evidence?: readonly Cited[] | undefined;
}

/** What stands as proof of the leaves whose papers are written, by leaf. */
export async function readCited(
  tx: Transaction<Database>,
  address: ScoreAddress,
  writes: readonly Citing[],
): Promise<ReadonlyMap<string, readonly Cited[]>> {
  const proved = writes.filter(({ evidence }) => evidence !== undefined);
  const [only, ...others] = proved;
  if (only === undefined) return new Map();
  const found = await readEvidence(
    tx,
    others.length === 0 ? { ...address, leaf: only.leaf } : address,
  );
  const cited = new Map<string, Cited[]>();
  for (const { leaf, documentId, pageNote } of found) {
    cited.set(leaf, [...(cited.get(leaf) ?? []), { documentId, pageNote }]);
  }
  return cited;
}

/** Whether both cite the same pages of the same papers, in whatever order. */
export function sameCited(a: readonly Cited[], b: readonly Cited[]): boolean {
  const pages = new Map(a.map(({ documentId, pageNote }) => [documentId, pageNote]));
  return (
    a.length === b.length &&
    b.every(({ documentId, pageNote }) => pages.get(documentId) === pageNote)
  );
}

/** Puts the papers of the leaves that name any in place of those that `stood`. @throws Problem `not-found`. */
export async function replaceEvidence(
  tx: Transaction<Database>,
  { roundId, unitId }: ScoreAddress,
  writes: readonly (Citing & { readonly stood: readonly Cited[] })[],
): Promise<void> {
  const proved = writes.flatMap(({ leaf, evidence, stood }) =>
    evidence === undefined ? [] : [{ leaf, evidence, stood }],
  );
  if (proved.length === 0) return;
  const ids = new Set(proved.flatMap(({ evidence }) => evidence.map((one) => one.documentId)));
  if (ids.size > 0) {
    const own = await tx
      .selectFrom("document")
      .select(["id", "withdrawn_at"])
      .where("unit_id", "=", unitId)
      .where("id", "in", [...ids])
      .execute();
    const gone = new Map(own.map((one) => [one.id, one.withdrawn_at !== null]));
    for (const { evidence, stood } of proved) {
      const known = new Set(stood.map(({ documentId }) => documentId));
      const usable = evidence.every(
        ({ documentId }) =>
          gone.get(documentId) === false || (gone.has(documentId) && known.has(documentId)),
      );
      if (!usable) throw new Problem("not-found", {});
    }
  }
  await tx
    .deleteFrom("score_evidence")
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .where(
      "leaf_code",
      "in",
      proved.map(({ leaf }) => leaf),
    )
    .execute();
  if (ids.size === 0) return;
  await tx
    .insertInto("score_evidence")
    .values(
      proved.flatMap(({ leaf, evidence }) =>
        evidence.map(({ documentId, pageNote }, position) => ({
          round_id: roundId,
          unit_id: unitId,
          leaf_code: leaf,
          document_id: documentId,
          page_note: pageNote,
          position,
        })),
      ),
    )
    .execute();
}
