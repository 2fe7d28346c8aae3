import { createHash } from "node:crypto";
import { chmod, type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type DatabaseAddress, type DumpTable, type Snapshot, withSnapshot } from "@cchc/db/dump";
import { errorCode } from "@cchc/db/error";
import { sha256 } from "../canonical.ts";
import { createFileStore, type FileStore } from "../files/store.ts";
import { syncFolder } from "../files/sync-folder.ts";
import { copyIntoArchive, copyMissing, type CopiedFiles } from "./evidence.ts";
import { archiveInto } from "./archive.ts";
import { backupFormat, type Manifest, type ManifestTable, memberNames } from "./manifest.ts";
import { BackupProblem } from "./problem.ts";
import { requireSpace } from "./space.ts";

const compress = promisify(gzip);

/** Rows of one compressed piece: so much is in memory at once. */
const partBytes = 8 * 1024 * 1024;

export interface BackupSource {
  readonly address: DatabaseAddress;
  readonly files: FileStore;
  /** Keys that belong to the data, by name; absent where the environment gives them. */
  readonly keys: Readonly<Record<string, string>>;
  /** Of the secret that second factors and keys are reckoned from; absent where there is none yet. */
  readonly secretPrint?: string;
  /** The program's own version. */
  readonly program: string;
  readonly now: () => Date;
}

export interface BackupTarget {
  /** The file to make. */
  readonly path: string;
  /** Evidence goes into the file, into a folder of hashes beside it, or stays where it is. */
  readonly files:
    | { readonly place: "inside" | "left" }
    | { readonly place: "beside"; readonly folder: string };
}

export interface WrittenBackup {
  readonly path: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly manifest: Manifest;
  /** Evidence files that were copied now; with `beside` only those that were new. */
  readonly copied: number;
}

type Archive = ReturnType<typeof archiveInto>;

/**
 * Writes a backup while the server runs. The file gets its name once it is whole and on disk.
 * @throws BackupProblem where the disk has no room for it
 */
export async function writeBackup(
  source: BackupSource,
  target: BackupTarget,
): Promise<WrittenBackup> {
  const folder = dirname(target.path);
  await mkdir(folder, { recursive: true });
  const unfinished = `${target.path}.unfinished-${process.pid}`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    const written = await withSnapshot(source.address, async (snapshot) => {
      await requireSpace(folder, await neededBytes(snapshot, target));
      return writeArchive(handle, { source, target, snapshot });
    });
    await handle.close();
    await rename(unfinished, target.path);
    await chmod(target.path, 0o600);
    await syncFolder(folder);
    return { path: target.path, ...written };
  } catch (error) {
    if (errorCode(error) !== "ENOSPC" && errorCode(error) !== "EROFS") throw error;
    throw new BackupProblem(
      `Không ghi được bản sao lưu vào ${folder} (${errorCode(error)}): hãy giải phóng đĩa hoặc chọn nơi khác rồi chạy lại. Không để lại tệp dở dang.`,
      { cause: error },
    );
  } finally {
    await handle.close();
    await rm(unfinished, { force: true });
  }
}

/** Compressed rows are a tenth of the database on disk, give or take; half is on the safe side. */
async function neededBytes(snapshot: Snapshot, { files }: BackupTarget): Promise<number> {
  const rows = snapshot.size / 2;
  if (files.place !== "inside") return rows;
  return (await snapshot.files()).reduce((sum, { size }) => sum + size, rows);
}

async function writeArchive(
  handle: FileHandle,
  { source, target, snapshot }: { source: BackupSource; target: BackupTarget; snapshot: Snapshot },
): Promise<Omit<WrittenBackup, "path">> {
  const archive = archiveInto(handle);
  const tables: ManifestTable[] = [];
  for (const table of snapshot.tables) tables.push(await writeTable(archive, snapshot, table));
  const { copied, ...files } = await writeFiles(archive, { source, target, snapshot });
  const keys = Object.entries(source.keys);
  for (const [name, key] of keys) await archive.add(memberNames.key(name), Buffer.from(key));
  const manifest: Manifest = {
    format: backupFormat,
    at: source.now().toISOString(),
    program: source.program,
    postgres: snapshot.postgres,
    migrations: [...snapshot.migrations],
    tables,
    files: { place: target.files.place, ...files },
    keys: keys.map(([name, key]) => ({ name, sha256: sha256(key) })),
    ...(source.secretPrint === undefined ? {} : { secretPrint: source.secretPrint }),
  };
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await archive.add(memberNames.manifest, Buffer.from(text));
  const sum = `${sha256(text)}  ${memberNames.manifest}\n`;
  await archive.add(memberNames.manifestSum, Buffer.from(sum));
  return { size: await archive.finish(), manifest, copied };
}

async function writeTable(
  archive: Archive,
  snapshot: Snapshot,
  table: DumpTable,
): Promise<ManifestTable> {
  const parts: ManifestTable["parts"] = [];
  const put = async (pieces: readonly Uint8Array[]): Promise<void> => {
    const bytes = await compress(Buffer.concat(pieces), { level: 3 });
    const name = memberNames.part(table.name, parts.length + 1);
    await archive.add(name, bytes);
    const hash = createHash("sha256").update(bytes).digest("hex");
    parts.push({ name, size: bytes.length, sha256: hash });
  };
  const { rows, digest } = await snapshot.digest(table);
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of snapshot.rows(table)) {
    waiting.push(piece);
    size += piece.length;
    if (size < partBytes) continue;
    await put(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) await put(waiting);
  return { name: table.name, columns: [...table.columns], rows, digest, parts };
}

async function writeFiles(
  archive: Archive,
  { source, target, snapshot }: { source: BackupSource; target: BackupTarget; snapshot: Snapshot },
): Promise<CopiedFiles> {
  const list = await snapshot.files();
  const { files } = target;
  if (files.place === "inside") return copyIntoArchive(archive, source.files, list);
  if (files.place === "beside") {
    await mkdir(files.folder, { recursive: true, mode: 0o700 });
    const beside = createFileStore(files.folder);
    const room = (needed: number): Promise<void> => requireSpace(files.folder, needed);
    return copyMissing(list, { from: source.files, to: beside, room });
  }
  return { list: [...list], damaged: [], copied: 0 };
}
