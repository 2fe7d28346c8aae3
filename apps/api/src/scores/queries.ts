import type { Insertable, Kysely, Selectable } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoreItemTable, ScoreTable } from "@cchc/db/scoring-schema";
import type { AppraisalItemState, ScoreState } from "@cchc/domain/appraisal/workflow";
import type { InputValue, InputValues } from "@cchc/domain/criteria/value";
import type { EntryType } from "@cchc/domain/document/entry";
import type { Day } from "@cchc/domain/report/cell";
import type { Decisions } from "@cchc/domain/scoring/decided";
import type { OperationStamp } from "../operation/once.ts";

/** Where one unit's score of a round stands. */
export interface StoredScore {
  readonly state: ScoreState;
  readonly version: number;
  readonly submissionId: string | null;
  readonly returnedReason: string | null;
}

export const noScore: StoredScore = {
  state: "scoring",
  version: 0,
  submissionId: null,
  returnedReason: null,
};

export function toScore(row: Selectable<ScoreTable> | undefined): StoredScore {
  if (row === undefined) return noScore;
  return {
    state: row.state,
    version: row.version,
    submissionId: row.submission_id,
    returnedReason: row.returned_reason,
  };
}

/** The score of one unit in one round, by which everything below is addressed. */
export interface ScoreAddress {
  readonly roundId: string;
  readonly unitId: string;
}

/** The row that a score begins as. */
export function newScore(
  { roundId, unitId }: ScoreAddress,
  { userId, at }: Pick<OperationStamp, "userId" | "at">,
): Insertable<ScoreTable> {
  return {
    round_id: roundId,
    unit_id: unitId,
    state: "scoring",
    version: 0,
    updated_by: userId,
    updated_at: at,
  };
}

export async function readScore(
  db: Kysely<Database>,
  { roundId, unitId }: ScoreAddress,
): Promise<StoredScore> {
  const row = await db
    .selectFrom("score")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .executeTakeFirst();
  return toScore(row);
}

/** One value that a unit states itself. */
export interface StatedInput {
  readonly code: string;
  /** null: taken back. */
  readonly value: InputValue | null;
  readonly version: number;
  /** Who wrote it, by name, and when. */
  readonly by: string;
  readonly at: Date;
}

export async function readStated(
  db: Kysely<Database>,
  { roundId, unitId }: ScoreAddress,
): Promise<StatedInput[]> {
  const rows = await db
    .selectFrom("score_input")
    .leftJoin("auth_user", "auth_user.id", "score_input.updated_by")
    .select(["code", "value", "version", "score_input.updated_by", "score_input.updated_at as at"])
    .select("auth_user.name as by")
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .orderBy("code")
    .execute();
  return rows.map(({ code, value, version, updated_by, at, by }) => ({
    code,
    value,
    version,
    by: by ?? updated_by,
    at,
  }));
}

/** Stated inputs as values; what was taken back is absent. */
export function statedValues(stated: readonly StatedInput[]): InputValues {
  return Object.fromEntries(
    stated.flatMap(({ code, value }) => (value === null ? [] : [[code, value] as const])),
  );
}

/** One leaf: the unit's note and reply, the appraiser's decision. */
export interface StoredItem {
  readonly leaf: string;
  readonly note: string | null;
  readonly seconds: number;
  readonly state: AppraisalItemState;
  /** Hundredths, where decided otherwise than claimed. */
  readonly points: number | null;
  readonly reason: string | null;
  /** User ids. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly confirmedBy: string | null;
  readonly reply: string | null;
  readonly replyDue: Day | null;
  readonly version: number;
  /** Counts what the unit wrote: note, reply, papers. */
  readonly ownVersion: number;
}

export function toItem(row: Selectable<ScoreItemTable>): StoredItem {
  return {
    leaf: row.leaf_code,
    note: row.note,
    seconds: row.seconds,
    state: row.state,
    points: row.points,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    confirmedBy: row.confirmed_by,
    reply: row.reply,
    replyDue: row.reply_due,
    version: row.version,
    ownVersion: row.own_version,
  };
}

export async function readItems(
  db: Kysely<Database>,
  { roundId, unitId }: ScoreAddress,
): Promise<StoredItem[]> {
  const rows = await db
    .selectFrom("score_item")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .orderBy("leaf_code")
    .execute();
  return rows.map(toItem);
}

/** The decisions that change points, as the engine takes them. */
export function decisionsOf(items: readonly StoredItem[]): Decisions | undefined {
  const changed = items.flatMap(({ leaf, state, points, reason }) =>
    state === "changed" && points !== null
      ? [[leaf, { points, reason: reason ?? "" }] as const]
      : [],
  );
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** A paper that proves a leaf, with what is needed to cite and open it. */
export interface Evidence {
  readonly unitId: string;
  readonly leaf: string;
  readonly documentId: string;
  readonly pageNote: string;
  readonly type: EntryType;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly issuedOn: Day | null;
  readonly summary: string;
  readonly withdrawn: boolean;
  readonly files: readonly {
    readonly position: number;
    readonly name: string;
    readonly hash: string;
  }[];
}

/** The papers of a round: of one unit, of one leaf over all units, or of both. */
export async function readEvidence(
  db: Kysely<Database>,
  {
    roundId,
    unitId,
    leaf,
  }: { readonly roundId: string; readonly unitId?: string; readonly leaf?: string },
): Promise<Evidence[]> {
  const rows = await db
    .selectFrom("score_evidence as evidence")
    .innerJoin("document", "document.id", "evidence.document_id")
    .leftJoin("document_file as file", "file.document_id", "document.id")
    .select([
      "evidence.unit_id",
      "evidence.leaf_code",
      "evidence.document_id",
      "evidence.page_note",
    ])
    .select(["document.type", "document.number", "document.symbol", "document.issued_on"])
    .select(["document.summary", "document.withdrawn_at"])
    .select(["file.position", "file.name", "file.file_hash"])
    .where("evidence.round_id", "=", roundId)
    .$if(unitId !== undefined, (query) => query.where("evidence.unit_id", "=", unitId ?? ""))
    .$if(leaf !== undefined, (query) => query.where("evidence.leaf_code", "=", leaf ?? ""))
    .orderBy("evidence.unit_id")
    .orderBy("evidence.leaf_code")
    .orderBy("evidence.position")
    .orderBy("evidence.document_id")
    .orderBy("file.position")
    .execute();
  const found = new Map<string, Evidence & { files: Evidence["files"][number][] }>();
  for (const row of rows) {
    const key = `${row.unit_id}#${row.leaf_code}#${row.document_id}`;
    const known = found.get(key) ?? {
      unitId: row.unit_id,
      leaf: row.leaf_code,
      documentId: row.document_id,
      pageNote: row.page_note,
      type: row.type,
      number: row.number,
      symbol: row.symbol,
      issuedOn: row.issued_on,
      summary: row.summary,
      withdrawn: row.withdrawn_at !== null,
      files: [],
    };
    const { position, name, file_hash: hash } = row;
    if (position !== null && name !== null && hash !== null) {
      known.files.push({ position, name, hash });
    }
    found.set(key, known);
  }
  return [...found.values()];
}

/** Survey results of the units of a round; units without any are left out. */
export async function readSurvey(
  db: Kysely<Database>,
  roundId: string,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, InputValues>> {
  const rows = await db
    .selectFrom("survey_result")
    .select(["unit_id", "code", "value"])
    .where("round_id", "=", roundId)
    .where("unit_id", "in", unitIds)
    .execute();
  const found = new Map<string, Record<string, InputValue>>();
  for (const { unit_id: unitId, code, value } of rows) {
    const values = found.get(unitId) ?? {};
    values[code] = value;
    found.set(unitId, values);
  }
  return found;
}
