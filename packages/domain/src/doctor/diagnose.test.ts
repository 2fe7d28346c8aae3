import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { NONE, cellsOf, entered } from "../report/build.ts";
import type { Cells } from "../report/cell.ts";
import { diagnose, likeliestRemedies, shortened, swapped } from "./diagnose.ts";

const RIGHT = {
  "tthc.received.total": 1059,
  "tthc.received.online": 1049,
  "tthc.received.direct": 9,
  "tthc.received.carried": 1,
  "tthc.received.new": 1058,
  "tthc.resolved.total": 1052,
  "tthc.resolved.early": 1040,
  "tthc.resolved.on_time": 12,
  "tthc.resolved.late": 0,
  "tthc.pending.total": 7,
} as const;

const wrong = (change: Partial<Record<string, number>>): Cells => cellsOf({ ...RIGHT, ...change });

function first(cells: Cells, previous?: Cells) {
  const context =
    previous === undefined ? {} : { previous: { cells: previous, label: "kỳ trước" } };
  const [best] = likeliestRemedies(diagnose(ANNUAL_FORM, cells, context));
  return best === undefined
    ? undefined
    : { cause: best.cause, field: best.cell.field, value: best.value };
}

describe("what probably went wrong", () => {
  test("figures that agree need no doctor", () => {
    expect(diagnose(ANNUAL_FORM, cellsOf(RIGHT))).toEqual([]);
  });

  test.each([
    ["digits-swapped", "tthc.received.total", { "tthc.received.total": 1095 }, 1059],
    ["digits-swapped", "tthc.resolved.early", { "tthc.resolved.early": 1004 }, 1040],
    ["times-ten", "tthc.received.direct", { "tthc.received.direct": 90 }, 9],
    ["one-tenth", "tthc.resolved.early", { "tthc.resolved.early": 104 }, 1040],
    ["one-tenth", "tthc.received.online", { "tthc.received.online": 149 }, 1049],
    ["one-wrong-cell", "tthc.received.online", { "tthc.received.online": 1017 }, 1049],
  ] as const)("%s in %s", (cause, field, change, value) => {
    expect(first(wrong(change))).toEqual({ cause, field, value });
  });

  test("a carry-over that was forgotten, as 0, as none and left blank", () => {
    const previous = cellsOf({ "tthc.pending.total": 1 });
    const { "tthc.received.carried": _carried, ...blank } = RIGHT;
    const expected = { cause: "carry-missed", field: "tthc.received.carried", value: 1 };
    expect(first(wrong({ "tthc.received.carried": 0 }), previous)).toEqual(expected);
    expect(first(cellsOf({ ...RIGHT, "tthc.received.carried": NONE }), previous)).toEqual(expected);
    expect(first(cellsOf(blank), previous)).toEqual(expected);
    expect(first(cellsOf(blank))).toBeUndefined();
  });

  test("the figure of the period before", () => {
    const previous = cellsOf({ "tthc.resolved.on_time": 31 });
    const expected = { cause: "previous-value", field: "tthc.resolved.on_time", value: 12 };
    expect(first(wrong({ "tthc.resolved.on_time": 31 }), previous)).toEqual(expected);
  });

  test("about known is not wrong, and the sentence names cell and value", () => {
    expect(
      diagnose(ANNUAL_FORM, cellsOf({ ...RIGHT, "tthc.resolved.early": entered(1000, "about") })),
    ).toEqual([]);
    const [remedy] = likeliestRemedies(
      diagnose(ANNUAL_FORM, wrong({ "tthc.received.total": 1095 })),
    );
    expect(remedy?.message).toBe(
      "“Tổng tiếp nhận” đang là 1.095: có thể gõ đảo chữ số, sửa thành 1.059 hồ sơ thì khớp.",
    );
    expect(remedy).toMatchObject({ mends: 3, breaks: 0 });
  });

  test("rows of the table: the wrong lĩnh vực mends its row and the total row at once", () => {
    const cells = cellsOf({
      "tthc.resolved.total": 30,
      "tthc.resolved.total#land": 12,
      "tthc.resolved.total#civil_status": 81,
      "tthc.resolved.early#civil_status": 18,
      "tthc.resolved.on_time#civil_status": 0,
      "tthc.resolved.late#civil_status": 0,
    });
    const [best] = likeliestRemedies(diagnose(ANNUAL_FORM, cells));
    expect(best).toMatchObject({
      cause: "digits-swapped",
      cell: { field: "tthc.resolved.total", row: "civil_status" },
      value: 18,
      mends: 2,
    });
  });

  test.prop([fc.array(fc.nat(100_000), { minLength: 4, maxLength: 4 })])(
    "every remedy makes its own equation hold",
    ([total = 0, online = 0, direct = 0, carried = 0]) => {
      const cells = cellsOf({
        "tthc.received.total": total,
        "tthc.received.online": online,
        "tthc.received.direct": direct,
        "tthc.received.carried": carried,
      });
      const sum = online + direct + carried;
      const diagnoses = diagnose(ANNUAL_FORM, cells);
      expect(diagnoses.length > 0).toBe(sum !== total);
      for (const { remedies, gap } of diagnoses) {
        expect(gap).toBe(total - sum);
        for (const { cell, value, now, mends } of remedies) {
          const change = value - (now ?? 0);
          expect(cell.field === "tthc.received.total" ? change : -change).toBe(sum - total);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(mends).toBeGreaterThanOrEqual(1);
        }
      }
    },
  );

  test("digits that changed places", () => {
    expect(swapped(1095, 1059)).toBe(true);
    expect(swapped(12, 21)).toBe(true);
    expect(swapped(11, 11)).toBe(false);
    expect(swapped(123, 231)).toBe(false);
    expect(swapped(10, 1)).toBe(false);
  });

  test("a digit that was left out", () => {
    expect(shortened(1059, 105)).toBe(true);
    expect(shortened(1059, 159)).toBe(true);
    expect(shortened(1059, 150)).toBe(false);
    expect(shortened(12, 2)).toBe(false);
    expect(shortened(105, 1059)).toBe(false);
  });
});
