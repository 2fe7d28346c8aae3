import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { CitedDocument } from "@cchc/domain/document/citation";
import type { Issuer } from "@cchc/domain/document/issuer";
import type { Period } from "@cchc/domain/period/period";
import { addDays } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";

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

/** The documents of a unit's register that belong to a period, as its report cites them. */
export async function readCited(
  db: Kysely<Database>,
  unitId: string,
  { period, issuer }: { readonly period: Pick<Period, "from" | "to">; readonly issuer: Issuer },
): Promise<readonly CitedDocument[]> {
  const rows = await db
    .selectFrom("document")
    .select(["id", "type", "number", "symbol", "issued_on", "issuer", "summary", "area"])
    .where("unit_id", "=", unitId)
    .where("withdrawn_at", "is", null)
    .where("issued_on", ">=", addDays(period.from, -DAYS_BEFORE))
    .where("issued_on", "<=", addDays(period.to, DAYS_AFTER))
    .orderBy("issued_on")
    .orderBy("number")
    .orderBy("id")
    .execute();
  return rows.flatMap(({ type, number, issued_on, area, ...row }) => {
    if (type === "other") return [];
    const own = isOwn(row.issuer, issuer);
    return {
      id: row.id,
      type,
      ...(number === null ? {} : { number }),
      ...symbolParts(row.symbol),
      ...(issued_on === null ? {} : { day: issued_on }),
      issuer: own ? "" : row.issuer,
      about: row.summary,
      ...(area === null ? {} : { area }),
      by: own ? "own" : "superior",
    } satisfies CitedDocument;
  });
}
