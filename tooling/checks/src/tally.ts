import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addUp, closingLine, readReport } from "./junit.ts";

/** Adds up the JUnit files that the runners left and prints one closing line; fails when nothing ran. */
const root = join(import.meta.dirname, "../../..");
const files = ["apps", "packages", "tooling"]
  .flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name, "results/junit.xml")),
  )
  .filter((path) => existsSync(path));
const tally = addUp(files.map((file) => readReport(readFileSync(file, "utf8"))));

if (tally.lessChecked > 0) {
  console.log(
    `${tally.lessChecked} of the passed tests had no seeds or no LibreOffice to read and checked less`,
  );
}
console.log(closingLine(tally));
if (tally.tests === 0 || tally.failed > 0 || Number.isNaN(tally.tests)) process.exitCode = 1;
