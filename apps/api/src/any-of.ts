import { sql } from "kysely";

/** A list as one parameter, however long it is, so that PostgreSQL knows the statement again. */
export function anyOf(texts: Iterable<string> = []) {
  return sql<string>`any(${[...texts]}::text[])`;
}
