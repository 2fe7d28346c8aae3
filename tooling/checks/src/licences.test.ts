import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** What may be given on together with an Apache-2.0 program, without duties beyond a notice. */
const allowed: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "PostgreSQL",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
  "Zlib",
]);

/** Packages that name no licence where it is looked for; read by hand in the file named. */
const readByHand: Readonly<Record<string, string>> = {
  // Its LICENSE: two clauses.
  duck: "BSD-2-Clause",
};

interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly licenses?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function manifestIn(folder: string): Manifest {
  const parse: (text: string) => Manifest = JSON.parse;
  return parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** The folder of a dependency as the program finds it; undefined for one of another system. */
function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return realpathSync(found);
    if (folder === dirname(folder)) return undefined;
  }
}

/** The parts of the product: what users run, not what builds and tests it. */
const parts = ["apps", "packages"].flatMap((kind) =>
  readdirSync(join(root, kind)).map((name) => join(root, kind, name)),
);

function everyDependency(): ReadonlyMap<string, Manifest> {
  const found = new Map<string, Manifest>();
  const open = [...parts];
  const seen = new Set(open);
  for (const folder of open) {
    const manifest = manifestIn(folder);
    if (!parts.includes(folder)) found.set(`${manifest.name}@${manifest.version ?? ""}`, manifest);
    const { dependencies = {}, optionalDependencies = {} } = manifest;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = folderOf(name, folder);
      if (next === undefined) {
        expect(Object.keys(optionalDependencies), `${name} of ${manifest.name}`).toContain(name);
      } else if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return found;
}

/** One of several may be chosen, all of several must be allowed. */
function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/gu, "");
  return bare
    .split(/\s+OR\s+/u)
    .some((choice) => choice.split(/\s+AND\s+/u).every((one) => allowed.has(one.trim())));
}

function licenceOf({ license, licenses }: Manifest): string {
  const first: unknown = license ?? (Array.isArray(licenses) ? licenses[0] : licenses);
  if (typeof first === "string") return first;
  const type = typeof first === "object" && first !== null && "type" in first ? first.type : "";
  return typeof type === "string" ? type : "";
}

describe("licences of what the product carries", () => {
  test("a choice, a sum and a refusal are read", () => {
    expect(isAllowed("MIT")).toBe(true);
    expect(isAllowed("(MIT OR GPL-3.0-or-later)")).toBe(true);
    expect(isAllowed("MIT AND GPL-3.0-only")).toBe(false);
    expect(isAllowed("GPL-3.0")).toBe(false);
    expect(isAllowed("")).toBe(false);
  });

  test("every dependency at run time has one of the allowed licences", () => {
    const found = everyDependency();
    expect(found.size).toBeGreaterThan(50);
    const refused = [...found].flatMap(([name, manifest]) => {
      const licence = readByHand[manifest.name] ?? licenceOf(manifest);
      return isAllowed(licence) ? [] : `${name}: ${licence === "" ? "none named" : licence}`;
    });
    expect(refused).toEqual([]);
  });
});
