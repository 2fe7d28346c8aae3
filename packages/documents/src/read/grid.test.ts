import { utils, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { GRID_LIMITS, readGrid } from "./grid.ts";
import { ReadProblem } from "./problem.ts";

const rows = [
  ["Đơn vị", "Rất hài lòng", "Tỷ lệ"],
  ["Phường A", 1050, "99,53"],
  ["Xã “B”; cũ", 0, ""],
];
const texts = [
  ["Đơn vị", "Rất hài lòng", "Tỷ lệ"],
  ["Phường A", "1050", "99,53"],
  ["Xã “B”; cũ", "0", ""],
];

function book(type: "xlsx" | "biff8" | "ods"): Uint8Array {
  const workbook = utils.book_new(utils.aoa_to_sheet(rows));
  const made: unknown = write(workbook, { type: "array", bookType: type });
  if (!(made instanceof ArrayBuffer)) throw new Error("no bytes");
  return new Uint8Array(made);
}

test.each(["xlsx", "biff8", "ods"] as const)("the same table from %s", (type) => {
  expect(readGrid(`bang.${type === "biff8" ? "xls" : type}`, book(type))).toEqual(texts);
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test("CSV by comma, semicolon and tab, with and without a mark at its head", () => {
  const line = '"Đơn vị";Rất hài lòng;Tỷ lệ\nPhường A;1050;99,53\n"Xã “B”; cũ";0;\n\n';
  expect(readGrid("bang.csv", utf8(line))).toEqual(texts);
  expect(readGrid("bang.csv", utf8(`\ufeff${line}`))).toEqual(texts);
  expect(readGrid("bang.csv", utf8("a,b\n007,1.059"))).toEqual([
    ["a", "b"],
    ["007", "1.059"],
  ]);
  expect(readGrid("bang.csv", utf8("Kết quả năm 2023\nĐơn vị;Tỷ lệ\nA;99,5"))).toEqual([
    ["Kết quả năm 2023", ""],
    ["Đơn vị", "Tỷ lệ"],
    ["A", "99,5"],
  ]);
  expect(readGrid("bang.csv", utf8("a\tb\n1\t2"))).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("what is no table says why", () => {
  const refused = (name: string, bytes: Uint8Array): string => {
    try {
      readGrid(name, bytes);
    } catch (error) {
      if (error instanceof ReadProblem) return error.code;
      throw error;
    }
    return "";
  };
  expect(refused("a.csv", new Uint8Array(GRID_LIMITS.bytes + 1))).toBe("too-large");
  expect(refused("a.csv", utf8("\n\n"))).toBe("no-text");
  expect(refused("a.csv", new Uint8Array(0))).toBe("empty");
  expect(refused("a.xlsx", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toBe("corrupt");
  expect(refused("a.pdf", utf8("%PDF-1.7\n"))).toBe("unknown-type");
  expect(
    refused(
      "a.csv",
      Uint8Array.from({ length: 64 }, (_, at) => at % 8),
    ),
  ).toBe("wrong-type");
});

test("a bomb is refused by what its directory names", () => {
  const bomb = book("xlsx").slice();
  const view = new DataView(bomb.buffer);
  for (let at = 0; at + 46 <= bomb.length; at += 1) {
    if (view.getUint32(at, true) === 0x0201_4b50) view.setUint32(at + 24, 0x7fff_ffff, true);
  }
  expect(() => readGrid("bang.xlsx", bomb)).toThrow("bung ra quá lớn");
});
