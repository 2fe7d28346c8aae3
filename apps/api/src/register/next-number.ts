import { sql, type Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { EntryType } from "@cchc/domain/document/entry";
import { issuerOf } from "@cchc/domain/document/issuer";
import { formatNumber, symbolOf } from "@cchc/domain/document/symbol";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { treeOfUnit } from "../units/ever.ts";

export interface NextNumber {
  /** How the unit issues: `"UBND phường Trần Hưng Đạo"`. */
  readonly issuer: string;
  /** Written with a leading 0: `"27"`, `"05"`; null for what bears no number. */
  readonly number: string | null;
  /** `"KH-UBND"`. */
  readonly symbol: string | null;
  /** The highest number so far. */
  readonly after: { readonly number: string; readonly issuedOn: string | null } | null;
}

export interface Series {
  readonly unitId: string;
  readonly type: EntryType;
  readonly year: number;
}

/**
 * The number that follows the highest one of the unit's own papers of this type in a year; numbers
 * restart at 01 each year. A suggestion: the paper decides.
 */
export async function suggestNumber(
  services: Pick<Services, "db" | "trees" | "now">,
  { unitId, type, year }: Series,
): Promise<NextNumber> {
  const tree = await treeOfUnit(services, unitId);
  const unit = tree?.get(unitId);
  if (tree === undefined || unit === undefined) throw new Problem("not-found", {});
  const issuer = issuerOf(unit, unit.parentId === undefined ? undefined : tree.get(unit.parentId));
  if (type === "other") return { issuer: issuer.short, number: null, symbol: null, after: null };
  const latest = await readHighest(services.db, { unitId, type, year }, issuer.short);
  return {
    issuer: issuer.short,
    number: formatNumber(Number.parseInt(latest?.number ?? "0", 10) + 1),
    symbol: latest?.symbol ?? symbolOf(type, issuer.bodies),
    after: latest?.number == null ? null : { number: latest.number, issuedOn: latest.issuedOn },
  };
}

function readHighest(db: Kysely<Database>, { unitId, type, year }: Series, issuer: string) {
  return db
    .selectFrom("document")
    .select(["number", "symbol", "issued_on as issuedOn"])
    .where("unit_id", "=", unitId)
    .where("type", "=", type)
    .where("issuer", "=", issuer)
    .where("withdrawn_at", "is", null)
    .where(sql<boolean>`number ~ '^[0-9]{1,6}[a-z]?$'`)
    .where("issued_on", ">=", `${year}-01-01`)
    .where("issued_on", "<=", `${year}-12-31`)
    .orderBy(sql`substring(number from '^[0-9]+')::int`, "desc")
    .limit(1)
    .executeTakeFirst();
}
