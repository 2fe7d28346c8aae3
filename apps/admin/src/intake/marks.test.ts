import { describe, expect, test } from "vitest";
import { returnedCells } from "./marks.ts";

describe("returnedCells", () => {
  test("marked cells keep their reasons, tied totals say why they are opened", () => {
    const marks = new Map([["tthc.resolved.early", " Xem lại sổ "]]);
    const total = { field: "tthc.resolved.total", row: "" };
    expect(returnedCells(marks, [total])).toEqual([
      { field: "tthc.resolved.early", row: "", reason: "Xem lại sổ" },
      { ...total, reason: "Mở kèm vì cùng phép cộng" },
    ]);
  });

  test("nothing marked opens everything: no cell is named", () => {
    expect(returnedCells(new Map())).toEqual([]);
  });
});
