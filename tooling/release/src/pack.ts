import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root: string = join(import.meta.dirname, "../../..");
export const domainFolder: string = join(root, "packages/domain");

/** The package manager that the house names, whatever else the machine has. */
function packageManager(): string {
  const read: (text: string) => { readonly packageManager: string } = JSON.parse;
  return read(readFileSync(join(root, "package.json"), "utf8")).packageManager;
}

/** Runs the package manager in a folder; what it printed. Throws with its output where it fails. */
export function pnpm(folder: string, args: readonly string[]): string {
  return execFileSync("npx", ["--yes", packageManager(), ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Packs the built domain package as it would be published; the tarball's path. */
export function packDomain(into: string): string {
  const [packed] = parsePacked(pnpm(domainFolder, ["pack", "--json", "--pack-destination", into]));
  const stable = join(into, "cchc-domain.tgz");
  copyFileSync(packed, stable);
  return stable;
}

function parsePacked(printed: string): readonly [string] {
  const read: (text: string) => { readonly filename: string } = JSON.parse;
  return [read(printed.slice(printed.indexOf("{"))).filename];
}
