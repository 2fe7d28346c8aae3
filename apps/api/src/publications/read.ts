import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Receipt } from "@cchc/domain/scoring/receipt";
import { Problem } from "../problem.ts";
import { type PublicationContent, readPublication } from "./content.ts";

/** Everything that was published, the latest year first, a correction before what it corrects. */
export async function listPublications(db: Kysely<Database>) {
  return db
    .selectFrom("publication")
    .innerJoin("scoring_round as round", "round.id", "publication.round_id")
    .select([
      "publication.id",
      "publication.number",
      "title",
      "decision",
      "decided_on as decidedOn",
    ])
    .select(["published_at as publishedAt", "change_note as changeNote", "content_hash as hash"])
    .select(["round.id as roundId", "round.year", "round.name as roundName", "round.illustration"])
    .orderBy("round.year", "desc")
    .orderBy("round.id")
    .orderBy("publication.number", "desc")
    .execute();
}

/** One publication with its hash, and whether a later number corrects it. */
export async function findPublished(db: Kysely<Database>, id: string) {
  const row = await db
    .selectFrom("publication")
    .select(["content", "content_hash", "round_id", "number"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const later = await db
    .selectFrom("publication")
    .select(["id", "number"])
    .where("round_id", "=", row.round_id)
    .where("number", ">", row.number)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    text: row.content,
    content: readPublication(row.content),
    hash: row.content_hash,
    correctedBy: later ?? null,
  };
}

/** @throws Problem `not-found` */
export async function readPublished(db: Kysely<Database>, id: string) {
  const found = await findPublished(db, id);
  if (found === undefined) throw new Problem("not-found", {});
  return found;
}

/** One unit's score sheet: a whole receipt that any browser recomputes. @throws Problem `not-found` */
export async function readSheet(
  db: Kysely<Database>,
  { id, unitId }: { readonly id: string; readonly unitId: string },
) {
  const { content, hash, correctedBy } = await readPublished(db, id);
  const row = await db
    .selectFrom("publication_sheet")
    .select(["code", "receipt"])
    .where("publication_id", "=", id)
    .where("unit_id", "=", unitId)
    .executeTakeFirst();
  const unit = content.units.find((one) => one.unitId === unitId);
  if (row === undefined || unit === undefined) throw new Problem("not-found", {});
  return {
    publication: headOf(content),
    hash,
    correctedBy,
    unit,
    code: row.code,
    receipt: wholeReceipt(row.receipt, content),
  };
}

/** The sheet of a printed code. @throws Problem `not-found` */
export async function findSheet(db: Kysely<Database>, code: string) {
  const row = await db
    .selectFrom("publication_sheet")
    .select(["publication_id as id", "unit_id as unitId"])
    .where("code", "=", code.trim().toUpperCase())
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  return row;
}

/** What a sheet says of the publication that it belongs to. */
function headOf({ set: _set, units: _units, changes: _changes, ...head }: PublicationContent) {
  return head;
}

type StoredReceipt = Omit<Receipt, "data"> & { readonly data: Omit<Receipt["data"], "set"> };

function wholeReceipt(text: string, { set }: PublicationContent): Receipt {
  const parse: (text: string) => StoredReceipt = JSON.parse;
  const { data, ...head } = parse(text);
  return { ...head, data: { set, ...data } };
}
