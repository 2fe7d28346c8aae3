import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** What runs in a browser, Chrome 109 (Windows 7 and 8) among them. */
const folders = ["packages/domain/src", "packages/ui/src", "apps/web/src", "apps/admin/src"];

/** Came with Chrome 110 or later. */
const newer =
  /\.(?:toSorted|toReversed|toSpliced|groupBy|withResolvers|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/;

test("nothing that runs in a browser calls what Chrome 109 lacks", () => {
  const found: string[] = [];
  let read = 0;
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(name) || /\btest(?:ing)?\.tsx?$/.test(name)) continue;
      read += 1;
      const lines = readFileSync(join(root, folder, name), "utf8").split("\n");
      for (const [index, line] of lines.entries()) {
        if (newer.test(line)) found.push(`${folder}/${name}:${index + 1}`);
      }
    }
  }
  expect(read).toBeGreaterThan(400);
  expect(found).toEqual([]);
});
