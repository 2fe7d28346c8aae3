import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { CitedDocument } from "@cchc/domain/document/citation";
import type { Issuer } from "@cchc/domain/document/issuer";
import type { Period } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import { addDays } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";
import type { EntryFields } from "../register/input.ts";

/** What a citation is made of. */
export type CitedEntry = EntryFields & { readonly id: string };

/** A plan of the year is often signed in the last weeks of the year before. */
const DAYS_BEFORE = 45;

/** Reports of a period cite what was signed until they are written themselves. */
const DAYS_AFTER = 20;

/** Whether the register's issuer is the reporting unit itself, however it is written. */
function isOwn(issuer: string, { inText, short }: Issuer): boolean {
  const written = searchKey(issuer);
  return [inText, short].some((one) => searchKey(one) === written);
}

/** `2018/NĐ-CP` is a year and a symbol. */
function symbolParts(symbol: string | null): Pick<CitedDocument, "symbol" | "legalYear"> {
  const parts = /^(\d{4})\/(.+)$/.exec(symbol ?? "");
  if (parts?.[2] === undefined) return { symbol: symbol ?? "" };
  return { symbol: parts[2], legalYear: Number(parts[1]) };
}

/** The days whose documents a period's report cites. */
export function citedDays({ from, to }: Pick<Period, "from" | "to">): {
  readonly first: Day;
  readonly last: Day;
} {
  return { first: addDays(from, -DAYS_BEFORE), last: addDays(to, DAYS_AFTER) };
}

/** An entry of the register as a report cites it; undefined for a type that has no name to cite. */
export function citedDocument(entry: CitedEntry, reporting: Issuer): CitedDocument | undefined {
  const { id, type, number, symbol, issuedOn, issuer, summary, area } = entry;
  if (type === "other") return undefined;
  const own = isOwn(issuer, reporting);
  return {
    id,
    type,
    ...(number === null ? {} : { number }),
    ...symbolParts(symbol),
    ...(issuedOn === null ? {} : { day: issuedOn }),
    issuer: own ? "" : issuer,
    about: summary,
    ...(area === null ? {} : { area }),
    by: own ? "own" : "superior",
  };
}

/** The documents of a unit's register that belong to a period, as its report cites them. */
export async function readCited(
  db: Kysely<Database>,
  unitId: string,
  { period, issuer }: { readonly period: Pick<Period, "from" | "to">; readonly issuer: Issuer },
): Promise<readonly CitedDocument[]> {
  const { first, last } = citedDays(period);
  const rows = await db
    .selectFrom("document")
    .select(["id", "type", "number", "symbol", "issued_on as issuedOn", "issuer", "summary"])
    .select("area")
    .where("unit_id", "=", unitId)
    .where("withdrawn_at", "is", null)
    .where("issued_on", ">=", first)
    .where("issued_on", "<=", last)
    .orderBy("issued_on")
    .orderBy("number")
    .orderBy("id")
    .execute();
  return rows.flatMap((row) => citedDocument(row, issuer) ?? []);
}
