import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { asAdmin, onDatabase, temporaryFolder } from "@cchc/db/test-server";
import { readEnv, type Env } from "@cchc/api/env";

/** Where the measured data lie: nobody's own, and gone afterwards. */
export interface Place {
  readonly env: Env;
  /** Signs sessions. */
  readonly secret: string;
  readonly remove: () => Promise<void>;
}

/**
 * An empty data folder for the embedded PostgreSQL, or with `url` a new database on that server
 * (its role needs CREATEDB): what is there already is never touched.
 */
export async function makePlace(url: string | undefined): Promise<Place> {
  const folder = temporaryFolder();
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  const secret = randomBytes(32).toString("hex");
  const settings = {
    CCHC_DATA: join(folder, "d"),
    CCHC_PORT: String(await freePort()),
    CCHC_SECRET: secret,
  };
  if (url === undefined) {
    return { env: readEnv(settings), secret, remove: async () => removeFolder() };
  }
  const name = `cchc_bench_${randomBytes(6).toString("hex")}`;
  const server = { admin: { url }, template: "", prefix: "" };
  await asAdmin(server, (client) => client.query(`create database "${name}"`));
  const place = onDatabase(server, name);
  if (!("url" in place)) throw new TypeError("a server by its address has an address");
  return {
    env: readEnv({ ...settings, DATABASE_URL: place.url }),
    secret,
    remove: async () => {
      await asAdmin(server, (client) => client.query(`drop database "${name}" with (force)`));
      removeFolder();
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
