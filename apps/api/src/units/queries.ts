import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import type { ReviewRule } from "@cchc/domain/unit/review";
import { fullName, type Succession, type UnitVersion } from "@cchc/domain/unit/unit";
import type { Services } from "../services.ts";

/** Every version of every unit, as the domain knows them. */
export async function readVersions(db: Kysely<Database>): Promise<UnitVersion[]> {
  const rows = await db
    .selectFrom("unit_version")
    .selectAll()
    .orderBy("unit_id")
    .orderBy("from_day")
    .execute();
  return rows.map(({ unit_id, from_day, to_day, kind, type, code, name, parent_id }) => ({
    unitId: unit_id,
    from: from_day,
    ...(to_day === null ? {} : { to: to_day }),
    kind,
    type,
    ...(code === null ? {} : { code }),
    name,
    ...(parent_id === null ? {} : { parentId: parent_id }),
  }));
}

/** Which level reviews below which root, of all times. */
export async function readReviewRules(db: Kysely<Database>): Promise<ReviewRule[]> {
  const rows = await db
    .selectFrom("review_rule")
    .selectAll()
    .orderBy("root_id")
    .orderBy("from_day")
    .execute();
  return rows.map(({ root_id, from_day, to_day, review_kind }) => ({
    rootId: root_id,
    from: from_day,
    ...(to_day === null ? {} : { to: to_day }),
    reviewKind: review_kind,
  }));
}

/** Full names of units on a day; a unit that no longer exists goes by its last name. */
export async function readUnitNames(
  { db, trees }: Pick<Services, "db" | "trees">,
  unitIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, string>> {
  const tree = await trees.at(day);
  const names = new Map<string, string>();
  const gone: string[] = [];
  for (const unitId of new Set(unitIds)) {
    const unit = tree.get(unitId);
    if (unit === undefined) gone.push(unitId);
    else names.set(unitId, fullName(unit));
  }
  if (gone.length > 0) {
    const versions = await readVersions(db);
    for (const version of versions) {
      if (gone.includes(version.unitId)) names.set(version.unitId, fullName(version));
    }
  }
  return names;
}

/** The units that are made up for demonstration, as they stand on a day. */
export async function readInvented(db: Kysely<Database>, day: Day): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("unit_version")
    .select("unit_id")
    .where("illustration", "=", true)
    .where("from_day", "<=", day)
    .where((eb) => eb.or([eb("to_day", "is", null), eb("to_day", ">=", day)]))
    .execute();
  return new Set(rows.map((row) => row.unit_id));
}

/** What one unit was over time, earliest first. */
export async function readUnitHistory(db: Kysely<Database>, unitId: string) {
  const rows = await db
    .selectFrom("unit_version")
    .select(["from_day as from", "to_day as to", "type", "name", "code", "parent_id as parentId"])
    .select("illustration")
    .where("unit_id", "=", unitId)
    .orderBy("from_day")
    .execute();
  return rows;
}

/** Which unit continues which, of all times. */
export async function readAllSuccessions(db: Kysely<Database>): Promise<Succession[]> {
  const rows = await db
    .selectFrom("unit_succession")
    .selectAll()
    .orderBy("on_day")
    .orderBy("predecessor_id")
    .orderBy("successor_id")
    .execute();
  return rows.map(({ predecessor_id, successor_id, on_day, kind, decision }) => ({
    predecessorId: predecessor_id,
    successorId: successor_id,
    on: on_day,
    kind,
    ...(decision === null ? {} : { decision }),
  }));
}

/** What one unit came from and what it became. */
export async function readSuccessions(db: Kysely<Database>, unitId: string) {
  return db
    .selectFrom("unit_succession")
    .select(["predecessor_id as predecessorId", "successor_id as successorId"])
    .select(["on_day as on", "kind", "decision", "illustration"])
    .where((eb) => eb.or([eb("predecessor_id", "=", unitId), eb("successor_id", "=", unitId)]))
    .orderBy("on_day")
    .execute();
}
