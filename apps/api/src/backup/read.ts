import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { sha256 } from "../canonical.ts";
import { ArchiveDamage, type Member, readArchive } from "./archive.ts";
import { createFileStore } from "../files/store.ts";
import { isWhole } from "./evidence.ts";
import { type Manifest, manifestSchema, type ManifestTable, memberNames } from "./manifest.ts";
import { BackupProblem } from "./problem.ts";

const expand = promisify(gunzip);

/** A backup whose every byte was compared with what its manifest says. */
export interface VerifiedBackup {
  readonly path: string;
  readonly manifest: Manifest;
  /** Hashes of evidence files that should lie beside it and do not, or are damaged. */
  readonly missingBeside: readonly string[];
}

/** The folder of evidence of backups that share one. */
export function besideFolder(path: string): string {
  return join(dirname(path), "files");
}

function damaged(path: string, why: string): BackupProblem {
  return new BackupProblem(
    `Bản sao lưu ${path} không nguyên vẹn (${why}). Hãy dùng bản sao lưu khác; giữ lại tệp này để xem xét.`,
  );
}

async function onFile<T>(path: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, "r").catch((error: unknown) => {
    throw new BackupProblem(`Không mở được ${path}: hãy kiểm tra tên và quyền đọc.`, {
      cause: error,
    });
  });
  try {
    return await work(handle);
  } catch (error) {
    if (error instanceof ArchiveDamage) throw damaged(path, error.message);
    throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Reads the whole file and compares every part with its hash.
 * @throws BackupProblem where anything is missing, cut off or changed
 */
export async function verifyBackup(path: string): Promise<VerifiedBackup> {
  const found = await onFile(path, readMembers);
  const { manifest: text, sum, hashes } = found;
  if (text === undefined || sum === undefined) throw damaged(path, "không có bản kê ở cuối tệp");
  if (!sum.startsWith(sha256(text))) throw damaged(path, "bản kê bị sửa");
  const manifest = parseManifest(path, text);
  for (const [name, hash] of expected(manifest)) {
    const there = hashes.get(name);
    if (there === undefined) throw damaged(path, `thiếu ${name}`);
    if (there !== hash) throw damaged(path, `${name} bị sửa`);
  }
  const missingBeside: string[] = [];
  if (manifest.files.place === "beside") {
    const beside = createFileStore(besideFolder(path));
    for (const file of manifest.files.list) {
      if (!(await isWhole(beside, file))) missingBeside.push(file.hash);
    }
  }
  return { path, manifest, missingBeside };
}

async function readMembers(handle: FileHandle) {
  const hashes = new Map<string, string>();
  let manifest: string | undefined;
  let sum: string | undefined;
  for await (const member of readArchive(handle)) {
    if (member.name === memberNames.manifest) manifest = (await bytesOf(member)).toString("utf8");
    else if (member.name === memberNames.manifestSum) sum = (await bytesOf(member)).toString();
    else {
      const hash = createHash("sha256");
      for await (const piece of member.bytes) hash.update(piece);
      hashes.set(member.name, hash.digest("hex"));
    }
  }
  return { manifest, sum, hashes };
}

function parseManifest(path: string, text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const result = manifestSchema.safeParse(json);
  if (result.success) return result.data;
  throw new BackupProblem(
    `Bản sao lưu ${path} có dạng mà phiên bản này không đọc được: hãy dùng phiên bản mới hơn của chương trình.`,
  );
}

function* expected({ tables, files, keys }: Manifest): Generator<[name: string, hash: string]> {
  for (const { parts } of tables) for (const part of parts) yield [part.name, part.sha256];
  for (const { name, sha256: hash } of keys) yield [memberNames.key(name), hash];
  if (files.place !== "inside") return;
  for (const { hash } of files.list) yield [memberNames.file(hash), hash];
}

async function bytesOf({ bytes }: Member): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Hands out what a verified backup holds, by name; the file stays open meanwhile. */
export interface BackupContent {
  rows(table: ManifestTable): AsyncIterable<Uint8Array>;
  /** Evidence files, where they are inside. */
  files(): AsyncIterable<{ readonly hash: string; readonly bytes: AsyncIterable<Uint8Array> }>;
  key(name: string): Promise<string>;
}

export function withContent<T>(
  path: string,
  work: (content: BackupContent) => Promise<T>,
): Promise<T> {
  return onFile(path, async (handle) => {
    const members = new Map<string, Member>();
    for await (const member of readArchive(handle)) members.set(member.name, member);
    const named = (name: string): Member => {
      const member = members.get(name);
      if (member === undefined) throw new ArchiveDamage(`thiếu ${name}`);
      return member;
    };
    return work({
      async *rows({ parts }) {
        for (const { name } of parts) yield await expand(await bytesOf(named(name)));
      },
      async *files() {
        for (const { name, bytes } of members.values()) {
          const [, first, rest] = /^files\/([0-9a-f]{2})\/([0-9a-f]{62})$/u.exec(name) ?? [];
          if (first !== undefined && rest !== undefined) {
            yield await Promise.resolve({ hash: first + rest, bytes });
          }
        }
      },
      key: async (name) => (await bytesOf(named(memberNames.key(name)))).toString("utf8"),
    });
  });
}
