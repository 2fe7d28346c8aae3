import { execFileSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { readEnv } from "@cchc/api/env";
import { once } from "@cchc/api/operation/once";
import { createPeriod } from "@cchc/api/periods/write";
import { openServices } from "@cchc/api/server";
import type { Services } from "@cchc/api/services";
import { inventCells } from "@cchc/bench/fill/cells";
import { fillCountry, writeReports } from "@cchc/bench/fill/fill";
import { fillRounds } from "@cchc/bench/fill/round";
import { communeId, communes } from "@cchc/bench/fill/units";
import { clusterIn, serverAccount } from "@cchc/db/account";
import { chooseDataFolder, prepareDataFolder } from "@cchc/db/data-folder";
import { migrations } from "@cchc/db/migrations/all";
import { isAlive, isPostmasterOf, readPostmasterNote } from "@cchc/db/postmaster";
import { root, tell } from "../tell.ts";
import { running } from "./running.ts";

/** Counts up when what is filled in changes. */
const filling = 1;
/** Communes written in one go. */
const batch = 200;

/** Two years of the whole country: the one before, with scores and ranks, and the running one. */
export async function fillEverything(services: Services): Promise<void> {
  tell("filling the year before: 3 321 communes");
  await fillCountry(services);
  await fillRounds(services);
  tell("filling the running year");
  const operation = { id: randomUUID(), userId: "do-tai", name: "load", input: "period" };
  await once(services, operation, (tx, stamp) => createPeriod(tx, running, stamp));
  for (let from = 0; from < communes; from += batch) {
    const indexes = Array.from({ length: Math.min(batch, communes - from) }, (_, at) => from + at);
    const reports = indexes.map((index) => ({
      unitId: communeId(index),
      cells: inventCells(index + communes),
      draft: false,
    }));
    await writeReports(services.db, running, reports);
  }
  await sql`vacuum (analyze)`.execute(services.db);
}

/** The folder below which everything of this command lies, made where it is missing. */
export function loadFolder(given: string | undefined): string {
  const { folder } = chooseDataFolder({ given, checkout: join(root, "tooling/load") });
  // PostgreSQL's account has to pass through to what lies below.
  return prepareDataFolder(folder, serverAccount(clusterIn(folder)));
}

/** A stopped data folder with everything filled in: made once, then kept for the next time. */
export async function ensureTemplate(parent: string): Promise<string> {
  const names = JSON.stringify([filling, Object.keys(migrations)]);
  const key = createHash("sha256").update(names).digest("hex").slice(0, 10);
  const template = join(parent, `full-${key}`);
  if (existsSync(template)) return template;
  tell(`making ${template}: minutes, once`);
  for (const old of readdirSync(parent).filter((name) => name.startsWith("full-"))) {
    rmSync(join(parent, old), { recursive: true, force: true, maxRetries: 10 });
  }
  const fresh = join(parent, `run-${process.pid}-fresh`);
  const env = readEnv({ CCHC_DATA: fresh, CCHC_SECRET: randomBytes(32).toString("hex") });
  const opened = await openServices({ env, checkout: root, log: () => undefined });
  try {
    await fillEverything(opened.services);
  } finally {
    await opened.close();
  }
  renameSync(fresh, template);
  return template;
}

let copies = 0;

/** A copy of the template that a run may change, with its owners. */
export function copyTemplate(template: string, parent: string): string {
  const copy = newFolder(parent);
  if (process.platform === "win32") cpSync(template, copy, { recursive: true });
  else execFileSync("cp", ["-a", template, copy]);
  return copy;
}

/** A place for what a server process keeps beside its database; it makes the folder itself. */
export function newFolder(parent: string): string {
  copies += 1;
  return join(parent, `run-${process.pid}-${copies}`);
}

/** Stops and removes what runs of `of` left behind, or runs that are no more. */
export async function removeRuns(parent: string, of: "dead" | "mine"): Promise<void> {
  for (const name of readdirSync(parent)) {
    const pid = Number(/^run-(\d+)-/.exec(name)?.[1]);
    const wanted = of === "mine" ? pid === process.pid : pid > 0 && !isAlive(pid);
    if (!wanted) continue;
    const folder = join(parent, name);
    const cluster = clusterIn(folder);
    const note = readPostmasterNote(cluster);
    if (note !== undefined && isPostmasterOf(cluster, note.pid) === true) {
      process.kill(note.pid, "SIGQUIT");
      for (let wait = 0; wait < 100 && isPostmasterOf(cluster, note.pid) === true; wait += 1) {
        await sleep(50);
      }
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
