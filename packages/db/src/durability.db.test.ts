import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { startEmbedded } from "./embedded.ts";
import { killPostgres, killProgram, killPrograms, runProgram } from "./killing.child.ts";
import { memoryFolder } from "./test-server.ts";

afterEach(killPrograms);

test("nothing acknowledged is lost when the program and PostgreSQL are killed while writing", async () => {
  const parent = memoryFolder();
  const folder = join(parent, "d");
  const acknowledged: string[] = [];
  const rounds = 6;
  for (let round = 0; round < rounds; round += 1) {
    const program = runProgram(folder, "write");
    await program.said("ready");
    await sleep(150 + Math.random() * 400);
    // In turn: both at once, the database first, the program first.
    if (round % 3 === 1) killPostgres(folder);
    await killProgram(program);
    if (round % 3 !== 1) killPostgres(folder);
    const ids = program.lines.filter((line) => /^[0-9a-f-]{36}$/.test(line));
    expect(ids.length).toBeGreaterThan(0);
    acknowledged.push(...ids);
  }

  const server = await startEmbedded({ folder });
  const client = new Client(server.connection);
  await client.connect();
  const { rows } = await client.query<{ id: string }>("select id from written");
  await client.end();
  await server.stop();
  rmSync(parent, { recursive: true });
  const kept = new Set(rows.map((row) => row.id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
}, 120_000);
