import { array, assert, constant, nat, oneof, property } from "fast-check";
import { expect, test } from "vitest";
import { formByVersion } from "../form/catalogue.ts";
import { indicatorByCode } from "../indicator/catalogue.ts";
import { evaluate } from "../indicator/evaluate.ts";
import { cellsOf, NONE, UNKNOWN } from "./build.ts";
import type { Cells } from "./cell.ts";
import { joinParts, type ReportPart, sumMark, sumReports, wholeCells } from "./inherit.ts";

const form = formByVersion("annual", 1);

function part(unitId: string, cells: Cells | undefined, partial = false): ReportPart {
  return { unitId, name: unitId, partial, ...(cells === undefined ? {} : { cells }) };
}

test("counts are added, and the rate is the ratio of the sums", () => {
  const parts = [
    part(
      "a",
      cellsOf({
        "tthc.resolved.total": 100,
        "tthc.resolved.early": 90,
        "tthc.resolved.on_time": 0,
      }),
    ),
    part(
      "b",
      cellsOf({
        "tthc.resolved.total": 10,
        "tthc.resolved.early": 1,
        "tthc.resolved.on_time": NONE,
      }),
    ),
  ];
  const cells = wholeCells(sumReports(form, parts));
  const indicator = indicatorByCode("on_time", "2025-11-30");
  expect(indicator && evaluate(indicator, cells)).toMatchObject({
    state: "computed",
    numerator: 91,
    denominator: 110,
    // The mean of 90 % and 10 % would be 50 %.
    hundredths: 8273,
  });
});

test("what one predecessor has not is missing, never 0; nothing in all of them stays nothing", () => {
  const sums = sumReports(form, [
    part(
      "a",
      cellsOf({ "petitions.received": 4, "documents.checked": NONE, "tthc.late_apologies": 1 }),
    ),
    part(
      "b",
      cellsOf({
        "petitions.received": UNKNOWN,
        "documents.checked": NONE,
        "tthc.late_apologies": 0,
      }),
    ),
    part("c", undefined),
  ]);
  expect(sums.get("petitions.received")).toEqual({ state: "short", given: 1, of: 3 });
  expect(sumMark({ state: "short", given: 1, of: 3 })).toBe("thiếu 2/3 đơn vị");
  expect(sums.get("documents.checked")).toEqual({ state: "short", given: 2, of: 3 });
  const two = sumReports(form, [
    part("a", cellsOf({ "documents.checked": NONE })),
    part("b", cellsOf({ "documents.checked": NONE })),
  ]);
  expect(two.get("documents.checked")).toEqual({ state: "sum", cell: NONE, of: 2 });
});

test("rates, texts and the list of procedures are not added; nor is anything of a unit that was split", () => {
  const cells = cellsOf({
    "tthc.digitised.on_receipt.rate": 9953,
    "tthc.procedures.total": 120,
    "petitions.received": 3,
  });
  const sums = sumReports(form, [part("a", cells), part("b", cells)]);
  expect(sums.get("tthc.digitised.on_receipt.rate")).toEqual({ state: "apart", why: "kind" });
  expect(sums.get("tthc.procedures.total")).toEqual({ state: "apart", why: "shared" });
  expect(sums.get("petitions.received")).toMatchObject({ state: "sum", cell: { value: 6 } });
  const split = sumReports(form, [part("a", cells), part("b", cells, true)]);
  expect(split.get("petitions.received")).toEqual({ state: "apart", why: "split" });
});

test("a lĩnh vực that only one of them lists arose only there", () => {
  const sums = sumReports(form, [
    part("a", cellsOf({ "tthc.received.online#land": 5, "tthc.received.online#civil_status": 1 })),
    part("b", cellsOf({ "tthc.received.online#civil_status": 2 })),
  ]);
  expect(sums.get("tthc.received.online#land")).toMatchObject({ state: "sum", cell: { value: 5 } });
  const without = sumReports(form, [
    part("a", cellsOf({ "tthc.received.online#land": 5 })),
    part("b", cellsOf({ "tthc.received.online": 2 })),
  ]);
  expect(without.get("tthc.received.online#land")).toEqual({ state: "short", given: 1, of: 2 });
});

test("sums do not depend on the order of the predecessors", () => {
  const value = oneof(nat(10_000), constant(NONE), constant(UNKNOWN));
  assert(
    property(array(value, { minLength: 1, maxLength: 5 }), (values) => {
      const parts = values.map((one, at) => part(`u${at}`, cellsOf({ "petitions.received": one })));
      const there = sumReports(form, parts).get("petitions.received");
      expect(sumReports(form, [...parts].reverse()).get("petitions.received")).toEqual(there);
      const known = values.every((one) => one !== UNKNOWN);
      expect(there?.state === "sum").toBe(known);
    }),
  );
});

test("two halves of a year: what flows is added, what was carried in is the first half's, what stands is the last's", () => {
  const first = sumReports(form, [
    part(
      "a",
      cellsOf({
        "tthc.received.carried": 10,
        "tthc.received.online": 30,
        "tthc.received.direct": 20,
        "tthc.received.total": 60,
        "tthc.pending.total": 7,
      }),
    ),
    part(
      "b",
      cellsOf({
        "tthc.received.carried": 1,
        "tthc.received.online": 2,
        "tthc.received.direct": 3,
        "tthc.received.total": 6,
        "tthc.pending.total": 2,
      }),
    ),
  ]);
  const second = sumReports(form, [
    part(
      "n",
      cellsOf({
        "tthc.received.carried": 9,
        "tthc.received.online": 100,
        "tthc.received.direct": 10,
        "tthc.received.total": 119,
        "tthc.pending.total": 4,
      }),
    ),
  ]);
  const year = wholeCells(
    joinParts(form, [
      { from: "2024-12-15", to: "2025-06-30", cells: first },
      { from: "2025-07-01", to: "2025-12-14", cells: second },
    ]),
  );
  const value = (key: string): unknown => {
    const cell = year.get(key);
    return cell?.state === "entered" ? cell.value : cell?.state;
  };
  expect(value("tthc.received.carried")).toBe(11);
  expect(value("tthc.received.online")).toBe(132);
  expect(value("tthc.received.total")).toBe(11 + 132 + 33);
  expect(value("tthc.pending.total")).toBe(4);
});

test("a stretch in which nobody answered is named by its days, not counted as a unit", () => {
  const half = (unitId: string, given: Parameters<typeof cellsOf>[0]) =>
    sumReports(form, [part(unitId, cellsOf(given))]);
  const before = { from: "2025-01-01", to: "2025-06-30" };
  const since = { from: "2025-07-01", to: "2025-12-31" };
  const joined = joinParts(form, [
    {
      ...before,
      cells: half("a", {
        "petitions.received": 3,
        "tthc.received.carried": 1,
        "tthc.received.online": 2,
        "tthc.received.direct": 3,
        "tthc.received.total": 6,
        "tthc.pending.total": 4,
      }),
    },
    {
      ...since,
      cells: half("n", {
        "documents.checked": 5,
        "tthc.received.online": 7,
        "tthc.received.total": 7,
      }),
    },
  ]);
  const mark = (key: string): string => {
    const sum = joined.get(key);
    return sum === undefined ? "absent" : sumMark(sum);
  };
  expect(mark("petitions.received")).toBe("chưa có số liệu từ 01/07/2025 đến 31/12/2025");
  expect(mark("documents.checked")).toBe("chưa có số liệu từ 01/01/2025 đến 30/06/2025");
  // What stands on a day is asked of the last stretch alone, what was carried in of the first.
  expect(mark("tthc.pending.total")).toBe("chưa có số liệu từ 01/07/2025 đến 31/12/2025");
  expect(mark("tthc.received.carried")).toBe("");
  expect(mark("tthc.received.online")).toBe("");
  // A total lacks what its part lacks.
  expect(mark("tthc.received.total")).toBe("chưa có số liệu từ 01/07/2025 đến 31/12/2025");
});
