/** The program's way to its database: a pool of connections behind typed queries. */

import { Kysely, PostgresDialect } from "kysely";
import { Pool, types, type CustomTypesConfig } from "pg";
import type { DatabaseConnection } from "./embedded.ts";
import type { Database } from "./schema.ts";

export type ConnectOptions = (
  | { readonly url: string }
  | { readonly connection: DatabaseConnection }
) & {
  /** Most connections at once; 10 when not given. */
  readonly poolSize?: number;
  /** Told of a connection lost while idle; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
  /** Milliseconds after which PostgreSQL gives a statement up; not limited when not given. */
  readonly statementTimeout?: number;
};

/** How many connections there are, and how many requests wait for one. */
export interface PoolCounts {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export interface Connected {
  readonly db: Kysely<Database>;
  /** Waits for running queries, then closes every connection. */
  readonly close: () => Promise<void>;
  readonly counts: () => PoolCounts;
}

/** Opens the pool; nothing is connected before the first query. */
export function connect(options: ConnectOptions): Connected {
  const pool = new Pool({
    ...("url" in options ? { connectionString: options.url } : options.connection),
    max: options.poolSize ?? 10,
    application_name: "cchc",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: valueTypes,
    ...(options.statementTimeout === undefined ? {} : limits(options.statementTimeout)),
  });
  // Without a listener a connection lost while idle would end the whole program.
  pool.on("error", options.onIdleError ?? (() => undefined));
  // So would one lost between two statements of a transaction: the next statement says it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const counts = (): PoolCounts => ({
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  });
  return { db, close: () => db.destroy(), counts };
}

/** A transaction whose program fell silent gives its locks back too. */
function limits(milliseconds: number) {
  return {
    statement_timeout: milliseconds,
    idle_in_transaction_session_timeout: 2 * milliseconds,
  };
}

/** PostgreSQL's numbers of the types whose parsing differs here. */
const int8 = 20;
const date = 1082;
const int8Array = 1016;
const dateArray = 1182;

/**
 * How values arrive: `bigint` (and so `count(*)`) as a number, `date` as `"2023-11-30"`, as a Date
 * would move it by the time zone; `numeric` (and so `sum` of a bigint) stays a string;
 * `timestamptz` is a Date. For this pool only, not for every user of `pg`.
 */
export const valueTypes: CustomTypesConfig = {
  getTypeParser: (id, format) => {
    const type: number = id;
    if (format !== "binary") {
      if (type === int8) return wholeNumber;
      if (type === date) return (text: string) => text;
      if (type === int8Array) return (text: string) => items(text, wholeNumber);
      if (type === dateArray) return (text: string) => items(text, (day) => day);
    }
    return types.getTypeParser(id, format);
  },
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

/** `{1,2,NULL}`: one dimension of values that never need quotes. */
function items<T>(text: string, parse: (item: string) => T): (T | null)[] {
  const inside = text.slice(1, -1);
  if (inside === "") return [];
  return inside.split(",").map((item) => (item === "NULL" ? null : parse(item)));
}
