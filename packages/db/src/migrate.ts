/** Bringing a database to the shape this version of the program needs. */

import { sql, type Kysely } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from "kysely/migration";
import { DatabaseError, reasonOf } from "./error.ts";
import { migrations as all } from "./migrations/all.ts";

/**
 * Applies what is missing, in one transaction: a migration that fails leaves nothing behind. Two
 * programs may call it at once, each migration still runs once.
 *
 * @returns the names applied by this call, in order
 * @throws {DatabaseError} `DATABASE_NEWER`, `MIGRATION_FAILED`
 */
export async function migrateToLatest<DB>(
  db: Kysely<DB>,
  migrations: Readonly<Record<string, Migration>> = all,
): Promise<string[]> {
  await refuseNewer(db, migrations);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    // By code unit: the order of names must not depend on the machine's language.
    nameComparator: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === "Error")?.migrationName;
    throw new DatabaseError(
      "MIGRATION_FAILED",
      `Không nâng cấp được cơ sở dữ liệu${failed ? ` ở bước ${failed}` : ""}: ${reasonOf(error)}. ` +
        "Cơ sở dữ liệu vẫn như trước khi nâng cấp.",
      { cause: error },
    );
  }
  return results.map((result) => result.migrationName);
}

/** What was applied to a database, and what this version would add. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** Asks without changing anything. */
export async function migrationState<DB>(
  db: Kysely<DB>,
  migrations: Readonly<Record<string, Migration>> = all,
): Promise<MigrationState> {
  const applied = await readApplied(db);
  return { applied, pending: Object.keys(migrations).filter((name) => !applied.includes(name)) };
}

async function readApplied<DB>(db: Kysely<DB>): Promise<string[]> {
  const table = await sql<{ there: boolean }>`
    select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as there`.execute(db);
  if (!table.rows[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function refuseNewer<DB>(
  db: Kysely<DB>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const unknown = (await readApplied(db)).find((name) => !Object.hasOwn(migrations, name));
  if (unknown === undefined) return;
  throw new DatabaseError(
    "DATABASE_NEWER",
    `Cơ sở dữ liệu mới hơn phiên bản đang chạy (có bước nâng cấp ${unknown} mà chương trình ` +
      "này không biết). Hãy chạy phiên bản mới hơn của chương trình; dữ liệu chưa bị thay đổi.",
  );
}
