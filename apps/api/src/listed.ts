import { type RawBuilder, sql } from "kysely";

/** A JSON list of such values, as text. */
export type JsonList<Value> = string & { readonly of?: Value };

/**
 * A column of numbers or of JSON as one JSON list, to be read by {@link parseList}; absent values
 * stand as null, no rows give none. Thousands of rows come several times faster as a text a column
 * than as rows, or than as a list made of each row by PostgreSQL. All lists of one statement are in the
 * same order.
 */
export function listed<Value>(column: RawBuilder<Value>): RawBuilder<JsonList<Value> | null> {
  return sql<JsonList<Value> | null>`'[' || string_agg(coalesce(${column}::text, 'null'), ',') || ']'`;
}

/** The same of a column of texts, which need their quotes. */
export function listedTexts<Value extends string | null>(
  column: RawBuilder<Value>,
): RawBuilder<JsonList<Value> | null> {
  return sql<JsonList<Value> | null>`json_agg(${column})::text`;
}

/** What {@link listed} and {@link listedTexts} give. */
export function parseList<Value>(text: JsonList<Value> | null): readonly Value[] {
  const parse: (json: string) => readonly Value[] = JSON.parse;
  return text === null ? [] : parse(text);
}
