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
let lessChecked = 0;
for (const file of files.filter((path) => existsSync(path))) {
  const report = readFileSync(file, "utf8");
  const head = /<testsuites\b[^>]*>/.exec(report)?.[0] ?? "";
  const read = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(head)?.[1]);
  const suites = report.matchAll(/<testsuite\b[^>]*>/g);
  const skippedHere = [...suites].reduce(
    (sum, [suite]) => sum + Number(/\bskipped="(\d+)"/.exec(suite)?.[1] ?? 0),
    0,
  );
  // Tests say in their names what they could not read: the seeds beside the checkout, LibreOffice.
  lessChecked += [
    ...report.matchAll(
      /<testcase\b[^>]*\bname="[^"]*(?:bỏ qua: )?không có (?:\.\.\/shared|tệp số liệu gốc|LibreOffice)/g,
    ),
  ].length;
  total += read("tests");
  failed += read("failures") + read("errors");
  skipped += skippedHere;
}

if (lessChecked > 0) {
  console.log(
    `${lessChecked} of the passed tests had no seeds or no LibreOffice to read and checked less`,
  );
}
console.log(`${total - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
if (total === 0 || failed > 0 || Number.isNaN(total)) process.exitCode = 1;
