import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { domainFolder, root } from "./pack.ts";
import { entryPoints } from "./reference.ts";
import { sizeOf } from "./sizes.ts";
import { examplesOf, installAsStranger, runFile, type Stranger, withClaims } from "./stranger.ts";

let stranger: Stranger;

beforeAll(async () => {
  stranger = await installAsStranger();
}, 240_000);

afterAll(() => {
  rmSync(dirname(stranger.folder), { recursive: true, force: true });
});

function packedFiles(): readonly string[] {
  return execFileSync("tar", ["-tzf", stranger.tarball], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((name) => name.replace(/^package\//, ""));
}

describe("what is packed", () => {
  test("every entry point with its types, the papers beside it, and nothing else", () => {
    const code = entryPoints().flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.js`]);
    const beside = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    const schema = "src/criteria/criteria-set.schema.json";
    const packed = packedFiles().filter((name) => !name.startsWith("reference/"));
    expect(packed.toSorted()).toEqual([...code, ...beside, schema].toSorted());
  });

  test("publint has nothing to say", async () => {
    const { buffer } = Uint8Array.from(readFileSync(stranger.tarball));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("types are found and right for every entry point, by Node.js and by bundlers", async () => {
    const tarball = createPackageFromTarballData(Uint8Array.from(readFileSync(stranger.tarball)));
    const entrypoints = entryPoints().map((name) => `./${name}`);
    const checked = await checkPackage(tarball, { entrypoints });
    if (!checked.types) throw new Error("the package has no types");
    // The package is ESM alone: programs in CommonJS and resolution before `exports` are not meant.
    const meant = checked.problems.filter(
      (problem) =>
        !("resolutionKind" in problem) ||
        (problem.resolutionKind !== "node10" && problem.resolutionKind !== "node16-cjs"),
    );
    expect(meant).toEqual([]);
  });

  test("the changelog begins with the version packed", () => {
    const parse: (text: string) => { readonly version: string } = JSON.parse;
    const { version } = parse(readFileSync(join(stranger.installed, "package.json"), "utf8"));
    const log = readFileSync(join(stranger.installed, "CHANGELOG.md"), "utf8");
    expect(/^## (\S+)/m.exec(log)?.[1]).toBe(version);
  });
});

describe("the examples run where the package was installed", () => {
  const pages = { "README.md": join(domainFolder, "README.md") };
  const examples = Object.entries(pages).flatMap(([page, path]) =>
    examplesOf(path).map((example, index) => ({ ...example, name: `${page}, ${index + 1}` })),
  );
  const program = readFileSync(join(root, "docs/examples/score-communes.ts"), "utf8");

  test.each(examples)("$name", ({ program: text, prints }) => {
    writeFileSync(join(stranger.folder, "example.ts"), withClaims(text));
    expect(runFile(stranger.folder, "example.ts")).toBe(prints ?? "");
  });

  test("a claim that is wrong is seen", () => {
    writeFileSync(join(stranger.folder, "example.ts"), withClaims("1 + 1; // => 3\n"));
    expect(() => runFile(stranger.folder, "example.ts")).toThrow("deepStrictEqual");
  });

  test("docs/examples/score-communes.ts ranks its communes and prints why", () => {
    writeFileSync(join(stranger.folder, "score-communes.ts"), program);
    const printed = runFile(stranger.folder, "score-communes.ts");
    expect(printed.split("\n").slice(0, 3)).toEqual([
      "hạng 2 · Phường Bến Gỗ: 91,02 điểm, 91,02 %, Xuất sắc",
      "hạng 1 · Xã Sông Trong: 95,85 điểm, 95,85 %, Xuất sắc",
      "chưa xếp hạng · Xã Đồi Chè: chưa đủ số liệu, mới được 86,00 điểm",
    ]);
  });

  test.each(["nodenext", "bundler"])("their types hold under %s", (resolution) => {
    const names = [...examples.map(({ program: text }) => text), program].map((text, index) => {
      const name = `typed-${index}.ts`;
      writeFileSync(join(stranger.folder, name), text);
      return name;
    });
    const tsc = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
    const module = resolution === "nodenext" ? "nodenext" : "esnext";
    const options = ["--noEmit", "--strict", "--target", "es2022"];
    const kind = ["--module", module, "--moduleResolution", resolution, "--lib", "es2022,dom"];
    const args = [tsc, "--ignoreConfig", ...options, ...kind, ...names];
    expect(execFileSync(process.execPath, args, { cwd: stranger.folder, encoding: "utf8" })).toBe(
      "",
    );
  });
});

describe("only what is used is loaded", () => {
  /** Largest size, minified and gzipped with everything it loads, kB of 1 000 bytes. */
  const budgets = [
    { entry: "text/numbers", symbol: "formatRate", kB: 0.5 },
    { entry: "text/search-key", symbol: "searchKey", kB: 0.5 },
    { entry: "unit/tree", symbol: "treeAt", kB: 1 },
    { entry: "indicator/evaluate", symbol: "evaluate", kB: 4 },
    { entry: "checks/run", symbol: "runChecks", kB: 12.5 },
    { entry: "scoring/score", symbol: "scoreUnit", kB: 7 },
    { entry: "plan/parse-schedule", symbol: "parseSchedule", kB: 15 },
    { entry: "criteria/set-766", symbol: "SET_766", kB: 4 },
  ];

  test.each(budgets)("$entry in $kB kB, without zod", async ({ entry, symbol, kB }) => {
    const program = `export { ${symbol} } from "@cchc/domain/${entry}";`;
    const { bytes, zod } = await sizeOf(stranger.folder, program);
    expect(bytes).toBeGreaterThan(100);
    expect(bytes).toBeLessThanOrEqual(kB * 1000);
    expect(zod).toBe(false);
  });

  test("a schema brings zod, so the check above can fail", async () => {
    const { zod } = await sizeOf(stranger.folder, 'export * from "@cchc/domain/unit/schema";');
    expect(zod).toBe(true);
  });
});

describe("the reference", () => {
  test.each(entryPoints())("%s: every public symbol stands in it", (name) => {
    const declared = readFileSync(join(stranger.installed, `dist/${name}.d.ts`), "utf8");
    const page = readFileSync(join(stranger.installed, `reference/${name}.md`), "utf8");
    const symbols = [
      ...declared.matchAll(/^export (?:declare )?(?:const|function|class|interface|type) (\w+)/gm),
    ].map(([, symbol = ""]) => symbol);
    const headings = page
      .replaceAll("\\", "")
      .split("\n")
      .filter((line) => line.startsWith("#"));
    const told = headings.map((line) => line.replace(/^#+ /, "").replace(/\W.*$/, ""));
    expect(symbols.filter((symbol) => !told.includes(symbol))).toEqual([]);
  });
});
