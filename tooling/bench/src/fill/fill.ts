import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { createAccount, hashPassword } from "@cchc/api/accounts/accounts";
import { sha256 } from "@cchc/api/canonical";
import { once } from "@cchc/api/operation/once";
import { createPeriod, type PeriodInput } from "@cchc/api/periods/write";
import { toColumns } from "@cchc/api/reports/cells";
import { keptResults } from "@cchc/api/reports/kept";
import type { Services } from "@cchc/api/services";
import { countryId, ensureCountry } from "@cchc/api/units/country";
import { touchUnits } from "@cchc/api/units/revision";
import type { Database } from "@cchc/db/schema";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { cellRef, type Cells } from "@cchc/domain/report/cell";
import { reportContent } from "@cchc/domain/report/content";
import { inventCells } from "./cells.ts";
import { insertRows } from "./columns.ts";
import { period } from "./period.ts";
import { communeId, communes, inventUnits } from "./units.ts";

const author = "do-toc-do";
/** Communes written in one go. */
const batch = 200;

export interface Filled {
  readonly communes: number;
  readonly handedIn: number;
  readonly values: number;
  readonly seconds: number;
}

/** Who signs in to be measured. */
export interface BenchAccount {
  readonly username: string;
  readonly password: string;
}

export const password = "do-toc-do-2025";
export const reviewer: BenchAccount = { username: "tong-hop", password };
export const officer: BenchAccount = { username: "cong-chuc", password };
/** Communes whose report is still being written. */
export const drafts: readonly number[] = Array.from(
  { length: communes },
  (_, index) => index,
).filter((index) => index % 20 === 0);
/** The officer's communes: a person at work has few roles, and every request reads them. */
export const own: readonly number[] = drafts.slice(0, 10);
/** One commune in a hundred has not begun; the rest have handed in. */
const notBegun = (index: number): boolean => index % 100 === 7;

/** Fills an empty database with a whole country's year, values and kept results alike. */
export async function fillCountry(services: Services): Promise<Filled> {
  const began = performance.now();
  const { db } = services;
  await writeSurroundings(services);
  let values = 0;
  let handedIn = 0;
  for (let from = 0; from < communes; from += batch) {
    const indexes = Array.from({ length: Math.min(batch, communes - from) }, (_, at) => from + at);
    const reports = indexes
      .filter((index) => !notBegun(index))
      .map((index) => ({
        unitId: communeId(index),
        cells: inventCells(index),
        draft: drafts.includes(index),
      }));
    values += await writeReports(db, period, reports);
    handedIn += reports.filter((report) => !report.draft).length;
  }
  await sql`vacuum (analyze)`.execute(db);
  return { communes, handedIn, values, seconds: (performance.now() - began) / 1000 };
}

async function writeSurroundings(services: Services): Promise<void> {
  const passwordHash = await hashPassword(services.auth, password);
  const operation = { id: randomUUID(), userId: author, name: "bench", input: "bench" };
  await once(services, operation, async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    await insertRows(
      tx,
      "unit_version",
      inventUnits().map((unit) => ({ ...unit, from_day: "2025-07-01", illustration: true })),
    );
    await touchUnits(tx);
    await createPeriod(tx, period, stamp);
    const country = [{ role: "reviewer", unitId: countryId }] as const;
    const grants = own.map((index) => ({ role: "officer", unitId: communeId(index) }) as const);
    await createAccount(
      tx,
      { ...reviewer, name: "Tổng hợp", passwordHash, grants: country },
      stamp,
    );
    await createAccount(tx, { ...officer, name: "Công chức", passwordHash, grants }, stamp);
    return { ok: true };
  });
}

export interface FilledReport {
  readonly unitId: string;
  readonly cells: Cells;
  readonly draft: boolean;
}

/** Writes whole reports of a yearly period, with kept results and submissions; how many values. */
export async function writeReports(
  db: Kysely<Database>,
  yearly: PeriodInput,
  reports: readonly FilledReport[],
): Promise<number> {
  const at = new Date();
  const addressed = reports.map((report) => ({
    ...report,
    at: { unit_id: report.unitId, period_id: yearly.id },
  }));
  const values = addressed.flatMap(({ at: place, cells }) =>
    [...cells].map(([key, cell]) => {
      const { field, row } = cellRef(key);
      const written = { version: 1, channel: "demo", updated_by: author, updated_at: at };
      return { ...place, field_code: field, row_key: row, ...toColumns(cell), ...written };
    }),
  );
  await insertRows(db, "report_value", values);
  await insertRows(
    db,
    "report_kept",
    addressed.map(({ at: place, cells }) => ({
      ...place,
      ...keptResults(ANNUAL_FORM, yearly.to, cells),
    })),
  );
  await writeSubmissions(db, yearly, { reports, at });
  return values.length;
}

async function writeSubmissions(
  db: Kysely<Database>,
  yearly: PeriodInput,
  { reports, at }: { readonly reports: readonly FilledReport[]; readonly at: Date },
): Promise<void> {
  const submitted = reports.map(({ unitId, cells, draft }) => {
    const content = reportContent({
      unitId,
      periodId: yearly.id,
      form: { code: ANNUAL_FORM.code, version: ANNUAL_FORM.version },
      period: { from: yearly.from, to: yearly.to },
      signing: { number: "1", symbol: "BC-UBND", signedDay: yearly.to },
      cells,
    });
    return {
      unitId,
      draft,
      content,
      content_hash: sha256(content),
      id: draft ? null : randomUUID(),
    };
  });
  await insertRows(
    db,
    "report",
    submitted.map(({ unitId, draft, id }, index) => ({
      unit_id: unitId,
      period_id: yearly.id,
      state: draft ? "draft" : index % 2 === 0 ? "submitted" : "received",
      version: 1,
      submission_id: id,
      updated_by: author,
      updated_at: at,
    })),
  );
  await insertRows(
    db,
    "submission",
    submitted
      .filter((one) => !one.draft)
      .map(({ unitId, id, content, content_hash }) => ({
        unit_id: unitId,
        period_id: yearly.id,
        id,
        code: content_hash.slice(0, 9),
        content,
        content_hash,
        number: "1",
        symbol: "BC-UBND",
        signed_day: yearly.to,
        submitted_by: author,
        submitted_at: at,
      })),
  );
}
