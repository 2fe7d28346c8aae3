import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { fieldOf } from "../form/form.ts";
import { cellsOf, entered, NONE, UNKNOWN } from "../report/build.ts";
import { type Cell, type Cells, cellKey, cellRef } from "../report/cell.ts";
import { WARD_2023 } from "../report/example.ts";
import {
  type Block,
  figuresOf,
  figuresOfDocument,
  type OfficialDocument,
  plainText,
  runsOf,
} from "./block.ts";
import { REFORM_REPORT } from "./built-in/reform.ts";
import { STATISTICAL_ANNEX } from "./built-in/statistics.ts";
import { ROLL_UP_REPORT } from "./built-in/roll-up.ts";
import { composeReport } from "./compose.ts";
import { reportSource, rolledSource } from "./source.ts";
import { exampleData } from "./testing.ts";

function lines(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block) => plainText(runsOf(block)));
}

function report(values: Parameters<typeof cellsOf>[0]): readonly string[] {
  return lines(composeReport(REFORM_REPORT, exampleData(cellsOf(values))).blocks);
}

function has(all: readonly string[], part: string): boolean {
  return all.some((line) => line.includes(part));
}

describe("the ward's year in words", () => {
  const document = composeReport(REFORM_REPORT, exampleData(WARD_2023));

  test("the outline keeps its seven areas", () => {
    const headings = document.blocks.flatMap((block) =>
      block.kind === "heading" ? [`${block.number} ${plainText(block.title)}`] : [],
    );
    expect(headings.slice(0, 8)).toEqual([
      "I. Kết quả thực hiện",
      "1. Chỉ đạo, điều hành",
      "2. Cải cách thể chế",
      "3. Cải cách thủ tục hành chính",
      "4. Cải cách tổ chức bộ máy",
      "5. Cải cách chế độ công vụ",
      "6. Cải cách tài chính công",
      "7. Xây dựng, phát triển chính quyền điện tử, chính quyền số",
    ]);
    expect(headings.slice(8)).toEqual([
      "II. Hạn chế, nguyên nhân",
      "1. Hạn chế",
      "2. Khó khăn, nguyên nhân",
      "III. Đánh giá chung",
      "I. Nhiệm vụ trọng tâm",
    ]);
  });

  test("every answered cell is in the text, bound to it", () => {
    const bound = new Set(figuresOf(document.blocks).flatMap((figure) => figure.cells));
    expect([...WARD_2023.keys()].filter((key) => !bound.has(key))).toEqual([]);
  });

  test("a stated rate stays as stated and says that its numerator is missing", () => {
    const rate = figuresOf(document.blocks).find(({ code }) => code === "%digitised_on_receipt");
    expect(rate).toMatchObject({ text: "99,53%", state: "stated", mark: "chưa có tử số" });
  });

  test("the head is that of the committee; a draft has neither number nor day", () => {
    expect(document).toMatchObject({
      issuer: ["ỦY BAN NHÂN DÂN", "PHƯỜNG TRẦN HƯNG ĐẠO"],
      superior: [],
      symbol: "BC-UBND",
      place: "Phường Trần Hưng Đạo",
      typeName: "Báo cáo",
    });
    expect(document).not.toHaveProperty("number");
    expect(document).not.toHaveProperty("day");
  });
});

describe("four answers, four wordings", () => {
  test.each([
    [{ "petitions.received": NONE }, "không phát sinh trong kỳ"],
    [{ "petitions.received": 0 }, "không tiếp nhận phản ánh, kiến nghị nào"],
    [{ "petitions.received": 1 }, "Tiếp nhận 1 phản ánh, kiến nghị"],
    [{ "petitions.received": UNKNOWN }, "Tiếp nhận [chưa có số liệu] phản ánh"],
  ])("%j", (values, said) => {
    expect(has(report(values), said)).toBe(true);
  });

  test("what is optional and unanswered is not spoken of, what is required is marked", () => {
    expect(has(report({}), "phản ánh")).toBe(false);
    expect(has(report({}), "Số hồ sơ đã giải quyết: [chưa trả lời] hồ sơ")).toBe(true);
  });

  test.each([
    ["nearly", "gần 120"],
    ["above", "trên 120"],
    ["about", "khoảng 120"],
    ["at-least", "ít nhất 120"],
    ["at-most", "tối đa 120"],
    ["exact", "Đăng 120"],
  ] as const)("%s keeps its word", (qualifier, said) => {
    const all = report({ "propaganda.website.total": entered(120, qualifier) });
    const found = has(all, said) || has(all, said.toLowerCase());
    expect(found).toBe(true);
  });

  test("a text answer becomes one item a line, without the marks that were typed", () => {
    const all = report({ "assessment.limitations": "- Thiếu máy in.\n\n+ Mạng chậm." });
    expect(all).toContain("- Thiếu máy in.");
    expect(all).toContain("- Mạng chậm.");
  });

  test("a text written for the document goes before the form's", () => {
    const data = exampleData(cellsOf({ "assessment.limitations": "Cũ." }), {
      texts: new Map([["limitations", "Mới."]]),
    });
    const all = lines(composeReport(REFORM_REPORT, data).blocks);
    expect(all).toContain("- Mới.");
    expect(all).not.toContain("- Cũ.");
  });
});

test("documents of the register are cited in their area, superior ones as grounds", () => {
  const plan = { type: "plan", number: "7", symbol: "KH-UBND", day: "2023-02-22" } as const;
  const documents = [
    { ...plan, id: "1", by: "superior", issuer: "UBND thành phố", about: "về CCHC", number: "449" },
    {
      ...plan,
      id: "2",
      by: "own",
      issuer: "",
      about: "về thi hành pháp luật",
      area: "institutions",
    },
  ] as const;
  const all = lines(composeReport(REFORM_REPORT, exampleData(new Map(), { documents })).blocks);
  expect(all[0]).toBe("Căn cứ Kế hoạch số 449/KH-UBND ngày 22/02/2023 của UBND thành phố về CCHC.");
  expect(all).toContain("+ Kế hoạch số 07/KH-UBND ngày 22/02/2023 về thi hành pháp luật.");
});

/** Another value of the same kind that shares no digit run with the first. */
function other(code: string, cell: Cell): Cell {
  if (cell.state !== "entered") return cell;
  const kind = fieldOf(ANNUAL_FORM, code)?.kind;
  if (typeof cell.value === "number") {
    return { ...cell, value: kind === "rate" ? 7_000 + (cell.value % 97) : cell.value + 70_003 };
  }
  if (typeof cell.value === "boolean") return { ...cell, value: !cell.value };
  return { ...cell, value: kind === "date" ? "2024-08-19" : `${cell.value} (đã sửa)` };
}

function literal(document: OfficialDocument): string {
  const blocks = [...document.blocks, ...document.annexes.flatMap((annex) => annex.blocks)];
  return blocks
    .flatMap(runsOf)
    .map((run) => (run.kind === "text" ? run.text : "◦"))
    .join("");
}

const numericFields = ANNUAL_FORM.fields.filter(({ kind }) => kind === "count" || kind === "money");

property.prop([
  fc.uniqueArray(fc.constantFrom(...numericFields), {
    minLength: 1,
    selector: ({ code }) => code,
  }),
  fc.integer({ min: 11, max: 60_000 }),
])("changing every value changes every figure of it and not a word", (fields, start) => {
  const before: Cells = new Map(
    fields.map(({ code }, at) => [cellKey(code), entered(start + at * 7)]),
  );
  const after: Cells = new Map(
    [...before].map(([key, cell]) => [key, other(cellRef(key).field, cell)]),
  );
  for (const template of [REFORM_REPORT, STATISTICAL_ANNEX]) {
    const [old, now] = [before, after].map((cells) => composeReport(template, exampleData(cells)));
    if (old === undefined || now === undefined) throw new Error("not composed");
    expect(literal(now)).toBe(literal(old));
    const counts = (document: OfficialDocument): readonly string[] =>
      figuresOfDocument(document).flatMap(({ format, state, text }) =>
        (format === "count" || format === "money") && state === "value" ? [text] : [],
      );
    const gone = new Set(counts(old));
    expect(counts(now).filter((one) => gone.has(one))).toEqual([]);
    expect(counts(now).length).toBe(counts(old).length);
  }
});

describe("the sums of many units", () => {
  const a = cellsOf({
    "tthc.resolved.total": 100,
    "tthc.resolved.early": 90,
    "tthc.resolved.on_time": 5,
    "finance.spending_rules": true,
  });
  const b = cellsOf({
    "tthc.resolved.total": 300,
    "tthc.resolved.early": 100,
    "tthc.resolved.on_time": 5,
    "finance.spending_rules": false,
  });
  const silent = cellsOf({ "tthc.resolved.total": UNKNOWN });
  const source = rolledSource(ANNUAL_FORM, [a, b, silent], "2023-11-30");

  test("counts add up, rates are a ratio of sums, coverage is said", () => {
    expect(source.field("tthc.resolved.total")).toMatchObject({ value: 400, mark: "2/3 đơn vị" });
    expect(source.indicator("on_time")).toMatchObject({ value: 5_000, text: "50%" });
    expect(source.field("finance.spending_rules")).toMatchObject({ value: 1, mark: "2/3 đơn vị" });
    expect(source.field("petitions.received")).toMatchObject({ state: "missing" });
    expect(source.field("digital.software")).toBeUndefined();
  });

  test("nothing anywhere is nothing, and an approximate count makes the sum so", () => {
    const none = rolledSource(ANNUAL_FORM, [cellsOf({ "petitions.received": NONE })], "2023-11-30");
    expect(none.field("petitions.received")).toMatchObject({ state: "none" });
    const sure = rolledSource(
      ANNUAL_FORM,
      [
        cellsOf({ "propaganda.banners": entered(20, "nearly") }),
        cellsOf({ "propaganda.banners": 3 }),
      ],
      "2023-11-30",
    );
    expect(sure.field("propaganda.banners")).toMatchObject({ value: 23, text: "khoảng 23" });
  });

  test("the roll-up names its units and how many reported", () => {
    const units = [
      { unitId: "a", name: "Phường A", source: reportSource(ANNUAL_FORM, a, "2023-11-30") },
      { unitId: "b", name: "Xã B" },
    ];
    const data = exampleData(a, { source, units, unit: { type: "thanh_pho", name: "Hải Dương" } });
    const document = composeReport(ROLL_UP_REPORT, data);
    expect(has(lines(document.blocks), "1/2 đơn vị cấp xã")).toBe(true);
    const [table] = document.annexes.flatMap(({ blocks }) => blocks);
    const rows = table?.kind === "table" ? table.rows : [];
    expect(rows.map((row) => plainText(row[1]?.runs ?? [])).slice(0, 2)).toEqual([
      "Phường A",
      "Xã B",
    ]);
    // "Toàn địa bàn" spans the first two columns: received is unanswered everywhere, resolved adds up.
    expect(
      rows
        .at(-1)
        ?.slice(1, 3)
        .map(({ runs }) => plainText(runs)),
    ).toEqual(["…", "400"]);
    expect(plainText(rows[1]?.[2]?.runs ?? [])).toBe("Chưa nộp báo cáo");
  });
});
