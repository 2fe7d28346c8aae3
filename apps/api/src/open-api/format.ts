import { sheetStream } from "../sheet-stream.ts";
import { toCsv } from "@cchc/domain/text/csv";
import type { AnyTable, Column, Row, Rows, Value } from "./table.ts";

/** How a table is written. */
export const formats = ["json", "csv", "xlsx"] as const;
export type Format = (typeof formats)[number];

/** What each format is sent as. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const words = (value: Value | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** JSON with what is missing as null; one object a row, only the columns that the table lists. */
function asJson({ columns }: AnyTable, { rows, next }: Rows): string {
  const data = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])),
  );
  return JSON.stringify({ data, next: next ?? null });
}

function asCsv({ columns }: AnyTable, { rows }: Rows): string {
  const names = columns.map(({ name }) => name);
  return toCsv([names, ...rows.map((row) => names.map((name) => words(row[name])))]);
}

function cellOf({ name, kind }: Column, row: Row): string | number | undefined {
  const value = row[name];
  if (value === null || value === undefined) return undefined;
  if (typeof value === "boolean") return value ? "Có" : "Không";
  return kind === "count" || kind === "hundredths" ? Number(value) : String(value);
}

/** A sheet with Vietnamese headings, for people. */
function asXlsx({ title, columns }: AnyTable, { rows }: Rows): ReadableStream<Uint8Array> {
  const sheet = {
    name: title,
    columns: columns.map(({ about, kind }) => ({
      head: about,
      kind:
        kind === "day"
          ? ("date" as const)
          : isNumber(kind)
            ? ("count" as const)
            : ("text" as const),
      width: isNumber(kind) || kind === "day" ? 14 : 28,
    })),
    rows: rows.map((row) => columns.map((column) => cellOf(column, row))),
  };
  return sheetStream(sheet);
}

function isNumber(kind: Column["kind"]): boolean {
  return kind === "count" || kind === "hundredths";
}

/** A table's rows as the body of an answer. */
export function written(
  table: AnyTable,
  rows: Rows,
  format: Format,
): string | ReadableStream<Uint8Array> {
  if (format === "json") return asJson(table, rows);
  return format === "csv" ? asCsv(table, rows) : asXlsx(table, rows);
}
