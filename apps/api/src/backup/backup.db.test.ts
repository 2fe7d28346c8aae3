import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseAddress, onClient } from "@cchc/db/dump";
import { fillEveryTable } from "@cchc/db/fill-every-table";
import { memoryFolder } from "@cchc/db/test-server";
import { createTestDatabase, type TestDatabase } from "@cchc/db/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataPlace } from "../data-place.ts";
import { readEnv } from "../env.ts";
import { createFileStore, type FileStore } from "../files/store.ts";
import { openServices } from "../server.ts";
import { backupBeforeUpgrade, keptUpgrades } from "./before-upgrade.ts";
import { isWhole } from "./evidence.ts";
import { backupName, backupsIn } from "./kept.ts";
import { moveTo } from "./move.ts";
import { besideFolder, verifyBackup } from "./read.ts";
import { restoreBackup } from "./restore.ts";
import { bytesWords, requireSpace } from "./space.ts";
import { announceServer, withoutServers } from "./presence.ts";
import { openPlace, printOf } from "./source.ts";
import { upgradeEngine } from "./upgrade-engine.ts";
import { type BackupSource, writeBackup } from "./write.ts";

let database: TestDatabase;
let folder: string;
let files: FileStore;
let source: BackupSource;

const evidence = ["Biên bản họp", "Kế hoạch 26/KH-UBND", ""];
const now = (): Date => new Date("2026-11-21T02:00:00Z");

beforeEach(async () => {
  database = await createTestDatabase();
  folder = memoryFolder();
  files = createFileStore(join(folder, "store"));
  for (const text of evidence) await addFile(text);
  await onClient(database.options, (client) => fillEveryTable(client));
  source = {
    address: database.options,
    files,
    keys: { "session-secret": "a key of thirty-two characters or more" },
    secretPrint: printOf("a key of thirty-two characters or more"),
    program: "0.1.0",
    now,
  };
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function addFile(text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const piece = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  const { hash, size } = await files.put(piece, { limit: 1e6, check: () => Promise.resolve() });
  await database.db
    .insertInto("stored_file")
    .values({ hash, size, media_type: "text/plain", created_by: "test", created_at: now() })
    .execute();
  return hash;
}

function envOf(at: string, url?: string) {
  return readEnv({ CCHC_DATA: at, ...(url === undefined ? {} : { DATABASE_URL: url }) });
}

function urlOf(address: DatabaseAddress): string {
  if ("url" in address) return address.url;
  const { host, user, database: name } = address.connection;
  return `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}`;
}

function everyRow(address: DatabaseAddress): Promise<Record<string, string[]>> {
  return onClient(address, async (client) => {
    await client.query("set timezone = 'UTC'");
    const { rows: tables } = await client.query<{ name: string }>(
      "select relname::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'kysely_migration_lock'",
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `select text from (select to_jsonb(t)::text as text from "${name}" t) r order by text collate "C"`,
      );
      all[name] = rows.map(({ text }) => text);
    }
    return all;
  });
}

const quiet = (): void => undefined;
const checkout = tmpdir();

test("one file carries rows, files and the key to an embedded server, and from there to a server", async () => {
  const path = join(folder, "all.sao-luu");
  const written = await writeBackup(source, { path, files: { place: "inside" } });
  expect(written.copied).toBe(evidence.length);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect((await verifyBackup(path)).missingBeside).toEqual([]);

  const at = join(folder, "d");
  const restored = await restoreBackup({
    env: envOf(at),
    checkout,
    path,
    withoutFiles: false,
    log: quiet,
  });
  expect(restored).toMatchObject({
    files: evidence.length,
    missing: [],
    migrated: [],
    secret: "same",
  });
  expect(readFileSync(join(at, "session-secret"), "utf8")).toBe(source.keys["session-secret"]);
  const store = createFileStore(join(at, "files"));
  for (const file of written.manifest.files.list) expect(await isWhole(store, file)).toBe(true);

  const to = await createTestDatabase();
  try {
    const moved = await moveTo({
      env: envOf(at),
      checkout,
      to: urlOf(to.options),
      now,
      log: quiet,
    });
    expect(await everyRow(to.options)).toEqual(await everyRow(database.options));
    expect(moved.rows).toBe(restored.rows);
    await verifyBackup(moved.backup);
    // Two copies that both go on would part: the one left behind does not start.
    await expect(openServices({ env: envOf(at), checkout, log: quiet })).rejects.toThrow(
      "đã chuyển sang máy chủ PostgreSQL",
    );
    await expect(
      moveTo({ env: envOf(at), checkout, to: urlOf(to.options), now, log: quiet }),
    ).rejects.toThrow("đã có dữ liệu");
  } finally {
    await to.close();
  }
});

test("a folder takes only the files that are new, and gives all of them back", async () => {
  const out = join(folder, "out");
  const target = (name: string) => {
    const path = join(out, name);
    return { path, files: { place: "beside", folder: besideFolder(path) } } as const;
  };
  const first = await writeBackup(source, target("a.sao-luu"));
  await addFile("Báo cáo thêm");
  const second = await writeBackup(source, target("b.sao-luu"));
  expect([first.copied, second.copied]).toEqual([evidence.length, 1]);
  expect((await verifyBackup(second.path)).missingBeside).toEqual([]);

  const [kept] = second.manifest.files.list.filter(({ size }) => size > 0);
  if (kept === undefined) throw new Error("no file");
  // Cut short beside the backups: the next one puts it right.
  writeFileSync(join(out, "files", kept.hash.slice(0, 2), kept.hash.slice(2)), "x");
  expect((await verifyBackup(second.path)).missingBeside).toEqual([kept.hash]);
  expect((await writeBackup(source, target("c.sao-luu"))).copied).toBe(1);
  expect((await verifyBackup(second.path)).missingBeside).toEqual([]);
  rmSync(join(out, "files", kept.hash.slice(0, 2), kept.hash.slice(2)));
  expect((await verifyBackup(second.path)).missingBeside).toEqual([kept.hash]);
  const options = { env: envOf(join(folder, "d")), checkout, path: second.path, log: quiet };
  await expect(restoreBackup({ ...options, withoutFiles: false })).rejects.toThrow(
    "Thiếu 1 tệp minh chứng",
  );
  // Another file is cut short after the backup was read, before the database is opened.
  const alsoCut = second.manifest.files.list.find(
    ({ hash, size }) => hash !== kept.hash && size > 0,
  );
  if (alsoCut === undefined) throw new Error("no file");
  const env = {
    ...options.env,
    CCHC_SECRET: "another key of thirty-two characters",
    get DATABASE_URL(): undefined {
      const place = join(out, "files", alsoCut.hash.slice(0, 2), alsoCut.hash.slice(2));
      writeFileSync(place, "x");
      return undefined;
    },
  };
  const restored = await restoreBackup({ ...options, env, withoutFiles: true });
  expect(restored).toMatchObject({
    files: evidence.length - 1,
    missing: [kept.hash, alsoCut.hash],
    // Whoever restores is told that second factors and keys of the old place are void here.
    secret: "other",
  });
});

test("rows are not moved away under a server that runs, even one that does nothing", async () => {
  const url = urlOf(database.options);
  const CCHC_SECRET = "a key of thirty-two characters or more";
  const env = { ...envOf(join(folder, "d"), url), CCHC_SECRET };
  const running = await openServices({ env, checkout, log: quiet });
  const to = await createTestDatabase();
  const empty = to.options;
  try {
    await onClient(empty, (client) =>
      client.query("drop schema public cascade; create schema public"),
    );
    const move = () => moveTo({ env, checkout, to: urlOf(empty), now, log: quiet });
    await expect(move()).rejects.toThrow("còn đang chạy trên cơ sở dữ liệu này");
    // Its connection is lost, and comes back by itself.
    await onClient(database.options, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 2 and database = (select oid from pg_database where datname = current_database())",
      ),
    );
    const alone = () =>
      withoutServers(database.options, () => Promise.resolve("alone")).catch(() => "not alone");
    await expect.poll(alone, { timeout: 10_000, interval: 200 }).toBe("not alone");
    await running.close();
    await withoutServers(database.options, () =>
      expect(announceServer(database.options)).rejects.toThrow("đang được chuyển"),
    );
    expect((await move()).rows).toBeGreaterThan(0);
    expect(await everyRow(empty)).toEqual(await everyRow(database.options));
  } finally {
    await running.close();
    await to.close();
  }
}, 60_000);

test("a place with data is refused and keeps them", async () => {
  const path = join(folder, "all.sao-luu");
  await writeBackup(source, { path, files: { place: "inside" } });
  const before = await everyRow(database.options);
  const env = envOf(join(folder, "d"), urlOf(database.options));
  await expect(
    restoreBackup({ env, checkout, path, withoutFiles: false, log: quiet }),
  ).rejects.toThrow("đã có dữ liệu nên không khôi phục đè lên");
  expect(await everyRow(database.options)).toEqual(before);
});

test("evidence that is cut off, changed or gone is named, and the rest is backed up", async () => {
  const { list } = (
    await writeBackup(source, { path: join(folder, "whole.sao-luu"), files: { place: "inside" } })
  ).manifest.files;
  const [cut, changed, ...rest] = list.filter(({ size }) => size > 0);
  if (cut === undefined || changed === undefined) throw new Error("no files");
  const place = (hash: string) => join(folder, "store", hash.slice(0, 2), hash.slice(2));
  writeFileSync(place(cut.hash), readFileSync(place(cut.hash)).subarray(0, 3));
  writeFileSync(place(changed.hash), Buffer.alloc(changed.size, "x"));
  const path = join(folder, "rest.sao-luu");
  const { manifest } = await writeBackup(source, { path, files: { place: "inside" } });
  expect(new Set(manifest.files.damaged)).toEqual(new Set([cut.hash, changed.hash]));
  expect(manifest.files.list).toHaveLength(rest.length + 1);
  await verifyBackup(path);
});

test("a backup that is cut off anywhere, or has one byte changed, is not believed", async () => {
  const path = join(folder, "all.sao-luu");
  await writeBackup(source, { path, files: { place: "inside" } });
  const bytes = readFileSync(path);
  const broken = join(folder, "broken.sao-luu");
  for (const part of [0, 0.3, 0.7, 0.99]) {
    writeFileSync(broken, bytes.subarray(0, Math.floor(bytes.length * part)));
    await expect(verifyBackup(broken), `${part}`).rejects.toThrow("không nguyên vẹn");
  }
  // Whatever lies between the members is filling: only bytes that mean something are turned.
  const meaning = [...bytes.entries()].filter(([, byte]) => byte !== 0).map(([at]) => at);
  for (let n = 0; n < 40; n += 1) {
    const at = meaning[Math.floor((meaning.length * n) / 40)] ?? 0;
    const turned = Buffer.from(bytes);
    turned[at] = (turned[at] ?? 0) ^ 1;
    writeFileSync(broken, turned);
    await expect(verifyBackup(broken), `byte ${at}`).rejects.toThrow("Bản sao lưu");
  }
  await expect(
    restoreBackup({
      env: envOf(join(folder, "d")),
      checkout,
      path: broken,
      withoutFiles: false,
      log: quiet,
    }),
  ).rejects.toThrow("Bản sao lưu");
  expect(readdirSync(folder)).not.toContain("d");
});

test("an upgrade writes the rows out first, keeps a few of these, and stops where there is no room", async () => {
  const place = dataPlace(envOf(join(folder, "d")), checkout);
  const said: string[] = [];
  const upgrade = {
    address: database.options,
    applied: ["2026-11-21-010-word-templates"],
    pending: ["x"],
  };
  for (let day = 1; day <= keptUpgrades + 2; day += 1) {
    const at = new Date(Date.UTC(2026, 0, day));
    await backupBeforeUpgrade({
      env: envOf(join(folder, "d")),
      place,
      files,
      now: () => at,
      say: (line) => said.push(line),
    })(upgrade);
  }
  const names = await backupsIn(place.backups, "truoc-nang-cap");
  expect(names).toEqual(
    [3, 4, 5].map((day) => backupName(new Date(Date.UTC(2026, 0, day)), "truoc-nang-cap")),
  );
  expect(said.at(-1)).toContain("đã đọc lại và khớp");
  await expect(requireSpace(folder, Number.MAX_SAFE_INTEGER)).rejects.toThrow("Không đủ chỗ");
});

test("sizes are read as people write them", () => {
  expect([0, 1023, 1024, 1_572_864, 1024 ** 3 * 120].map(bytesWords)).toEqual([
    "0 byte",
    "1023 byte",
    "1,0 kB",
    "1,5 MB",
    "120 GB",
  ]);
});

test("another major version of the engine: rows go through a fresh database, and what fails puts the old one back", async () => {
  const env = envOf(join(folder, "d"));
  const at = join(folder, "d");
  const path = join(folder, "all.sao-luu");
  await writeBackup(source, { path, files: { place: "inside" } });
  await restoreBackup({ env, checkout, path, withoutFiles: false, log: quiet });
  const said: string[] = [];
  const options = { env, checkout, now, say: (line: string) => void said.push(line) };
  await upgradeEngine(options);
  expect(said.at(-1)).toContain("không cần làm gì");
  await upgradeEngine({ ...options, evenSame: true });
  const { opened } = await openPlace({ env, checkout, share: false });
  expect(await everyRow(opened.address)).toEqual(await everyRow(database.options));
  await opened.close();
  expect(readdirSync(at).filter((name) => name.startsWith("pgdata."))).toHaveLength(1);

  // Data of an older engine, without its programs: refused with the way that is left.
  const marker = join(at, "pgdata", "PG_VERSION");
  const mine = readFileSync(marker, "utf8");
  writeFileSync(marker, "16\n");
  await expect(openServices({ env, checkout, log: quiet })).rejects.toThrow("upgrade-engine");
  await expect(upgradeEngine(options)).rejects.toThrow(
    "lệnh backup, rồi dùng phiên bản này với lệnh restore",
  );
  expect(readFileSync(marker, "utf8")).toBe("16\n");
  writeFileSync(marker, mine);
}, 120_000);
