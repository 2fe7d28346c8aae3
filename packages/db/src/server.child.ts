/**
 * A program of its own for tests that kill it: serves the data folder of its first argument. With
 * `write` as the second it also commits rows and prints each id once its commit has returned.
 */

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { startEmbedded } from "./embedded.ts";
import { reasonOf } from "./error.ts";

const [folder = "", task = "serve"] = process.argv.slice(2);

// Its parent holds the other end: a test run that is killed takes this with it.
process.stdin.resume().once("end", () => process.exit(2));

async function writeForever(pool: Pool): Promise<never> {
  for (;;) {
    const id = randomUUID();
    await pool.query("insert into written (id) values ($1)", [id]);
    process.stdout.write(`${id}\n`);
  }
}

try {
  const server = await startEmbedded({ folder });
  process.stdout.write(`ready ${server.attached ? "attached" : "started"}\n`);
  if (task === "write") {
    const pool = new Pool({ ...server.connection, max: 4 });
    pool.on("error", () => undefined);
    await pool.query("create table if not exists written (id uuid primary key)");
    await Promise.all([1, 2, 3, 4].map(() => writeForever(pool)));
  }
  for (;;) await sleep(1000);
} catch (error) {
  process.stdout.write(`failed ${reasonOf(error)}\n`);
  process.exitCode = 1;
  process.stdin.destroy();
}
