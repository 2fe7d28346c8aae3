/** Databases for tests of any package whose vitest runs `@cchc/db/vitest-setup`. */

import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect, type Connected, type ConnectOptions } from "./connect.ts";
import { asAdmin, onDatabase, type TestServer } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    cchcTestServer: TestServer;
  }
}

export interface TestDatabase extends Connected {
  /** To open the same database again, from another process for instance. */
  readonly options: ConnectOptions;
}

/** A database of its own, migrated and empty. `close()` drops it. */
export async function createTestDatabase(
  server: TestServer = inject("cchcTestServer"),
): Promise<TestDatabase> {
  const name = `${server.prefix}_${randomBytes(6).toString("hex")}`;
  await asAdmin(server, (client) =>
    client.query(`create database "${name}" template "${server.template}"`),
  );
  const options = { ...onDatabase(server, name), poolSize: 5 };
  const { db, close, counts } = connect(options);
  const drop = async () => {
    await close();
    await asAdmin(server, (client) => client.query(`drop database "${name}" with (force)`));
  };
  return { db, options, counts, close: drop };
}
