import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { auditName } from "@cchc/domain/text/audit-names";
import { isNamed, isWithheld } from "../audit/words.ts";

/**
 * What the audit screen would show raw of the lines that were written: actions without words, and keys
 * of what a line keeps without a Vietnamese name. Contents that stay with their unit are not shown.
 */
export async function unnamedInHistory(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("audit")
    .select(["action", "subject", "before", "after"])
    .distinct()
    .execute();
  const found = rows.flatMap(({ action, subject, before, after }) => [
    ...(isNamed(action) ? [] : [`action ${action}`]),
    ...(isWithheld(subject) ? [] : [...keysOf(before), ...keysOf(after)])
      .filter((key) => auditName(key) === undefined)
      .map((key) => `${key} of ${action}`),
  ]);
  return [...new Set(found)].toSorted();
}

function keysOf(text: string | null): readonly string[] {
  if (text === null) return [];
  const parse: (text: string) => unknown = JSON.parse;
  const value = parse(text);
  const shown = typeof value === "object" && value !== null && !Array.isArray(value);
  return shown ? Object.keys(value) : [];
}
