import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ReturnedReport } from "@cchc/domain/checks/returned";
import { type Cell, type CellRef, cellKey } from "@cchc/domain/report/cell";
import { isOneOf } from "../review/batch.ts";
import { keyOf } from "../review/beside.ts";
import type { ReportAddress } from "./target.ts";

/**
 * What the reviewer sent back last, by `keyOf`, in one statement: of a report that is being mended
 * what it has to answer; of one handed in again what it had to answer. Nothing of one that never came
 * back.
 */
export async function readReturned(
  db: Kysely<Database>,
  addresses: readonly ReportAddress[],
): Promise<ReadonlyMap<string, ReturnedReport>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .selectFrom("report")
    .innerJoin("submission", (join) =>
      join
        .onRef("submission.unit_id", "=", "report.unit_id")
        .onRef("submission.period_id", "=", "report.period_id"),
    )
    .where(isOneOf(addresses, "report"))
    .where((eb) => {
      const handedIn = eb("report.state", "in", ["submitted", "received"]);
      // The one before the last that was handed in; while the report is mended, that last one itself.
      return eb.or([
        eb.and([handedIn, eb("submission.id", "!=", eb.ref("report.submission_id"))]),
        eb.and([eb.not(handedIn), eb("submission.id", "=", eb.ref("report.submission_id"))]),
      ]);
    })
    .select(["report.unit_id as unitId", "report.period_id as periodId"])
    .select(["submission.id", "submission.content"])
    .select((eb) =>
      eb
        .selectFrom("returned_cell as named")
        .whereRef("named.submission_id", "=", "submission.id")
        .select(
          sql<ReturnedReport["cells"]>`coalesce(json_agg(json_build_object(
            'field', field_code, 'row', row_key, 'reason', reason) order by field_code, row_key), '[]')`.as(
            "cells",
          ),
        )
        .as("cells"),
    )
    .distinctOn(["report.unit_id", "report.period_id"])
    .orderBy("report.unit_id")
    .orderBy("report.period_id")
    .orderBy("submission.submitted_at", "desc")
    .execute();
  return new Map(
    rows.map(({ id, content, cells, ...address }) => {
      const named = cells ?? [];
      return [keyOf(address), { id, cells: named, before: cellsIn(content, named) }];
    }),
  );
}

/** The cells of a canonical text; where some are named, those alone. */
function cellsIn(content: string, named: readonly CellRef[]): ReadonlyMap<string, Cell> {
  const parse: (text: string) => { readonly cells: readonly (CellRef & Cell)[] } = JSON.parse;
  const wanted = new Set(named.map(({ field, row }) => cellKey(field, row)));
  return new Map(
    parse(content).cells.flatMap(({ field, row, ...cell }) => {
      const key = cellKey(field, row);
      return wanted.size === 0 || wanted.has(key) ? [[key, cell] as const] : [];
    }),
  );
}
