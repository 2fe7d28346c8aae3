import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { SET_766 } from "@cchc/domain/criteria/set-766";
import { scoringCommands } from "./commands.ts";

const example = join(import.meta.dirname, "../../../../docs/examples/score-766.json");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cchc-score-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function run(name: string, ...args: string[]): Promise<{ text: string; ok: boolean }> {
  const command = scoringCommands[name];
  if (command === undefined) throw new Error(name);
  return command(args);
}

/** The sentence of a command that refuses. */
async function refusal(name: string, ...args: string[]): Promise<string> {
  try {
    await run(name, ...args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

const resultsSchema = z.object({
  results: z.array(
    z.object({
      unit: z.string(),
      state: z.string(),
      total: z.number().nullable(),
      areas: z.array(z.object({ area: z.string(), points: z.number() })),
      leaves: z.array(
        z.object({
          leaf: z.string(),
          points: z.number().nullable(),
          reason: z.string(),
          because: z.object({
            branch: z.string(),
            inputs: z.array(z.unknown()),
            source: z.unknown(),
          }),
        }),
      ),
    }),
  ),
});

async function score(...args: string[]): Promise<z.infer<typeof resultsSchema>["results"]> {
  const { text } = await run("score", ...args, "--json");
  return resultsSchema.parse(JSON.parse(text)).results;
}

describe("the documented example", () => {
  test("adds rounded leaves to 9,92 and every leaf has its reason", async () => {
    const [ward, commune] = await score("--set", "766", "--input", example);
    expect(ward).toMatchObject({ state: "final", total: 80.13 });
    expect(ward?.areas.map(({ points }) => points)).toEqual([16.31, 20, 10.5, 5.73, 9.92, 17.67]);
    for (const leaf of ward?.leaves ?? []) {
      expect(leaf.reason).not.toBe("");
      expect(leaf.because.inputs.length).toBeGreaterThan(0);
    }
    expect(commune).toMatchObject({ state: "open", total: null });
    const of = (code: string) => commune?.leaves.find(({ leaf }) => leaf === code)?.points;
    expect([of("4.1"), of("4.bs"), of("4.2")]).toEqual([0, 2, null]);
  });

  test("in words for people", async () => {
    const { text } = await run("score", "--set", "766", "--input", example);
    expect(text).toContain("Phường Trần Hưng Đạo: 80,13 điểm, 80,13 %, Tốt");
    expect(text).toContain("872 ÷ 1.059 × 6,00 điểm.");
  });

  test("gives receipts that verify, and that do not when a figure is changed", async () => {
    const path = join(folder, "receipts.json");
    await run("score", "--set", "766", "--input", example, "--receipt", path);
    const verified = await run("verify", path);
    expect(verified.ok).toBe(true);
    expect(verified.text.split("\n")).toHaveLength(2);
    const text = await readFile(path, "utf8");
    const forged = await file(
      "forged.json",
      text.replace('"tthc.resolved.early": 1054', '"tthc.resolved.early": 1053'),
    );
    const found = await run("verify", forged);
    expect(found.ok).toBe(false);
    expect(found.text).toMatch(/^Phường Trần Hưng Đạo: Số liệu đầu vào trong phiếu đã bị sửa/);
  });

  test("ranks, with the ranks an open total leaves", async () => {
    const { text } = await run("rank", "--set", "766", "--input", example, "--json");
    expect(JSON.parse(text)).toMatchObject({
      results: [
        { unit: "Phường Trần Hưng Đạo", rank: 1, of: 1, bestRank: 1, worstRank: 2 },
        { unit: "Xã Tân Hồng", rank: null, total: null },
      ],
    });
  });
});

describe("CSV", () => {
  test("semicolons, Vietnamese numbers and answers, a mark at the head", async () => {
    const path = await file(
      "units.csv",
      '\uFEFFunit;block;4.1.numerator;4.1.denominator;3;tt.c;petitions.received\r\n"Xã ""A""";commune;872;1.059;10,5;60;Không phát sinh\r\n',
    );
    const [unit] = await score("--set", "766", "--input", path);
    const of = (code: string) => unit?.leaves.find(({ leaf }) => leaf === code)?.points;
    expect(unit?.unit).toBe('Xã "A"');
    expect([of("4.1"), of("3"), of("tt.c"), of("5.2")]).toEqual([4.94, 10.5, 1.5, 6]);
  });

  test.each([
    ["name;4.1\nA;1", "chưa có cột “unit”"],
    ["unit;4.1.numerator;4.1.denominator\nA;1;", "cần cả tử số và mẫu số"],
    ["unit;4.1.numerator;4.1.denominator\nA;1,059;2000", "dấu phẩy ngăn cách hàng nghìn"],
    ["unit;3\nA;1\nA;2", "hai lần"],
    ['unit;3\n"A;1', "dấu ngoặc kép chưa đóng"],
    ["unit;9.9\nA;1", "không dùng mã này"],
  ])("%j is refused in one sentence", async (text, sentence) => {
    const path = await file("bad.csv", text);
    const said = await refusal("score", "--set", "766", "--input", path);
    expect(said).toContain(sentence);
    expect(said).toMatch(/\.$/);
  });
});

describe("JSON that is wrong", () => {
  const unit = (values: unknown): string => JSON.stringify([{ unit: "A", values }]);
  test.each([
    ["{", "không phải JSON hợp lệ"],
    ["[1]", "không đúng mẫu"],
    [unit({ "9.9": 1 }), "không dùng mã này"],
    [unit({ "4.1": 0.95 }), "giống một phần của 1"],
    [unit({ "4.1": 101 }), "phải từ 0 đến 100"],
    [unit({ "4.1": { numerator: -1, denominator: 2 } }), "số nguyên từ 0"],
    [unit({ "4.1": { numerator: 1.5, denominator: 2 } }), "số nguyên từ 0"],
    [unit({ "4.1": { numerator: 1 } }), "không hiểu"],
    [unit({ "3": 1.234 }), "quá hai chữ số thập phân"],
  ])("%j", async (text, sentence) => {
    const path = await file("bad.json", text);
    expect(await refusal("score", "--set", "766", "--input", path)).toContain(sentence);
  });

  test("a file, a set or an option that is not there", async () => {
    const none = join(folder, "none.json");
    expect(await refusal("score", "--set", "766", "--input", none)).toContain("Không đọc được");
    expect(await refusal("score", "--set", "767", "--input", none)).toContain("“767”");
    expect(await refusal("score", "--set", "766")).toContain("Thiếu");
    expect(await refusal("score", "--sett", "766")).toContain("Không hiểu các tùy chọn");
    expect(await refusal("score", "--set", "766", "--input", none, "--year", "25")).toContain(
      "Năm",
    );
    expect(await refusal("verify", example)).toContain("không phải phiếu tự kiểm");
  });
});

describe("a set from a file", () => {
  test("scores like the one it was written from", async () => {
    const path = await file("set.json", JSON.stringify(SET_766));
    const args = ["--input", example] as const;
    expect(await score("--set", path, ...args)).toEqual(await score("--set", "766", ...args));
  });

  test("is checked: what is wrong, where, and no scoring", async () => {
    const path = await file("broken.json", JSON.stringify({ ...SET_766, max: 9999 }));
    const checked = await run("check-set", path, "--json");
    expect(checked.ok).toBe(false);
    expect(JSON.parse(checked.text)).toMatchObject({ findings: [{ code: "sum-differs" }, {}] });
    expect(await refusal("score", "--set", path, "--input", example)).toMatch(
      /^Bộ tiêu chí có lỗi/,
    );
    expect((await run("check-set", "766")).ok).toBe(true);
    const shape = await file("shape.json", JSON.stringify({ ...SET_766, rounding: "down" }));
    expect(await refusal("check-set", shape)).toContain("tại “rounding”");
  });
});
