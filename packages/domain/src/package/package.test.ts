import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { packageDifferences } from "./difference.ts";
import { type PackageContent, packageFileName, packageFileText, packageText } from "./package.ts";
import { readPackage } from "./schema.ts";

const content: PackageContent = {
  unit: { id: "thd", name: "Phường Trần Hưng Đạo" },
  period: { id: "2023", name: "Năm 2023" },
  form: { code: "annual", version: 1 },
  cells: [
    {
      field: "tthc.resolved.late",
      row: "",
      cell: { state: "entered", value: 3, qualifier: "exact", source: "Một cửa" },
      version: 2,
    },
    { field: "tthc.received.total", row: "Đất đai", cell: { state: "none" }, version: 0 },
    { field: "documents.checked", row: "", cell: null, version: 1 },
  ],
  reasons: [{ check: "x", cell: "tthc.resolved.late", reason: "Đúng như vậy" }],
  papers: [{ name: "26/KH-UBND", hash: "a".repeat(64) }],
  madeAt: "2023-12-12T02:00:00.000Z",
  madeBy: { username: "phuong", name: "Nguyễn Thị Phượng" },
  app: "0.1.0",
};
const signature = "s".repeat(86);
const file = packageFileText(packageText(content), "b".repeat(64), signature);

/** A package as the first version wrote it, letter by letter; it is read for ever. */
const first =
  '{"layout":"so-cchc/package/1","content":"{\\"app\\":\\"0.1.0\\",\\"cells\\":[{\\"cell\\":{\\"qualifier\\":\\"exact\\",\\"source\\":\\"Một cửa\\",\\"state\\":\\"entered\\",\\"value\\":3},\\"field\\":\\"tthc.resolved.late\\",\\"row\\":\\"\\",\\"version\\":2},{\\"cell\\":{\\"state\\":\\"none\\"},\\"field\\":\\"tthc.received.total\\",\\"row\\":\\"Đất đai\\",\\"version\\":0},{\\"cell\\":null,\\"field\\":\\"documents.checked\\",\\"row\\":\\"\\",\\"version\\":1}],\\"form\\":{\\"code\\":\\"annual\\",\\"version\\":1},\\"layout\\":\\"so-cchc/package/1\\",\\"madeAt\\":\\"2023-12-12T02:00:00.000Z\\",\\"madeBy\\":{\\"name\\":\\"Nguyễn Thị Phượng\\",\\"username\\":\\"phuong\\"},\\"papers\\":[{\\"hash\\":\\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\",\\"name\\":\\"26/KH-UBND\\"}],\\"period\\":{\\"id\\":\\"2023\\",\\"name\\":\\"Năm 2023\\"},\\"reasons\\":[{\\"cell\\":\\"tthc.resolved.late\\",\\"check\\":\\"x\\",\\"reason\\":\\"Đúng như vậy\\"}],\\"unit\\":{\\"id\\":\\"thd\\",\\"name\\":\\"Phường Trần Hưng Đạo\\"}}","key":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","signature":"ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"}';

describe("the file of a package", () => {
  test("of layout 1 is written as it always was, and read", () => {
    expect(file).toBe(first);
    expect(readPackage(first)).toEqual({
      kind: "package",
      file: {
        layout: "so-cchc/package/1",
        content: packageText(content),
        key: "b".repeat(64),
        signature,
      },
      content,
    });
  });

  test("handed in together keeps number, symbol and day", () => {
    const signing = { number: "12", symbol: "BC-UBND", signedDay: "2023-12-11" };
    const text = packageFileText(packageText({ ...content, signing }), "b".repeat(64), signature);
    const read = readPackage(text);
    expect(read.kind === "package" && read.content.signing).toEqual(signing);
  });

  test.each([
    ["nothing", "", "foreign"],
    ["another file", "PK\u0003\u0004", "foreign"],
    ["other JSON", '{"cells":[]}', "foreign"],
    ["a list", "[]", "foreign"],
    ["a later layout", file.replace("package/1", "package/2"), "newer"],
    ["another key's name", file.replace("bbbb", "xyz!"), "cut"],
    ["a figure changed into none", file.replace('\\"value\\":3', '\\"value\\":-3'), "cut"],
    ["a member more", file.replace('\\"value\\":3', '\\"value\\":3,\\"x\\":1'), "cut"],
    [
      "another order",
      file
        .replace('{\\"app\\":\\"0.1.0\\",', "{")
        .replace(/\}","key"/, ',\\"app\\":\\"0.1.0\\"}","key"'),
      "cut",
    ],
  ])("%s is told apart", (_what, text, defect) => {
    expect(readPackage(text)).toEqual({ kind: "defect", defect });
  });

  test("cut anywhere is never taken and never fails", () => {
    assert(
      property(integer({ min: 0, max: file.length - 1 }), (end) => {
        const read = readPackage(file.slice(0, end));
        expect(read.kind).toBe("defect");
      }),
    );
  });

  test("one cell twice is refused: nobody could say which is meant", () => {
    const [one] = content.cells;
    const twice = { ...content, cells: one === undefined ? [] : [one, one] };
    expect(readPackage(packageFileText(packageText(twice), "b".repeat(64), signature))).toEqual({
      kind: "defect",
      defect: "cut",
    });
  });

  test("has a name that any computer takes", () => {
    expect(packageFileName(["Phường Trần Hưng Đạo", "Năm 2023", "12/12/2023 09:00"])).toBe(
      "goi-phuong-tran-hung-dao-nam-2023-12-12-2023-09-00.cchc",
    );
  });
});

describe("what a package would change", () => {
  const cell = { state: "entered", value: 3, qualifier: "exact" } as const;
  test("is told cell by cell; what is the same is left out", () => {
    expect(
      packageDifferences(
        [
          { field: "a", row: "", cell, version: 2 },
          { field: "b", row: "", cell, version: 2 },
          { field: "c", row: "x", cell, version: 0 },
          { field: "d", row: "", cell: null, version: 1 },
          { field: "e", row: "", cell: null, version: 0 },
        ],
        [
          {
            field: "a",
            row: "",
            cell: { qualifier: "exact", value: 3, state: "entered" },
            version: 9,
          },
          { field: "b", row: "", cell: { state: "none" }, version: 3 },
          { field: "d", row: "", cell: { state: "unknown" }, version: 1 },
        ],
      ),
    ).toEqual([
      { field: "b", row: "", before: { state: "none" }, after: cell, version: 3, overtaken: true },
      { field: "c", row: "x", before: null, after: cell, version: 0, overtaken: false },
      {
        field: "d",
        row: "",
        before: { state: "unknown" },
        after: null,
        version: 1,
        overtaken: false,
      },
    ]);
  });
});
