import { describe, expect, test } from "vitest";
import { searchKey } from "@cchc/domain/text/search-key";
import {
  heatSteps,
  sheetLines,
  siftRows,
  sortRows,
  type SheetCell,
  type SheetRow,
} from "./sheet.ts";
import type { Standing } from "./standing.ts";

const columns = [
  { code: "on_time", label: "Đúng hạn", name: "Tỷ lệ đúng hạn", unit: "%" },
  { code: "early", label: "Trước hạn", name: "Tỷ lệ trước hạn", unit: "%" },
];

function value(hundredths: number): SheetCell {
  return { state: "value", text: String(hundredths), sort: hundredths, detail: "" };
}

const none: SheetCell = { state: "none", text: "Không phát sinh", detail: "" };
const onTime: Standing = { state: "submitted", timeliness: { state: "on_time" } };
const late: Standing = { state: "received", timeliness: { state: "late", days: 3 } };
const overdue: Standing = { state: "draft", timeliness: { state: "overdue", days: 5 } };
const returned: Standing = { state: "returned", timeliness: { state: "on_time" } };

function row(name: string, standing: Standing, cells: readonly SheetCell[]): SheetRow {
  return { id: name, name, key: searchKey(name), parent: null, standing, cells };
}

const rows = [
  row("Phường 10", onTime, [value(9000), none]),
  row("Phường 2", overdue, [none, value(1)]),
  row("Xã Đồng Tâm", late, [value(9953), value(2)]),
  row("Xã An Bình", returned, [value(9000), none]),
];

function names(list: readonly SheetRow[]): string[] {
  return list.map(({ name }) => name);
}

describe("sortRows", () => {
  test("by name in Vietnamese order, numbers by size", () => {
    const sorted = sortRows(rows, columns, { by: "ten", direction: "tang" });
    expect(names(sorted)).toEqual(["Phường 2", "Phường 10", "Xã An Bình", "Xã Đồng Tâm"]);
  });

  test.each([
    ["giam", ["Xã Đồng Tâm", "Phường 10", "Xã An Bình", "Phường 2"]],
    ["tang", ["Phường 10", "Xã An Bình", "Xã Đồng Tâm", "Phường 2"]],
  ] as const)(
    "by a column, %s: equal rates by name, rows without a rate last",
    (direction, order) => {
      expect(names(sortRows(rows, columns, { by: "on_time", direction }))).toEqual(order);
    },
  );

  test("by standing: waiting for the reviewer, then overdue, then returned", () => {
    expect(names(sortRows(rows, columns, { by: "nop", direction: "tang" }))).toEqual([
      "Phường 10",
      "Phường 2",
      "Xã An Bình",
      "Xã Đồng Tâm",
    ]);
  });

  test("leaves the rows it was given as they were", () => {
    const before = names(rows);
    sortRows(rows, columns, { by: "on_time", direction: "giam" });
    expect(names(rows)).toEqual(before);
  });
});

describe("siftRows", () => {
  test.each([
    ["dong tam", ["Xã Đồng Tâm"]],
    ["ĐỒNG", ["Xã Đồng Tâm"]],
    ["phuong", ["Phường 10", "Phường 2"]],
    ["", ["Phường 10", "Phường 2", "Xã Đồng Tâm", "Xã An Bình"]],
    ["không có", []],
  ])("finds %j whatever the accents", (search, found) => {
    expect(names(siftRows(rows, { filter: "tat-ca", search }))).toEqual(found);
  });

  test.each([
    ["da-nop", ["Phường 10", "Xã Đồng Tâm"]],
    ["nop-muon", ["Xã Đồng Tâm"]],
    ["qua-han", ["Phường 2"]],
    ["chua-nop", ["Phường 2"]],
    ["tra-lai", ["Xã An Bình"]],
    ["tiep-nhan", ["Xã Đồng Tâm"]],
  ] as const)("%s", (filter, found) => {
    expect(names(siftRows(rows, { filter, search: "" }))).toEqual(found);
  });

  test("looks in the unit above too", () => {
    const under = [{ ...row("Xã A", onTime, []), parent: "Huyện Bình Giang" }];
    expect(siftRows(under, { filter: "tat-ca", search: "binh giang" })).toHaveLength(1);
  });
});

describe("heatSteps", () => {
  test("fifths by the share that is lower", () => {
    expect(heatSteps([10, 20, 30, 40, 50])).toEqual([0, 1, 2, 3, 4]);
  });

  test("equal values share a step; what is missing has none", () => {
    expect(heatSteps([100, undefined, 100, 100])).toEqual([0, undefined, 0, 0]);
    expect(heatSteps([1, 1, 1, 9])).toEqual([0, 0, 0, 3]);
  });

  test("nothing at all", () => {
    expect(heatSteps([undefined])).toEqual([undefined]);
  });
});

describe("sheetLines", () => {
  test("says exactly what the table says, the total last", () => {
    const [first] = rows;
    expect(
      sheetLines({
        columns,
        rows: first === undefined ? [] : [first],
        totals: [value(9001), none],
      }),
    ).toEqual([
      ["Đơn vị", "Tình trạng", "Tỷ lệ đúng hạn (%)", "Tỷ lệ trước hạn (%)"],
      ["Phường 10", "Đã nộp", "9000", "Không phát sinh"],
      ["Toàn địa bàn", "", "9001", "Không phát sinh"],
    ]);
  });
});
