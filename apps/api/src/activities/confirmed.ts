import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { activityKind } from "@cchc/domain/activity/catalogue";
import { confirmationDifferences } from "@cchc/domain/activity/confirm";
import { type ActivityCount, countActivities } from "@cchc/domain/activity/count";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import type { FieldCode } from "@cchc/domain/report/cell";
import { fullName } from "@cchc/domain/unit/unit";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { canonicalJson, sha256 } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";
import { requireOwnUnit } from "../plans/reach.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { treeOfUnit } from "../units/ever.ts";
import { byUnit, readActivities } from "./read.ts";

/** What a culture centre confirms of each commune beside it, as forms name it. */
export const confirmedFields: readonly FieldCode[] = [
  "propaganda.website.total",
  "propaganda.radio.items",
  "propaganda.sketches",
];

type Reading = Pick<Services, "db" | "trees" | "now">;

/**
 * The communes under the same unit as a centre whose officer the actor is.
 * @throws Problem `not-found` for any other unit.
 */
export async function communesOfCentre(services: Reading, actor: Actor, centreId: string) {
  await requireOwnUnit(services, actor, "activity.confirm", centreId);
  const tree = await treeOfUnit(services, centreId);
  const centre = tree?.get(centreId);
  if (tree === undefined || centre?.kind !== "service_center" || centre.parentId === undefined) {
    throw new Problem("not-found", {});
  }
  return {
    parentId: centre.parentId,
    communes: tree
      .descendants(centre.parentId, "commune")
      .map((unit) => ({ unitId: unit.unitId, name: fullName(unit) })),
  };
}

/** A count of one unit: its own, the centre's, and whether they differ. Three queries at most. */
export async function readConfirmed(
  db: Kysely<Database>,
  units: readonly { readonly unitId: string; readonly name: string }[],
  year: number,
) {
  const ids = units.map(({ unitId }) => unitId);
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const [activities, rows] = await Promise.all([
    readActivities(db, { units: ids, ...span }),
    readConfirmedCounts(db, ids, year),
  ]);
  const logs = byUnit(activities);
  const own = new Map(
    ids.map((id): [string, Readonly<Record<FieldCode, ActivityCount>>] => [
      id,
      countActivities(logs.get(id) ?? [], span),
    ]),
  );
  const fields = confirmedFields.map((code) => ({
    code,
    label: fieldOf(ANNUAL_FORM, code)?.label ?? activityKind("sketch").label,
  }));
  return {
    year,
    fields,
    units: units.map((unit) => ({
      ...unit,
      counts: confirmedFields.map((field) => {
        const confirmed = rows.find((row) => row.unitId === unit.unitId && row.field === field);
        const logged = own.get(unit.unitId)?.[field];
        return {
          field,
          own: logged === undefined ? null : { count: logged.count, qualifier: logged.qualifier },
          confirmed: confirmed?.count ?? null,
          seen: seenOf(confirmed, logged),
        };
      }),
    })),
    differences: confirmationDifferences(rows, own),
  };
}

type Kept = { readonly count: number; readonly at: Date } | undefined;

/**
 * What a centre has before its eyes when it confirms: the count it gave and when, and the entries of
 * the unit's log with their sum. Anything that changed since makes another.
 */
function seenOf(kept: Kept, logged: ActivityCount | undefined): string {
  const own = logged === undefined ? null : [logged.count, logged.qualifier, logged.from];
  const given = kept === undefined ? null : [kept.count, kept.at.toISOString()];
  return sha256(canonicalJson([given, own]));
}

/** The confirmed counts of these units in a year: one query. */
export function readConfirmedCounts(db: Kysely<Database>, units: readonly string[], year: number) {
  return db
    .selectFrom("confirmed_count")
    .select(["unit_id as unitId", "field_code as field", "count", "updated_at as at"])
    .where("unit_id", "in", [...units, ""])
    .where("year", "=", year)
    .orderBy("unit_id")
    .orderBy("field_code")
    .execute();
}

export interface Confirmation {
  readonly centreId: string;
  readonly unitId: string;
  readonly year: number;
  readonly field: FieldCode;
  /** Null: taken back. */
  readonly count: number | null;
  /** As `readConfirmed` gave it: the log and the count that the centre looked at. */
  readonly seen: string;
}

/**
 * Writes or takes back the centre's count of a unit.
 * @throws Problem `conflict` where the count or the unit's log changed since it was looked at, `bad-input`.
 */
export async function writeConfirmed(
  tx: Transaction<Database>,
  { centreId, unitId, year, field, count, seen }: Confirmation,
  stamp: OperationStamp,
): Promise<{ readonly count: number | null }> {
  if (!confirmedFields.includes(field)) throw new Problem("bad-input", {});
  await sql`select pg_advisory_xact_lock(hashtext(${`confirmed ${unitId} ${year} ${field}`}))`.execute(
    tx,
  );
  const before = await tx
    .selectFrom("confirmed_count")
    .select(["count", "version", "by_unit_id as by", "updated_at as at"])
    .where("unit_id", "=", unitId)
    .where("year", "=", year)
    .where("field_code", "=", field)
    .executeTakeFirst();
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const log = await readActivities(tx, { units: [unitId], ...span });
  if (seenOf(before, countActivities(log, span)[field]) !== seen) {
    throw new Problem("conflict", {});
  }
  if (count === null) {
    await tx
      .deleteFrom("confirmed_count")
      .where("unit_id", "=", unitId)
      .where("year", "=", year)
      .where("field_code", "=", field)
      .execute();
  } else {
    const columns = {
      count,
      by_unit_id: centreId,
      version: (before?.version ?? 0) + 1,
      updated_by: stamp.userId,
      updated_at: stamp.at,
    };
    await tx
      .insertInto("confirmed_count")
      .values({ unit_id: unitId, year, field_code: field, ...columns })
      .onConflict((c) => c.columns(["unit_id", "year", "field_code"]).doUpdateSet(columns))
      .execute();
  }
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: count === null ? "count.unconfirm" : "count.confirm",
      subject: `confirmed/${year}/${field}`,
      before: before === undefined ? null : { count: before.count, by: before.by },
      after: count === null ? null : { count, by: centreId },
    },
  ]);
  return { count };
}
