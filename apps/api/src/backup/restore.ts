import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import type { DatabaseAddress } from "@cchc/db/dump";
import { isEmptyDatabase, loadSnapshot } from "@cchc/db/load";
import { dataPlace, type DataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import { createFileStore, type FileStore } from "../files/store.ts";
import { copyMissing, isWhole, putBytes } from "./evidence.ts";
import { BackupProblem } from "./problem.ts";
import { besideFolder, verifyBackup, type VerifiedBackup, withContent } from "./read.ts";
import { openPlace, printOf, sessionKey } from "./source.ts";
import { requireSpace } from "./space.ts";

export interface RestoreOptions {
  readonly env: Env;
  readonly checkout: string;
  readonly path: string;
  /** Restore although evidence files are missing beside the backup. */
  readonly withoutFiles: boolean;
  readonly log: (line: string) => void;
}

export interface Restored {
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  /** Evidence files that could not be restored. */
  readonly missing: readonly string[];
  /** Migrations applied on top of the backup's state. */
  readonly migrated: readonly string[];
  /**
   * Whether second factors, recovery codes, known devices and keys go on: `same` secret as where the
   * backup was made, `other`, or `unknown` where the backup does not tell.
   */
  readonly secret: "same" | "other" | "unknown";
}

/**
 * Puts a backup into an empty place: files first, then all rows or none.
 * @throws BackupProblem, DatabaseError: damaged, not empty, no room, written by a newer version
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { env, checkout, path, log } = options;
  const place = dataPlace(env, checkout);
  const backup = await verifyBackup(path);
  const { opened, files: store } = await openPlace({ env, checkout, share: false, log });
  try {
    if (!(await isEmptyDatabase(opened.address))) throw notEmpty(env, place);
    const absent = await missingFiles(backup, store);
    if (absent.length > 0 && !options.withoutFiles) throw incomplete(backup, absent);
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    await requireSpace(place.folder, await neededBytes(backup, env));
    // Whole when the backup was read, and not any more when it came to them.
    const damaged = await restoreFiles(backup, store, new Set(absent));
    const missing = [...absent, ...damaged];
    if (damaged.length > 0 && !options.withoutFiles) throw incomplete(backup, missing);
    const migrated = await loadRows(opened.address, backup);
    if (env.CCHC_SECRET === undefined) await restoreKey(backup, place);
    const { tables } = backup.manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const files = backup.manifest.files.list.length - missing.length;
    const secret = await compareSecret(backup, env, place);
    return { rows, tables: tables.length, files, missing, migrated, secret };
  } finally {
    await opened.close();
  }
}

/** Loads a backup's rows into an empty database and compares each table. */
export function loadRows(address: DatabaseAddress, backup: VerifiedBackup): Promise<string[]> {
  const { manifest, path } = backup;
  return withContent(path, (content) => {
    const byName = new Map(manifest.tables.map((table) => [table.name, table]));
    return loadSnapshot(address, {
      migrations: manifest.migrations,
      tables: manifest.tables,
      rows: ({ name }) => {
        const table = byName.get(name);
        if (table === undefined) throw new TypeError(`no table ${name}`);
        return content.rows(table);
      },
    });
  });
}

function notEmpty(env: Env, { folder }: DataPlace): BackupProblem {
  const where =
    env.DATABASE_URL === undefined ? `Thư mục dữ liệu ${folder}` : "Cơ sở dữ liệu ở DATABASE_URL";
  return new BackupProblem(
    `${where} đã có dữ liệu nên không khôi phục đè lên. Hãy đặt CCHC_DATA trỏ tới một thư mục chưa có ` +
      "(hoặc DATABASE_URL trỏ tới một cơ sở dữ liệu mới tạo) rồi chạy lại; dữ liệu cũ giữ nguyên.",
  );
}

function incomplete({ manifest }: VerifiedBackup, missing: readonly string[]): BackupProblem {
  const where =
    manifest.files.place === "left"
      ? "Bản sao lưu này không kèm tệp minh chứng: hãy chép thư mục files của dữ liệu cũ vào nơi khôi phục"
      : "Hãy chép thư mục files đi cùng bản sao lưu vào cạnh nó";
  return new BackupProblem(
    `Thiếu ${missing.length} tệp minh chứng. ${where} rồi chạy lại; ` +
      "nếu các tệp đó không còn, thêm --without-files để khôi phục phần còn lại.",
  );
}

async function missingFiles(backup: VerifiedBackup, store: FileStore): Promise<readonly string[]> {
  const { files } = backup.manifest;
  if (files.place !== "left") return backup.missingBeside;
  const missing: string[] = [];
  for (const file of files.list) {
    if (!(await isWhole(store, file))) missing.push(file.hash);
  }
  return missing;
}

/** Rows take about fifteen times their compressed size in a database, with indexes and log. */
async function neededBytes({ path, manifest }: VerifiedBackup, env: Env): Promise<number> {
  const files = manifest.files.list.reduce((sum, { size }) => sum + size, 0);
  const { size } = await stat(path);
  const inside = manifest.files.place === "inside" ? files : 0;
  const rows = env.DATABASE_URL === undefined ? (size - inside) * 15 : 0;
  return rows + (manifest.files.place === "left" ? 0 : files);
}

/** Hashes of those that turned out damaged while they were copied. */
async function restoreFiles(
  backup: VerifiedBackup,
  store: FileStore,
  missing: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { path, manifest } = backup;
  const { place: kept, list } = manifest.files;
  const known = new Map(list.map((file) => [file.hash, file]));
  if (kept === "inside") {
    await withContent(path, async (content) => {
      for await (const { hash, bytes } of content.files()) {
        const file = known.get(hash);
        if (file !== undefined) await putBytes(store, file, bytes);
      }
    });
  }
  if (kept !== "beside") return [];
  const whole = list.filter(({ hash }) => !missing.has(hash));
  const room = (): Promise<void> => Promise.resolve();
  const from = createFileStore(besideFolder(path));
  return (await copyMissing(whole, { from, to: store, room })).damaged;
}

/** The secret that this place will use, against the one that the rows were written with. */
async function compareSecret(
  { manifest }: VerifiedBackup,
  env: Env,
  place: DataPlace,
): Promise<Restored["secret"]> {
  if (manifest.secretPrint === undefined) return "unknown";
  const inFolder = existsSync(place.secret) ? await readFile(place.secret, "utf8") : undefined;
  const secret = env.CCHC_SECRET ?? inFolder;
  return secret !== undefined && printOf(secret) === manifest.secretPrint ? "same" : "other";
}

/** People stay signed in, and what the key seals stays readable. */
async function restoreKey({ path, manifest }: VerifiedBackup, place: DataPlace): Promise<void> {
  if (!manifest.keys.some(({ name }) => name === sessionKey)) return;
  const key = await withContent(path, (content) => content.key(sessionKey));
  await mkdir(place.folder, { recursive: true });
  await writeFile(place.secret, key, { mode: 0o600, flush: true });
}
