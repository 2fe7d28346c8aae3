import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { parseTimes } from "./parse-times.ts";

const example = join(import.meta.dirname, "../../../../docs/examples/plan-times.txt");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cchc-times-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const output = z.object({
  year: z.number(),
  results: z.array(
    z.object({
      title: z.string().optional(),
      wording: z.string(),
      state: z.string(),
      words: z.string(),
      schedule: z.object({ parts: z.array(z.object({ kind: z.string() })) }),
      rest: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
      due: z.array(z.string()),
    }),
  ),
});

async function json(...args: string[]): Promise<z.infer<typeof output>> {
  return output.parse(JSON.parse(await parseTimes([...args, "--json"], "2024-05-02")));
}

describe("parse-times", () => {
  test("the example of the page", async () => {
    const text = await parseTimes([example, "--year", "2024"]);
    expect(text.split("\n")).toHaveLength(12);
    expect(text).toContain("quý I năm 2024");
    expect(text).toMatch(
      /11 cách ghi, năm 2024: hiểu 8, một phần 1, không hiểu 1, không đặt thời gian 1\.$/,
    );
  });

  test("a line that is blank keeps its place", async () => {
    const { year, results } = await json(await file("a.txt", "Quý I\n\nQuý V\n"));
    expect(year).toBe(2024);
    expect(results.map(({ state }) => state)).toEqual(["understood", "not-set", "not-understood"]);
    expect(results[2]?.rest[0]).toEqual({ start: 0, end: 5, text: "Quý V" });
    expect(results[0]?.due).toEqual(["2024-03-31"]);
  });

  test("a JSON array of wordings or of rows with their titles", async () => {
    const rows = ["Quý II/2024", { title: "Viết tin (Số lượng: 4 tin/năm)", time: null }];
    const { results } = await json(await file("b.json", JSON.stringify(rows)));
    expect(results.map(({ schedule }) => schedule.parts.map(({ kind }) => kind))).toEqual([
      ["quarter"],
      ["quota"],
    ]);
  });

  test.each([
    [["--year", "24", example], "Năm “24” không đúng"],
    [[], "Thiếu tệp"],
    [["khong-co.txt"], "Không đọc được tệp"],
    [["--nam", example], "Không hiểu các tùy chọn"],
  ])("%j is refused", async (args, sentence) => {
    await expect(parseTimes(args)).rejects.toThrow(sentence);
  });

  test("JSON of another shape is refused", async () => {
    await expect(parseTimes([await file("c.json", '{"a":1}')])).rejects.toThrow("mảng chuỗi");
  });
});
