import { describe, expect, test } from "vitest";
import { changesOf } from "./changes.ts";
import { exportHref, readAuditSearch } from "./search.ts";

describe("what a line of the history changed", () => {
  test("only what differs, with words", () => {
    const before = '{"disabled":false,"name":"Lan"}';
    const after = '{"disabled":true,"name":"Lan","note":{"a":1},"later":1}';
    expect(changesOf({ about: "x", before, after })).toEqual([
      { name: "Đã đóng", before: "không", after: "có" },
      { name: "Ghi chú", before: "", after: "a: 1" },
      { name: "later", before: "", after: "1" },
    ]);
  });

  test("nothing where nothing is kept, one value where it is no object", () => {
    expect(changesOf({ about: "x", before: null, after: null })).toEqual([]);
    expect(changesOf({ about: "x", before: null, after: "[1,2]" })).toEqual([
      { name: "", before: "", after: "1; 2" },
    ]);
    expect(changesOf({ about: "x", before: '"a"', after: '"b"' })).toEqual([
      { name: "", before: "a", after: "b" },
    ]);
  });

  test("what lies inside a value has its name too", () => {
    const after = JSON.stringify({
      grants: [
        { role: "officer", unitId: "ward" },
        { role: "later", unitId: "city" },
      ],
      decision: { number: "1/NQ", day: "2025-06-16", issuer: null },
      counts: {},
    });
    expect(changesOf({ about: "x", before: null, after })).toEqual([
      {
        name: "Các vai trò",
        before: "",
        after: "Vai trò: Công chức tổng hợp báo cáo, Đơn vị: ward; Vai trò: later, Đơn vị: city",
      },
      {
        name: "Quyết định",
        before: "",
        after: "Số: 1/NQ, Ngày quyết định: 2025-06-16, Cơ quan ban hành: không có",
      },
    ]);
  });

  test("codes stand as the screens call them, states by what the line is about", () => {
    const shown = (about: string, value: object) =>
      changesOf({ about, before: null, after: JSON.stringify(value) }).map(({ after }) => after);
    const founded = { kind: "found", unit: { kind: "commune", type: "phuong", name: "An" } };
    expect(shown("unit", founded)).toEqual([
      "Thành lập đơn vị",
      "Loại: cấp xã, Loại hình: Phường, Tên: An",
    ]);
    expect(shown("report", { state: "submitted" })).toEqual(["Đã nộp"]);
    expect(shown("unit-operation", { status: "withdrawn" })).toEqual(["Đã bỏ"]);
    expect(shown("value", { state: "none", qualifier: "above" })).toEqual([
      "không phát sinh",
      "trên",
    ]);
    expect(shown("later", { state: "constructor", kind: "toString" })).toEqual([
      "constructor",
      "toString",
    ]);
  });

  test("the file is narrowed as the screen is; what is no day or no kind is left out", () => {
    expect(exportHref(readAuditSearch({}))).toBe("/api/audit/export.csv");
    const search = readAuditSearch({
      donvi: "a b",
      viec: "units",
      tu: "2023-12-01",
      den: "hôm qua",
    });
    expect(exportHref(search)).toBe("/api/audit/export.csv?unitId=a+b&kind=units&from=2023-12-01");
    expect(readAuditSearch({ viec: "everything" }).viec).toBeUndefined();
  });
});
