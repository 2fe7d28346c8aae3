import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import type { ReportAddress } from "../reports/target.ts";

/** What somebody wrote in a paper beside its figures. */
export interface StoredText {
  readonly slot: string;
  /** Lines; empty where the text was taken back. */
  readonly content: string;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

export interface TextWrite {
  readonly slot: string;
  /** The version that the writer saw; 0: nothing was there. */
  readonly version: number;
  readonly content: string;
}

/** Written, or what somebody else wrote first. */
export type TextResult =
  | { readonly status: "saved"; readonly version: number; readonly at: Date }
  | { readonly status: "conflict"; readonly current: StoredText };

function textRows(db: Kysely<Database>, { unitId, periodId }: ReportAddress) {
  return db
    .selectFrom("report_text")
    .leftJoin("auth_user", "auth_user.id", "report_text.updated_by")
    .select([
      "slot",
      "content",
      "version",
      "updated_by as userId",
      "updated_at as at",
      "auth_user.name as name",
    ])
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .orderBy("slot");
}

type Row = Omit<StoredText, "by"> & { readonly userId: string; readonly name: string | null };

function toText({ userId, name, ...text }: Row): StoredText {
  return { ...text, by: name ?? userId };
}

/** Every text of one unit's paper of a period; those taken back too, for their versions. */
export async function readTexts(
  db: Kysely<Database>,
  address: ReportAddress,
): Promise<readonly StoredText[]> {
  return (await textRows(db, address).execute()).map(toText);
}

/** The texts as a paper takes them. */
export async function readTextMap(
  db: Kysely<Database>,
  address: ReportAddress,
): Promise<ReadonlyMap<string, string>> {
  const texts = await readTexts(db, address);
  return new Map(
    texts.flatMap(({ slot, content }) => (content === "" ? [] : [[slot, content] as const])),
  );
}

/** Writes one text where its version is still the one that its writer saw. */
export async function writeText(
  tx: Transaction<Database>,
  { unitId, periodId, slot, version, content }: ReportAddress & TextWrite,
  stamp: OperationStamp,
): Promise<TextResult> {
  const key = { unit_id: unitId, period_id: periodId, slot };
  const written = { content, version: version + 1, updated_by: stamp.userId, updated_at: stamp.at };
  // Its row is made first, so that two first writers meet there.
  const made = await tx
    .insertInto("report_text")
    .values({ ...key, ...written, version: 0, content: "" })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  const standing = await tx
    .selectFrom("report_text")
    .select(["content", "version"])
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .where("slot", "=", slot)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const first = made.numInsertedOrUpdatedRows === 1n;
  if (standing.version !== version) {
    const row = await textRows(tx, { unitId, periodId })
      .where("slot", "=", slot)
      .executeTakeFirstOrThrow();
    return { status: "conflict", current: toText(row) };
  }
  if (!first && standing.content === content) {
    return { status: "saved", version, at: stamp.at };
  }
  await tx
    .updateTable("report_text")
    .set(written)
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .where("slot", "=", slot)
    .execute();
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: "paper.text",
      subject: `text/${periodId}/${slot}`,
      before: standing.content === "" ? null : standing.content,
      after: content === "" ? null : content,
    },
  ]);
  return { status: "saved", version: version + 1, at: stamp.at };
}
