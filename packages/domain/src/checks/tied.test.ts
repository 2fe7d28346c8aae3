import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { tiedCells } from "./tied.ts";

const fieldsTiedTo = (field: string, row = ""): string[] =>
  tiedCells(ANNUAL_FORM, [{ field, row }]).map((cell) =>
    cell.row === "" ? cell.field : `${cell.field}#${cell.row}`,
  );

describe("cells that come back together", () => {
  test("a part with its totals", () => {
    expect(fieldsTiedTo("tthc.received.online")).toContain("tthc.received.total");
    expect(fieldsTiedTo("tthc.resolved.early")).toEqual(["tthc.resolved.total"]);
  });

  test("a lĩnh vực with its row's total and the table's total row", () => {
    const tied = fieldsTiedTo("tthc.resolved.early", "land");
    expect(tied).toContain("tthc.resolved.total#land");
    expect(tied).toContain("tthc.resolved.early");
    expect(tied).toContain("tthc.resolved.total");
  });

  test("a cell that is part of nothing stands alone; what was asked about is not repeated", () => {
    expect(fieldsTiedTo("documents.checked")).toEqual([]);
    const both = ["tthc.resolved.early", "tthc.resolved.total"].map((field) => ({
      field,
      row: "",
    }));
    expect(tiedCells(ANNUAL_FORM, both)).toEqual([]);
  });
});
