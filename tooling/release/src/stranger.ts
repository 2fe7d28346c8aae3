import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { domainFolder, packDomain, pnpm } from "./pack.ts";
import { writeReference } from "./reference.ts";

/** An empty project that has installed the packed domain and nothing else. */
export interface Stranger {
  readonly folder: string;
  readonly tarball: string;
  /** Folder of the installed package. */
  readonly installed: string;
}

/** Packs the domain with its reference and installs it where nothing of this house is in reach. */
export async function installAsStranger(): Promise<Stranger> {
  const home = mkdtempSync(join(tmpdir(), "cchc-package-"));
  await writeReference(join(domainFolder, "reference"));
  const tarball = packDomain(home);
  const folder = join(home, "project");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "name": "empty", "type": "module" }');
  pnpm(folder, ["add", "--ignore-workspace", "--prefer-offline", tarball]);
  const installed = join(folder, "node_modules/@cchc/domain");
  if (!existsSync(installed)) throw new Error("The package was not installed.");
  return { folder, tarball, installed };
}

/** Runs a TypeScript file of the project as it stands; what it printed. Throws with its error. */
export function runFile(folder: string, name: string): string {
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

/** One example of a page: the program, and what it prints where a block of text follows it. */
export interface PageExample {
  readonly program: string;
  readonly prints?: string;
}

/** The `ts` blocks of a Markdown page, each with the `text` block that may follow it. */
export function examplesOf(page: string): readonly PageExample[] {
  const blocks = readFileSync(page, "utf8").matchAll(
    /```ts\n([\s\S]*?)```(?:\s*```text\n([\s\S]*?)```)?/g,
  );
  return [...blocks].map(([, program = "", prints]) =>
    prints === undefined ? { program } : { program, prints },
  );
}

/** A program in which every `expression; // => value` is held against that value. */
export function withClaims(program: string): string {
  const checked = program.replace(
    /^(?<expression>\S.*); \/\/ => (?<value>.+)$/gm,
    "deepStrictEqual($<expression>, $<value>);",
  );
  return `import { deepStrictEqual } from "node:assert";\n${checked}`;
}
