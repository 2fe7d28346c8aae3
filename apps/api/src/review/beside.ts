import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { bandOf, type Baseline, quartersWithout } from "@cchc/domain/checks/baseline";
import { fieldsOfPast, type PastReport } from "@cchc/domain/checks/context";
import { comparedFields, PEER_RULE } from "@cchc/domain/checks/outliers";
import { expectedSubmitters } from "@cchc/domain/period/period";
import { type Cell, cellKey, type Cells, type Day } from "@cchc/domain/report/cell";
import { toCell } from "../reports/cells.ts";
import { peerRootOf } from "../reports/peers.ts";
import type { ReportAddress, ReportTarget } from "../reports/target.ts";
import { addressesOf, isOneOf } from "./batch.ts";
import { handedIn } from "./columns.ts";

/** Cells of many reports, by {@link keyOf}. */
export type CellsOfReports = ReadonlyMap<string, Cells>;

export function keyOf({ unitId, periodId }: ReportAddress): string {
  return `${unitId}\n${periodId}`;
}

export interface WhichCells {
  readonly forms: readonly ReportTarget["form"][];
  /** Only the totals of these. */
  readonly fields?: readonly string[];
}

/** The cells of many reports in one query. */
export async function readManyCells(
  db: Kysely<Database>,
  addresses: readonly ReportAddress[],
  { forms, fields }: WhichCells,
): Promise<CellsOfReports> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .selectFrom("report_value")
    .select(["unit_id", "period_id", "field_code", "row_key", "state", "amount", "content"])
    .select(["qualifier", "note", "source"])
    .where(isOneOf(addresses, "report_value"))
    .where("state", "!=", "cleared")
    .$if(fields !== undefined, (query) =>
      query.where("field_code", "in", fields ?? []).where("row_key", "=", ""),
    )
    .execute();
  const kinds = new Map(
    forms.flatMap((form) => form.fields.map(({ code, kind }) => [code, kind] as const)),
  );
  const found = new Map<string, Map<string, Cell>>();
  for (const row of rows) {
    const kind = kinds.get(row.field_code);
    const cell = kind === undefined ? null : toCell(kind, row);
    if (cell === null) continue;
    const key = keyOf({ unitId: row.unit_id, periodId: row.period_id });
    const cells = found.get(key) ?? new Map<string, Cell>();
    cells.set(cellKey(row.field_code, row.row_key), cell);
    found.set(key, cells);
  }
  return found;
}

interface PastRow {
  readonly unitId: string;
  readonly periodId: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The same past beside each of many reports as `readPast` gives beside one, of what was handed in, in
 * two queries; only of the fields that checks compare.
 */
export async function readManyPasts(
  db: Kysely<Database>,
  targets: readonly ReportTarget[],
): Promise<ReadonlyMap<string, readonly PastReport[]>> {
  const addresses = addressesOf(targets);
  const { rows } = await sql<PastRow>`
    select "unitId", "periodId", id, name, kind, "from", "to"
    from (
      select target.unit_id as "unitId", target.period_id as "periodId", past.id, past.name,
        past.kind, past.from_day as "from", past.to_day as "to",
        row_number() over (
          partition by target.unit_id, target.period_id, past.kind = own.kind
          order by past.to_day desc, past.from_day desc, past.id
        ) as place
      from unnest(
          ${addresses.map((one) => one.unitId)}::text[],
          ${addresses.map((one) => one.periodId)}::text[]
        ) as target (unit_id, period_id)
      join period own on own.id = target.period_id
      join report on report.unit_id = target.unit_id and report.state = any(${[...handedIn]}::text[])
      join period past on past.id = report.period_id and past.form_code = own.form_code
      where case when past.kind = own.kind then past.to_day < own.from_day
          else past.to_day = own.from_day - 1 end
        and exists (
          select from report_value as value
          where value.unit_id = report.unit_id and value.period_id = past.id
            and value.state <> 'cleared'
        )
    ) as found
    where place <= 4
    order by "to" desc, "from" desc, id
  `.execute(db);
  const fields = [...new Set(targets.flatMap(({ form }) => fieldsOfPast(form)))];
  const cells = await readManyCells(
    db,
    rows.map(({ unitId, id }) => ({ unitId, periodId: id })),
    { forms: targets.map(({ form }) => form), fields },
  );
  const pasts = new Map<string, PastReport[]>();
  for (const { unitId, periodId, id, ...period } of rows) {
    const key = keyOf({ unitId, periodId });
    const past = { period, cells: cells.get(keyOf({ unitId, periodId: id })) ?? new Map() };
    pasts.set(key, [...(pasts.get(key) ?? []), past]);
  }
  return pasts;
}

/** What the communes below one reviewer reported in one field, sorted, and where each stands. */
interface Ranked {
  readonly amounts: readonly number[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/**
 * What other communes usually report, beside each of many reports: those that owe a report in the same
 * period below the same reviewer, as far as they handed it in. One query, of which only bands
 * (`bandOf`) leave this function: never a single commune's figure.
 */
export async function readManyPeers(
  db: Kysely<Database>,
  targets: readonly ReportTarget[],
): Promise<(target: ReportTarget) => Baseline> {
  const groups = new Map<string, ReadonlySet<string>>();
  for (const target of targets) {
    const key = groupOf(target);
    if (groups.has(key)) continue;
    const { tree, period } = target;
    const below = expectedSubmitters(tree, peerRootOf(target), period.submitterKind);
    groups.set(key, new Set(below.map((unit) => unit.unitId)));
  }
  const fields = [...new Set(targets.flatMap(({ form }) => comparedFields(form)))];
  const units = [...new Set([...groups.values()].flatMap((group) => [...group]))];
  const rows = await db
    .selectFrom("report_value as value")
    .innerJoin("report", (join) =>
      join
        .onRef("report.unit_id", "=", "value.unit_id")
        .onRef("report.period_id", "=", "value.period_id"),
    )
    .select(["value.unit_id as unitId", "value.period_id as periodId"])
    .select(["field_code as field", "amount"])
    .where("value.period_id", "in", [...new Set(targets.map(({ period }) => period.id))])
    .where("value.unit_id", "=", sql<string>`any(${units}::text[])`)
    .where("field_code", "in", fields)
    .where("row_key", "=", "")
    .where("value.state", "=", "entered")
    .where("report.state", "in", handedIn)
    .orderBy("amount")
    .execute();
  const ranked = new Map<string, Map<string, Ranked>>();
  for (const [key, group] of groups) {
    ranked.set(key, rank(rows.filter((row) => isIn(key, row) && group.has(row.unitId))));
  }
  return (target) => {
    const fieldsOf = ranked.get(groupOf(target)) ?? new Map<string, Ranked>();
    const bands = comparedFields(target.form).flatMap((field) => {
      const all = fieldsOf.get(field);
      const quarters = all && quartersWithout(all.amounts, all.placeOf.get(target.unitId) ?? -1);
      const band = quarters && bandOf(quarters, PEER_RULE.enough);
      return band === undefined ? [] : [[field, band] as const];
    });
    return new Map(bands);
  };
}

function groupOf(target: ReportTarget): string {
  return `${target.period.id}\n${peerRootOf(target)}`;
}

function isIn(group: string, { periodId }: { readonly periodId: string }): boolean {
  return group.startsWith(`${periodId}\n`);
}

/** `rows`: sorted by amount. */
function rank(
  rows: readonly { unitId: string; field: string; amount: number | null }[],
): Map<string, Ranked> {
  const fields = new Map<string, { amounts: number[]; placeOf: Map<string, number> }>();
  for (const { unitId, field, amount } of rows) {
    if (amount === null) continue;
    const known = fields.get(field) ?? { amounts: [], placeOf: new Map<string, number>() };
    known.placeOf.set(unitId, known.amounts.length);
    known.amounts.push(amount);
    fields.set(field, known);
  }
  return fields;
}
