import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FileProblem } from "../scoring/file.ts";
import { extractCommand } from "./command.ts";

const example = join(import.meta.dirname, "../../../../docs/examples/report-old.txt");
const folder = mkdtempSync(join(tmpdir(), "cchc-extract-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Printed {
  readonly file: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly figures?: readonly { readonly field: string | null; readonly value: unknown }[];
  readonly findings?: readonly { readonly kind: string; readonly message: string }[];
}

test("the documented example prints figures, citations and the doubt it has", async () => {
  const { text, ok } = await extractCommand([example, "--json"]);
  const [printed] = JSON.parse(text) as readonly Printed[];
  expect(ok).toBe(true);
  expect(printed?.figures).toContainEqual(
    expect.objectContaining({ field: "tthc.received.total", value: 2346, kind: "exact" }),
  );
  const broken = printed?.findings?.filter(({ kind }) => kind === "identity-broken");
  expect(broken?.map(({ message }) => message).join(" ")).toContain("2.367");
});

test("one bad file does not stop the rest", async () => {
  const bad = join(folder, "bad.docx");
  writeFileSync(bad, "not a Word file");
  const { text, ok } = await extractCommand([bad, join(folder, "none.pdf"), example, "--json"]);
  const printed = JSON.parse(text) as readonly Printed[];
  expect(ok).toBe(false);
  expect(printed.map(({ error }) => error?.code)).toEqual(["corrupt", "not-found", undefined]);
  expect(printed[2]?.figures?.length).toBeGreaterThan(40);
});

test("for people: a line a figure; without a file: how to call it", async () => {
  const { text } = await extractCommand([example]);
  expect(text).toContain("tthc.resolved.total = 2331 hồ sơ");
  await expect(extractCommand([])).rejects.toBeInstanceOf(FileProblem);
});
