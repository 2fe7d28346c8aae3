import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "../../../packages/domain/src");

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => join(source, name));

/** Exported functions and classes of a file without a docstring right above them. */
function undocumented(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function\*?|class) (\w+)/.exec(line)?.[1];
    if (name === undefined) return [];
    const above = lines[index - 1]?.trim() ?? "";
    return above.endsWith("*/") ? [] : [name];
  });
}

describe("every public function of the domain has its docstring", () => {
  test("there are files to look at", () => {
    expect(files.length).toBeGreaterThan(40);
  });

  test.each(files.map((file) => relative(source, file)))("%s", (file) => {
    expect(undocumented(readFileSync(join(source, file), "utf8"))).toEqual([]);
  });

  test("a missing docstring would be seen", () => {
    expect(undocumented("export function bare(): void {}\n")).toEqual(["bare"]);
  });
});
