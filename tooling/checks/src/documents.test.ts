import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

function pages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "results", "data", ".git", ".turbo"].includes(entry.name))
      return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

const found = pages(root).map((path) => relative(root, path));

describe("documents stay true", () => {
  test.each(found)("%s: links and paths lead somewhere", (page) => {
    const text = readFileSync(join(root, page), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((m) => m[1] ?? "");
    const paths = [...text.matchAll(/`((?:apps|packages|tooling|docs|\.ci)\/[\w./-]*)`/g)].map(
      (m) => m[1] ?? "",
    );
    const missing = [
      ...links.filter((link) => !existsSync(join(root, dirname(page), link))),
      ...paths.filter((path) => !existsSync(join(root, path))),
    ];
    expect(missing).toEqual([]);
  });

  test.each(found)("%s: every `npm run` command exists", (page) => {
    const text = readFileSync(join(root, page), "utf8");
    const parse: (text: string) => { scripts: Record<string, string> } = JSON.parse;
    const { scripts } = parse(readFileSync(join(root, "package.json"), "utf8"));
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map((m) => m[1] ?? "");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
