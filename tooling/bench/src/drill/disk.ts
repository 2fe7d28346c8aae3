import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeBackup } from "@cchc/api/backup/write";
import { createFileStore } from "@cchc/api/files/store";
import { openServices } from "@cchc/api/server";
import { openDatabase } from "@cchc/db/open";
import { temporaryFolder } from "@cchc/db/test-server";
import { type Client, closeConnections } from "../client.ts";
import { fillCountry, officer, own } from "../fill/fill.ts";
import { period } from "../fill/period.ts";
import { communeId } from "../fill/units.ts";
import { describeComputer } from "../machine.ts";
import { atDesks } from "../people.ts";
import { makePlace } from "../place.ts";
import { startServer } from "../server.ts";

/**
 * A disk that is full, freed again, read-only, and a second server on one data folder: on a small disk
 * of its own, which only root on Linux can make. Ends with 1 where anything is not as it should be.
 */
const checkout = fileURLToPath(new URL("../../../..", import.meta.url));
const megabyte = 1024 * 1024;
const unitId = communeId(own[0] ?? 0);
const field = "tthc.resolved.late";

let wrong = 0;

function tell(drill: string, right: boolean, seen: string): void {
  if (!right) wrong += 1;
  console.log(`${right ? "right" : "WRONG"}  ${drill}: ${seen}`);
}

/** The sentence with which `work` was refused; `""` where it was not. */
async function refusalOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function save(client: Client, version: number): Promise<string> {
  const cell = { state: "entered", value: version, qualifier: "exact", note: "x".repeat(400) };
  const cells = [{ field, row: "", version, cell }];
  const input = { opId: randomUUID(), unitId, periodId: period.id, cells };
  return client.mutate("reports.saveCells", input);
}

/** Writes until a save is refused; the last version that was acknowledged, and the refusal. */
async function saveUntilRefused(client: Client, from: number) {
  // A connection that was kept for too long ends under the first request.
  await refusalOf(() => client.query("session.me", null));
  for (let version = from; ; version += 1) {
    const refused = await refusalOf(() => save(client, version));
    if (refused !== "") return { version, refused };
    if (version > from + 50_000) throw new Error("the disk never filled");
  }
}

const disk = temporaryFolder();
const place = await makePlace(undefined);
const data = join(disk, "d");
const env = { ...place.env, CCHC_DATA: data };
const log = (): void => undefined;
const mount = (...args: string[]): void => void execFileSync("mount", args);

mount("-t", "tmpfs", "-o", "size=1500m,mode=755", "tmpfs", disk);
try {
  const filling = await openServices({ env, checkout, log });
  await fillCountry(filling.services);
  const { db } = filling.services;
  const mine = db
    .selectFrom("report_value")
    .select("version")
    .where("unit_id", "=", unitId)
    .where("field_code", "=", field);
  const before = (await mine.executeTakeFirst())?.version ?? 0;
  const url = `http://${env.CCHC_HOST}:${env.CCHC_PORT}`;
  const { username } = officer;
  const client = await atDesks(db, url, { username, desks: 20, secret: place.secret });
  await filling.close();

  const server = await startServer(env);
  const second = await refusalOf(async () => (await openDatabase({ folder: data })).close());
  tell("a second server on the folder is refused", second.includes("Một máy chủ khác"), second);

  const { bavail, bsize } = statfsSync(disk);
  const filler = join(disk, "filler");
  execFileSync("fallocate", ["-l", String(bavail * bsize - 4 * megabyte), filler]);
  const beside = await openDatabase({ folder: data, share: true, migrate: false });
  const source = {
    address: beside.address,
    files: createFileStore(join(data, "files")),
    keys: {},
    program: "drill",
    now: () => new Date(),
  };
  const path = join(data, "backups", "full.sao-luu");
  const backup = await refusalOf(() => writeBackup(source, { path, files: { place: "left" } }));
  await beside.close();
  const left = readdirSync(join(data, "backups"));
  const refusedWhole = backup.startsWith("Không đủ chỗ") && left.length === 0;
  tell("no room for a backup: nothing is left behind", refusedWhole, backup);
  const { version, refused } = await saveUntilRefused(client, before);
  tell(
    `full disk, after ${version - before} saves`,
    /^503: .*unavailable/u.test(refused),
    refused.slice(0, 200),
  );
  rmSync(filler);
  const began = Date.now();
  let after = "";
  for (; Date.now() - began < 60_000; await sleep(250)) {
    after = await refusalOf(() => save(client, version));
    if (after === "") break;
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  tell(
    "freed: saves again without a restart",
    after === "",
    `after ${seconds} s ${after.slice(0, 120)}`,
  );
  closeConnections();
  await server.stop();
  const again = await openServices({ env, checkout, log });
  const stored = await again.services.db
    .selectFrom("report_value")
    .select(["amount", "version"])
    .where("unit_id", "=", unitId)
    .where("field_code", "=", field)
    .executeTakeFirst();
  const kept = stored?.version === version + 1 && stored.amount === version;
  tell("every acknowledged save is there", kept, JSON.stringify(stored));
  await again.close();

  mount("-o", "remount,ro", disk);
  const readOnly = await refusalOf(() => openServices({ env, checkout, log }));
  tell("read-only disk", readOnly.includes("Không ghi được vào thư mục dữ liệu"), readOnly);
  mount("-o", "remount,rw", disk);
  const last = await refusalOf(async () => (await openServices({ env, checkout, log })).close());
  tell("writable again", last === "", last);
  console.log(JSON.stringify({ at: new Date().toISOString(), ...describeComputer(), wrong }));
} finally {
  await sleep(200);
  execFileSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true });
  await place.remove();
}
process.exitCode = wrong === 0 ? 0 : 1;
