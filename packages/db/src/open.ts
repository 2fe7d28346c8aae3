/** The database of a running program, wherever it is. */

import { sql } from "kysely";
import { connect, type Connected } from "./connect.ts";
import type { DatabaseAddress } from "./dump.ts";
import { findRunning, startEmbedded } from "./embedded.ts";
import { DatabaseError } from "./error.ts";
import { migrateToLatest, migrationState } from "./migrate.ts";

export interface OpenOptions {
  /** `DATABASE_URL`; without it PostgreSQL is started on `folder`. */
  readonly url?: string | undefined;
  /** The data folder, as `chooseDataFolder` names it. */
  readonly folder: string;
  readonly poolSize?: number;
  /** Milliseconds after which a statement is given up; migrations have all the time. */
  readonly statementTimeout?: number | undefined;
  readonly log?: (line: string) => void;
  /** For a command beside a running server: use its PostgreSQL instead of being refused. */
  readonly share?: boolean;
  /** Runs before rows that are there already are migrated; what it throws stops the opening. */
  readonly beforeUpgrade?: (upgrade: Upgrade) => Promise<void>;
  /** `false`: as it is, for what fills an empty database or looks at an old one. */
  readonly migrate?: boolean;
}

/** A database that is about to be brought up to date. */
export interface Upgrade {
  readonly address: DatabaseAddress;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

export interface OpenDatabase extends Connected {
  /** - `server`: at `DATABASE_URL` · `embedded`: started here · `shared`: another program's */
  readonly kind: "server" | "embedded" | "shared";
  /** Names of the migrations this call applied. */
  readonly migrated: readonly string[];
  /** For a connection of one's own. */
  readonly address: DatabaseAddress;
}

/**
 * Connects and migrates. `close()` also stops what was started here.
 *
 * @throws {DatabaseError} any code
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { url, folder, log = () => undefined } = options;
  const nothing = (): Promise<void> => Promise.resolve();
  if (url) return ready(options, { kind: "server", address: { url }, stop: nothing });
  const running = options.share ? await findRunning(folder) : undefined;
  if (running) {
    return ready(options, { kind: "shared", address: { connection: running }, stop: nothing });
  }
  const { connection, stop } = await startEmbedded({ folder, log });
  return ready(options, { kind: "embedded", address: { connection }, stop });
}

interface Reached {
  readonly kind: OpenDatabase["kind"];
  readonly address: DatabaseAddress;
  readonly stop: () => Promise<void>;
}

async function ready(options: OpenOptions, reached: Reached): Promise<OpenDatabase> {
  const { kind, address, stop } = reached;
  const { poolSize = 10, statementTimeout } = options;
  const limits = statementTimeout === undefined ? {} : { statementTimeout };
  const { db, close, counts }: Connected = connect({ ...address, poolSize, ...limits });
  const closeAll = async () => {
    await close();
    await stop();
  };
  try {
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version_num') as version`.execute(db);
    const version = Number(rows[0]?.version);
    if (version < 150_000) throw tooOld(Math.floor(version / 10_000));
    const migrated = options.migrate === false ? [] : await migrate(options, address);
    return { kind, db, address, migrated, counts, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function migrate(
  { beforeUpgrade }: OpenOptions,
  address: DatabaseAddress,
): Promise<string[]> {
  const { db, close } = connect({ ...address, poolSize: 1 });
  try {
    const { applied, pending } = await migrationState(db);
    if (applied.length > 0 && pending.length > 0) {
      await beforeUpgrade?.({ address, applied, pending });
    }
    return await migrateToLatest(db);
  } finally {
    await close();
  }
}

function tooOld(major: number): DatabaseError {
  return new DatabaseError(
    "SERVER_TOO_OLD",
    `Máy chủ ở DATABASE_URL là PostgreSQL ${major}; chương trình cần PostgreSQL 15 trở lên.`,
  );
}
