/** Putting the rows of a snapshot into an empty database, all of them or none. */

import { pipeline } from "node:stream/promises";
import { type Client, escapeIdentifier } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Migration } from "kysely/migration";
import { connect } from "./connect.ts";
import {
  type DatabaseAddress,
  digestOf,
  type DumpTable,
  migrationTable,
  onClient,
  readTables,
  type TableDigest,
  uniformText,
} from "./dump.ts";
import { DatabaseError } from "./error.ts";
import { migrateToLatest } from "./migrate.ts";
import { migrations as all } from "./migrations/all.ts";

/** A table of the snapshot with what it must hold once it is in. */
export interface LoadTable extends DumpTable, TableDigest {}

export interface Load {
  /** The migrations that had been applied where the rows come from. */
  readonly migrations: readonly string[];
  readonly tables: readonly LoadTable[];
  rows(table: LoadTable): AsyncIterable<Uint8Array>;
}

/** Whether a database holds no row of ours: it is new, or a load into it did not come to its end. */
export function isEmptyDatabase(address: DatabaseAddress): Promise<boolean> {
  return onClient(address, async (client) => (await firstFilled(client)) === undefined);
}

/** A table with rows; those that the migrations themselves write do not count. */
async function firstFilled(client: Client): Promise<string | undefined> {
  for (const { name } of await readTables(client)) {
    if (name === migrationTable) continue;
    const { rows } = await client.query(`select 1 from ${escapeIdentifier(name)} limit 1`);
    if (rows.length > 0) return name;
  }
  return undefined;
}

/**
 * Builds the tables as they were at the snapshot, loads every row, compares each table with its
 * digest, and only then keeps it; afterwards brings the database up to date.
 *
 * @returns the migrations applied on top
 * @throws {DatabaseError} `TARGET_NOT_EMPTY`, `DATABASE_NEWER`, `LOAD_DIFFERS`
 */
export async function loadSnapshot(address: DatabaseAddress, load: Load): Promise<string[]> {
  const then = Object.fromEntries(load.migrations.map((name) => [name, known(name)]));
  await onClient(address, async (client) => {
    const filled = await firstFilled(client);
    if (filled !== undefined) throw notEmpty(filled);
    await dropEmpty(client);
  });
  const { db, close } = connect({ ...address, poolSize: 1 });
  try {
    await migrateToLatest(db, then);
    await onClient(address, (client) => fill(client, load));
    return await migrateToLatest(db);
  } finally {
    await close();
  }
}

function known(name: string): Migration {
  const migration = Object.hasOwn(all, name) ? all[name] : undefined;
  if (migration !== undefined) return migration;
  throw new DatabaseError(
    "DATABASE_NEWER",
    `Bản sao lưu được ghi bằng phiên bản mới hơn của chương trình (có bước nâng cấp ${name} mà ` +
      "chương trình này không biết). Hãy khôi phục bằng phiên bản đó hoặc mới hơn.",
  );
}

function notEmpty(table: string): DatabaseError {
  return new DatabaseError(
    "TARGET_NOT_EMPTY",
    `Nơi khôi phục đã có dữ liệu (bảng ${table}), nên không ghi gì vào đó. Hãy đặt CCHC_DATA trỏ ` +
      "tới một thư mục chưa có, hoặc DATABASE_URL trỏ tới một cơ sở dữ liệu mới tạo, rồi chạy lại.",
  );
}

async function dropEmpty(client: Client): Promise<void> {
  const names = (await readTables(client)).map(({ name }) => escapeIdentifier(name));
  await client.query(
    `drop table if exists ${[...names, "kysely_migration_lock"].join(", ")} cascade`,
  );
}

async function fill(client: Client, load: Load): Promise<void> {
  await client.query("begin");
  await uniformText(client);
  const keys = await liftForeignKeys(client);
  await client.query(`delete from ${migrationTable}`);
  for (const table of load.tables) {
    const { name, columns } = table;
    const list = columns.map((column) => escapeIdentifier(column)).join(", ");
    await client.query(`truncate ${escapeIdentifier(name)}`);
    const into = client.query(copyFrom(`copy ${escapeIdentifier(name)} (${list}) from stdin`));
    await pipeline(load.rows(table), into);
    const found = await digestOf(client, table);
    if (found.rows !== table.rows || found.digest !== table.digest) {
      throw new DatabaseError(
        "LOAD_DIFFERS",
        `Bảng ${name} sau khi nạp có ${found.rows} dòng không khớp bản sao lưu (${table.rows} dòng). ` +
          "Chưa giữ lại gì; hãy dùng bản sao lưu khác.",
      );
    }
  }
  for (const key of keys) await client.query(key);
  await client.query("commit");
  await client.query("analyze");
}

/** Takes the references away and returns the commands that put them back, which checks each row. */
async function liftForeignKeys(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname::text as name,
       pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0
       and connamespace = current_schema()::regnamespace order by conname`,
  );
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${escapeIdentifier(name)}`);
  }
  return rows.map(
    ({ table, name, definition }) =>
      `alter table ${table} add constraint ${escapeIdentifier(name)} ${definition}`,
  );
}
