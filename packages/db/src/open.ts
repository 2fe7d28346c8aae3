/** The database of a running program, wherever it is. */

import { sql } from "kysely";
import { connect, type Connected } from "./connect.ts";
import { findRunning, startEmbedded } from "./embedded.ts";
import { DatabaseError } from "./error.ts";
import { migrateToLatest } from "./migrate.ts";

export interface OpenOptions {
  /** `DATABASE_URL`; without it PostgreSQL is started on `folder`. */
  readonly url?: string | undefined;
  /** The data folder, as `chooseDataFolder` names it. */
  readonly folder: string;
  readonly poolSize?: number;
  readonly log?: (line: string) => void;
  /** For a command beside a running server: use its PostgreSQL instead of being refused. */
  readonly share?: boolean;
}

export interface OpenDatabase extends Connected {
  /** - `server`: at `DATABASE_URL` · `embedded`: started here · `shared`: another program's */
  readonly kind: "server" | "embedded" | "shared";
  /** Names of the migrations this call applied. */
  readonly migrated: readonly string[];
}

/**
 * Connects and migrates. `close()` also stops what was started here.
 *
 * @throws {DatabaseError} any code
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { url, folder, poolSize = 10, log = () => undefined } = options;
  if (url) return ready("server", connect({ url, poolSize }), () => Promise.resolve());
  const running = options.share ? await findRunning(folder) : undefined;
  if (running) {
    return ready("shared", connect({ connection: running, poolSize }), () => Promise.resolve());
  }
  const server = await startEmbedded({ folder, log });
  return ready("embedded", connect({ connection: server.connection, poolSize }), server.stop);
}

async function ready(
  kind: OpenDatabase["kind"],
  { db, close }: Connected,
  stop: () => Promise<void>,
): Promise<OpenDatabase> {
  const closeAll = async () => {
    await close();
    await stop();
  };
  try {
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version_num') as version`.execute(db);
    const version = Number(rows[0]?.version);
    if (version < 150_000) throw tooOld(Math.floor(version / 10_000));
    return { kind, db, migrated: await migrateToLatest(db), close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function tooOld(major: number): DatabaseError {
  return new DatabaseError(
    "SERVER_TOO_OLD",
    `Máy chủ ở DATABASE_URL là PostgreSQL ${major}; chương trình cần PostgreSQL 15 trở lên.`,
  );
}
