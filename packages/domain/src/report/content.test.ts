import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { cellsOf, entered } from "./build.ts";
import type { Cell, Cells } from "./cell.ts";
import { layoutOf, type ReportContent, reportContent } from "./content.ts";

function content(cells: Cells, about: Partial<ReportContent> = {}): string {
  return reportContent({
    unitId: "ward-1",
    periodId: "2023-annual",
    form: { code: "annual", version: 1 },
    period: { from: "2023-01-01", to: "2023-11-30" },
    ...about,
    cells,
  });
}

const cell = fc.oneof(
  fc.constantFrom<Cell>({ state: "none" }, { state: "unknown", note: "hỏi lại" }),
  fc.nat().map((value): Cell => entered(value)),
);
const reports = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}(\.[a-z]{1,4})?(#[a-z]{1,3})?$/), cell);

describe("the text a receipt's hash is made of", () => {
  test("is frozen: this text, members and cells in order", () => {
    const cells = cellsOf({ "b#x": { state: "none", note: "Không" }, a: 5 });
    expect(content(cells)).toBe(
      '{"cells":[{"field":"a","qualifier":"exact","row":"","state":"entered","value":5},' +
        '{"field":"b","note":"Không","row":"x","state":"none"}],"form":{"code":"annual","version":1},' +
        '"layout":"so-cchc/report/1","period":{"from":"2023-01-01","to":"2023-11-30"},' +
        '"periodId":"2023-annual","unitId":"ward-1"}',
    );
  });

  test("is frozen with reasons too: a layout of its own, reasons in order", () => {
    const reasons = [
      { check: "outlier.b", cell: "b", reason: "Tăng thật" },
      { check: "carried.tthc", cell: "", reason: "Rút một hồ sơ" },
    ];
    const text = content(cellsOf({ a: 5 }), { reasons });
    expect(text).toBe(
      '{"cells":[{"field":"a","qualifier":"exact","row":"","state":"entered","value":5}],' +
        '"form":{"code":"annual","version":1},"layout":"so-cchc/report/2",' +
        '"period":{"from":"2023-01-01","to":"2023-11-30"},"periodId":"2023-annual",' +
        '"reasons":[{"cell":"","check":"carried.tthc","reason":"Rút một hồ sơ"},' +
        '{"cell":"b","check":"outlier.b","reason":"Tăng thật"}],"unitId":"ward-1"}',
    );
    expect(content(cellsOf({ a: 5 }), { reasons: reasons.toReversed() })).toBe(text);
  });

  test("names its layout, which a note cannot pretend", () => {
    const note = '"layout":"so-cchc/report/1"';
    const cells = cellsOf({ a: { state: "none", note } });
    expect(layoutOf(content(cells))).toBe("so-cchc/report/1");
    expect(layoutOf(content(cells, { reasons: [] }))).toBe("so-cchc/report/2");
    expect(layoutOf('{"layout":"so-cchc/report/3"}')).toBeUndefined();
    expect(layoutOf("")).toBeUndefined();
  });

  test.prop([reports])("does not depend on the order of entry", (values) => {
    const entries = [...cellsOf(values)];
    expect(content(new Map(entries.toReversed()))).toBe(content(new Map(entries)));
  });

  test("tells apart what must be told apart", () => {
    const signing = { number: "126", symbol: "BC-UBND", signedDay: "2023-12-15" };
    const texts = [
      content(cellsOf({})),
      content(cellsOf({ a: 0 })),
      content(cellsOf({ a: { state: "none" } })),
      content(cellsOf({ a: { state: "unknown" } })),
      content(cellsOf({ a: entered(0, "about") })),
      content(cellsOf({ a: "0" })),
      content(cellsOf({ "a#": 1 })),
      content(cellsOf({ a: 0 }), { signing }),
      content(cellsOf({ a: 0 }), { unitId: "ward-2" }),
      content(cellsOf({ a: 0 }), { reasons: [] }),
      content(cellsOf({ a: 0 }), { reasons: [{ check: "x", cell: "a", reason: "vì" }] }),
      content(cellsOf({ a: 0 }), { reasons: [{ check: "x", cell: "a", reason: "do" }] }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("is the same for the two ways Unicode writes one word", () => {
    expect(content(cellsOf({ a: "Thường".normalize("NFD") }))).toBe(
      content(cellsOf({ a: "Thường" })),
    );
  });
});
