/** Every table of a database as it stood at one moment, while others go on writing. */

import { Client, escapeIdentifier } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { DatabaseConnection } from "./embedded.ts";

/** Where a database is reached. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly connection: DatabaseConnection };

/** A table with the columns that are written out, in their order. */
export interface DumpTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** How many rows a table has, and a sum over their texts that does not depend on their order. */
export interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}

export interface Snapshot {
  /** Names of the migrations that had been applied, in order. */
  readonly migrations: readonly string[];
  /** `"18.4"` */
  readonly postgres: string;
  /** Bytes the database takes on the server's disk. */
  readonly size: number;
  readonly tables: readonly DumpTable[];
  digest(table: DumpTable): Promise<TableDigest>;
  /** The rows in PostgreSQL's COPY text format; pieces end anywhere. */
  rows(table: DumpTable): AsyncIterable<Uint8Array>;
  /** The hashes of the evidence files that the rows speak of, with their bytes. */
  files(): Promise<readonly { readonly hash: string; readonly size: number }[]>;
}

/** The migrator's own table of what was applied. */
export const migrationTable = "kysely_migration";
/** It holds a lock, no data. */
const left = "kysely_migration_lock";

/** One connection of its own, closed afterwards however `work` ends. */
export async function onClient<T>(
  address: DatabaseAddress,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    ...("url" in address ? { connectionString: address.url } : address.connection),
    application_name: "cchc-backup",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Reads inside one read-only transaction: whatever `work` reads belongs together. */
export function withSnapshot<T>(
  address: DatabaseAddress,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return onClient(address, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    await uniformText(client);
    const tables = await readTables(client);
    // A migration waits until the rows are out, and never comes between two tables.
    if (tables.length > 0) {
      const names = tables.map(({ name }) => escapeIdentifier(name)).join(", ");
      await client.query(`lock table ${names} in access share mode`);
    }
    return work({
      tables,
      migrations: await readMigrations(client, tables),
      ...(await readServer(client)),
      digest: (table) => digestOf(client, table),
      rows: (table) => client.query(copyTo(`copy (${selectOf(table)}) to stdout`)),
      files: () => readFiles(client, tables),
    });
  });
}

/** Values are written the same on every server, whatever its settings. */
export async function uniformText(client: Client): Promise<void> {
  await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres'; set local extra_float_digits = 1;
    set local bytea_output = 'hex'; set local statement_timeout = 0`);
}

/** All tables with their columns, generated ones left out. */
export async function readTables(client: Client): Promise<DumpTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and c.relname <> $1
     group by c.relname order by c.relname collate "C"`,
    [left],
  );
  return rows;
}

/** Counts and adds up a table's rows as `client` sees them. */
export async function digestOf(client: Client, table: DumpTable): Promise<TableDigest> {
  const columns = table.columns.map((column) => escapeIdentifier(column)).join(", ");
  // 60 bits of each row's md5, added: no order, no sorting, the same in every version.
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `select count(*) as rows, coalesce(
       sum(('x' || substr(md5(row(${columns})::text), 1, 15))::bit(60)::bigint), 0)::text as digest
     from ${escapeIdentifier(table.name)}`,
  );
  return { rows: Number(rows[0]?.rows), digest: rows[0]?.digest ?? "" };
}

function selectOf({ name, columns }: DumpTable): string {
  return `select ${columns.map((column) => escapeIdentifier(column)).join(", ")} from ${escapeIdentifier(name)}`;
}

function has(tables: readonly DumpTable[], name: string): boolean {
  return tables.some((table) => table.name === name);
}

async function readMigrations(client: Client, tables: readonly DumpTable[]): Promise<string[]> {
  if (!has(tables, migrationTable)) return [];
  const { rows } = await client.query<{ name: string }>(
    `select name from ${migrationTable} order by name collate "C"`,
  );
  return rows.map(({ name }) => name);
}

async function readServer(client: Client): Promise<Pick<Snapshot, "postgres" | "size">> {
  const { rows } = await client.query<{ version: string; size: string }>(
    `select current_setting('server_version') as version,
       pg_database_size(current_database()) as size`,
  );
  return { postgres: rows[0]?.version ?? "?", size: Number(rows[0]?.size) };
}

async function readFiles(client: Client, tables: readonly DumpTable[]) {
  if (!has(tables, "stored_file")) return [];
  const { rows } = await client.query<{ hash: string; size: string }>(
    "select hash, size from stored_file order by hash",
  );
  return rows.map(({ hash, size }) => ({ hash, size: Number(size) }));
}
