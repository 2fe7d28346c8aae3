import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { usage } from "./all.ts";
import { call } from "./call.ts";
import type { Command } from "./command.ts";

const ran: string[][] = [];
const copy: Command = {
  usage: "  copy --out <tệp>\n",
  run: (args) => {
    const options = { out: { type: "string" }, json: { type: "boolean" } } as const;
    ran.push(Object.keys(parseArgs({ args, options }).values));
    return Promise.resolve();
  },
};
const known = { copy, again: { ...copy, usage: "" } };

function text(args: readonly string[]): Promise<string> {
  return call(args, known).then(
    (said) => said?.text ?? "",
    (error: unknown) => (error instanceof Error ? error.message : "?"),
  );
}

test("a command runs with its options and says nothing of its own", async () => {
  expect(await call(["copy", "--out", "a"], known)).toBeUndefined();
  expect(ran).toEqual([["out"]]);
});

test("help is all commands, or the lines of one; a command without lines has those above it", async () => {
  for (const args of [[], ["help"], ["--help"], ["-h"]]) {
    expect(await call(args, known)).toEqual({ text: usage, failed: false });
  }
  const own = { text: expect.stringContaining("copy --out <tệp>"), failed: false };
  expect(await call(["copy", "--help"], known)).toEqual(own);
  expect(await call(["again", "x", "-h"], known)).toEqual(own);
});

test("an unknown command says that it is unknown, whatever its name", async () => {
  for (const name of ["ghost", "toString", "__proto__"]) {
    const said = await call([name], known);
    expect(said).toMatchObject({ failed: true });
    expect(said?.text.startsWith(`Không có lệnh “${name}”.`)).toBe(true);
  }
});

test.each([
  [["--jsonn"], "Không có tùy chọn “--jsonn”."],
  [["-x"], "Không có tùy chọn “-x”."],
  [["--out"], "Tùy chọn “--out” thiếu giá trị."],
  [["--out", "--json"], "Tùy chọn “--out” thiếu giá trị."],
  [["--json=1"], "Tùy chọn “--json” không có giá trị đi kèm."],
  [["thừa"], "Không hiểu “thừa”: lệnh này không nhận gì ngoài các tùy chọn."],
])("options %j are told in Vietnamese, with how to call it", async (args, sentence) => {
  const said = await text(["copy", ...args]);
  expect(said.split("\n")[0]).toBe(sentence);
  expect(said).toContain("copy --out <tệp>");
});

test("any other failure stays what it is", async () => {
  const failure = new Error("Không đọc được tệp.");
  const fails = { ...copy, run: () => Promise.reject(failure) };
  await expect(call(["fails"], { fails })).rejects.toBe(failure);
});
