import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Adds up the JUnit files that the runners left and prints one closing line; fails when nothing ran. */
const root = join(import.meta.dirname, "../../..");
const files = ["apps", "packages", "tooling"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(root, folder, name, "results/junit.xml")),
);

let total = 0;
let failed = 0;
let skipped = 0;
for (const file of files.filter((path) => existsSync(path))) {
  const head = /<testsuites\b[^>]*>/.exec(readFileSync(file, "utf8"))?.[0] ?? "";
  const read = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(head)?.[1]);
  const suites = readFileSync(file, "utf8").matchAll(/<testsuite\b[^>]*>/g);
  const skippedHere = [...suites].reduce(
    (sum, [suite]) => sum + Number(/\bskipped="(\d+)"/.exec(suite)?.[1] ?? 0),
    0,
  );
  total += read("tests");
  failed += read("failures") + read("errors");
  skipped += skippedHere;
}

console.log(`${total - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
if (total === 0 || failed > 0 || Number.isNaN(total)) process.exitCode = 1;
