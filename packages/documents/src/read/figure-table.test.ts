import { fc, test as property } from "@fast-check/vitest";
import { utils, write } from "@e965/xlsx";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellKey } from "@cchc/domain/report/cell";
import { describe, expect, test } from "vitest";
import { isBlank, isValue, itemKeys, labelKey, type FigureLayout } from "./figure-layout.ts";
import type { TableWish } from "./figure-propose.ts";
import {
  figureTask,
  fingerprintOf,
  readFigures,
  readFigureTable,
  FIGURE_LIMITS,
} from "./figure-table.ts";
import type { Table } from "./table.ts";

const wish: TableWish = {
  form: formByCode("annual", "2023-11-30"),
  unitName: "Phường Sông Mây",
  period: { name: "Năm 2023", from: "2022-12-15", to: "2023-12-14" },
};

type Lines = readonly (readonly string[])[];

function readLines(rows: Lines, layout?: FigureLayout) {
  const read = readFigures([{ name: "Sheet1", rows }], wish, layout ?? { kept: [] });
  if (read === null) throw new Error("nothing was proposed");
  return read;
}

/** What goes where: `tthc.received.total: 1.059`. */
function taken(rows: Lines, layout?: FigureLayout): readonly string[] {
  const { table } = readLines(rows, layout);
  return table.values.flatMap(({ item, row, text, start, end }) => {
    expect(table.text.slice(start, end)).toBe(text);
    const field = table.items[item]?.field ?? "";
    return field === "" || text === "" ? [] : [`${cellKey(field, row)}: ${text}`];
  });
}

const items: Lines = [
  ["SỐ LIỆU CẢI CÁCH HÀNH CHÍNH", "", "", "", ""],
  ["STT", "Nội dung", "ĐVT", "Năm 2022", "Năm 2023"],
  ["I", "Thủ tục hành chính", "", "", ""],
  ["1", "Tổng số hồ sơ tiếp nhận", "hồ sơ", "980", "1.059"],
  ["", "- Trực tuyến", "hồ sơ", "900", "1.049"],
  ["", "- Trực tiếp, bưu chính", "hồ sơ", "70", "-"],
  ["", "- Từ kỳ trước chuyển qua", "hồ sơ", "10", "0"],
  ["2", "Tổng số hồ sơ đã giải quyết", "hồ sơ", "970", "1.050"],
  ["", "- Trước hạn", "hồ sơ", "960", "không phát sinh"],
  ["II", "Cải cách thể chế", "", "", ""],
  ["3", "Số văn bản được rà soát, kiểm tra", "văn bản", "50", "64"],
  ["4", "Số cây xanh đã trồng", "cây", "5", "6"],
];

describe("a line an item", () => {
  test("the label, the column of the period and the fields are proposed", () => {
    const { table } = readLines(items);
    expect(table.layout).toMatchObject({ by: "rows", sheet: 0, lines: 3, label: 1, value: 4 });
    expect(taken(items)).toEqual([
      "tthc.received.total: 1.059",
      "tthc.received.online: 1.049",
      "tthc.received.direct: -",
      "tthc.received.carried: 0",
      "tthc.resolved.total: 1.050",
      "tthc.resolved.early: không phát sinh",
      "documents.checked: 64",
    ]);
  });

  test("a person moves the values, gives an item a field and takes another's away", () => {
    const { table } = readLines(items);
    const fields = { "so cay xanh da trong": "survey.ballots.total", "truc tuyen": "" };
    const said = taken(items, { ...table.layout, fields, by: "rows", value: 3 });
    expect(said).toContain("survey.ballots.total: 5");
    expect(said).toContain("tthc.received.total: 980");
    expect(said.filter((one) => one.startsWith("tthc.received.online"))).toEqual([]);
  });

  test("every label of the form leads to its own field", () => {
    const asked = wish.form.fields.filter(({ kind }) => kind === "count");
    const rows = [["Chỉ tiêu", "Số liệu"], ...asked.map(({ label }, at) => [label, String(at)])];
    const labels = asked.map(({ label }) => labelKey(label));
    const own = asked.flatMap(({ code, label }, at) =>
      labels.filter((one) => one === labelKey(label)).length === 1 ? [`${code}: ${at}`] : [],
    );
    expect(own.length).toBeGreaterThan(50);
    expect(taken(rows)).toEqual(expect.arrayContaining(own));
  });
});

const head: Lines = [
  ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết", "Hồ sơ đã giải quyết"],
  ["Đơn vị", "Tổng số", "Trực tuyến", "Trước hạn", "Quá hạn"],
];

describe("a column an item", () => {
  test("among several units one's own line is taken", () => {
    const rows = [
      ...head,
      ["Xã Núi Đỏ", "10", "9", "8", "7"],
      ["Phường Sông Mây", "20", "19", "18", "0"],
    ];
    expect(taken(rows)).toEqual([
      "tthc.received.total: 20",
      "tthc.received.online: 19",
      "tthc.resolved.early: 18",
      "tthc.resolved.late: 0",
    ]);
  });

  test("where nobody can tell which line is one's own none is", () => {
    const rows = [
      ...head,
      ["Xã Núi Đỏ", "10", "9", "8", "7"],
      ["Xã Suối Ngà", "20", "19", "18", "0"],
    ];
    const { table } = readLines(rows, {
      by: "columns",
      sheet: 0,
      lines: 2,
      label: 0,
      row: "",
      fields: {},
    });
    expect(table.values).toEqual([]);
    expect(table.own.map(({ key }) => key)).toEqual(["xa nui do", "xa suoi nga"]);
    expect(taken(rows, { ...table.layout, by: "columns", row: "xa suoi nga" })).toContain(
      "tthc.received.total: 20",
    );
  });

  test("lĩnh vực below merged headings go to their rows, the total to the report's own", () => {
    const rows = [
      ["", "Lĩnh vực", ...(head[0]?.slice(1) ?? [])],
      ["STT", "Lĩnh vực", ...(head[1]?.slice(1) ?? [])],
      ["1", "Hộ tịch", "12", "10", "9", "0"],
      ["2", "Chứng thực", "7", "6", "5", "-"],
      ["", "Tổng cộng", "19", "16", "14", "0"],
    ];
    expect(readLines(rows).table.layout).toMatchObject({ by: "columns", row: null, label: 1 });
    expect(taken(rows)).toEqual(
      expect.arrayContaining([
        "tthc.received.total#civil_status: 12",
        "tthc.received.online#certification: 6",
        "tthc.resolved.late#certification: -",
        "tthc.received.total: 19",
      ]),
    );
  });

  test("units across the top: the own column holds the values", () => {
    const rows = [
      ["Chỉ tiêu", "Xã Núi Đỏ", "P. Sông Mây"],
      ["Hồ sơ mới tiếp nhận trực tuyến", "1", "2"],
      ["Hồ sơ giải quyết trước hạn", "3", "4"],
    ];
    expect(taken(rows)).toEqual(["tthc.received.online: 2", "tthc.resolved.early: 4"]);
  });
});

describe("what is kept", () => {
  const table: Table = { name: "a", rows: items };
  const other = items.map((row) => row.map((cell) => cell.replace("Năm 2022", "Năm 2024")));
  const layout = {
    ...readLines(items).table.layout,
    fields: { "so cay xanh da trong": "survey.ballots.total" },
  };

  test("the same headings of another year are the same sender", () => {
    expect(fingerprintOf({ name: "b", rows: other })).toBe(fingerprintOf(table));
    const renamed = items.map((row) => row.map((cell) => cell.replace("ĐVT", "Tên")));
    expect(fingerprintOf({ name: "a", rows: renamed })).not.toBe(fingerprintOf(table));
  });

  test("a kept layout is applied, led to the period's column", () => {
    const kept = [
      { fingerprint: fingerprintOf(table), layout: { ...layout, value: 3 } as FigureLayout },
    ];
    const read = readFigures([table], wish, { kept });
    expect(read?.remembered).toBe(true);
    expect(read?.table.layout).toMatchObject({ value: 4 });
    expect(read?.table.items.find(({ key }) => key === "so cay xanh da trong")).toMatchObject({
      field: "survey.ballots.total",
      by: "kept",
    });
  });
});

test("numbers of a workbook are read as numbers, whatever its formats", async () => {
  const sheet = utils.aoa_to_sheet([
    ["Chỉ tiêu", "Số liệu"],
    ["Hồ sơ mới tiếp nhận trực tuyến", 1059],
    ["Tỷ lệ số hóa hồ sơ TTHC khi tiếp nhận (theo công bố)", 0.9953],
  ]);
  sheet["B2"].z = "#,##0";
  sheet["B3"].z = "0.00%";
  const book = utils.book_new(sheet, "Số liệu");
  const bytes = new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }));
  const task = { file: { name: "a.xlsx", bytes }, wish, kept: [], limits: FIGURE_LIMITS };
  expect(figureTask(task)?.table.values.map(({ text }) => text)).toEqual(["1.059", "99,53%"]);
  const threaded = await readFigureTable(task).answer;
  expect(threaded).toEqual(figureTask(task));
});

test("a list of plants answers nothing and is not proposed", () => {
  const rows = [
    ["Loài", "Số cây"],
    ["Xoài", "12"],
    ["Mít", "7"],
  ];
  expect(readFigures([{ name: "a", rows }], wish, { kept: [] })).toBeNull();
});

test("nothing said, nothing there and 0 are told apart", () => {
  expect(["", " ", "-", "–", "…", "..."].map(isBlank)).toEqual(Array(6).fill(true));
  expect(["0", "không phát sinh", "12", "1.059 hồ sơ", "gần 20", "99,53%"].map(isBlank)).toEqual(
    Array(6).fill(false),
  );
  expect(["0", "Không phát sinh", "1.059 hồ sơ", "gần 20", "99,53 %"].every(isValue)).toBe(true);
  expect(["", "-", "Tổng số", "12/KH-UBND"].some(isValue)).toBe(false);
});

test("labels of the same words keep their order", () => {
  expect(itemKeys(["1. Tổng số:", "- Trực tuyến", "2) tổng  số", ""])).toEqual([
    "tong so",
    "truc tuyen",
    "tong so#2",
    "",
  ]);
});

property.prop([
  fc.array(
    fc.array(
      fc.oneof(
        fc.constantFrom("", "-", "12", "Hộ tịch", "Tổng số", "Năm 2023", "1.059"),
        fc.string(),
      ),
      { maxLength: 8 },
    ),
    { maxLength: 12 },
  ),
])("any table is read or left alone, its places are its text", (rows) => {
  const read = readFigures([{ name: "", rows }], wish, { kept: [] });
  for (const { text, start, end } of read?.table.values ?? []) {
    expect(read?.table.text.slice(start, end)).toBe(text);
  }
});
