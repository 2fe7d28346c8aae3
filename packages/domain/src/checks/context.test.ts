import { expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { precedingPeriod } from "../period/period.ts";
import { cellsOf } from "../report/build.ts";
import { contextFrom, type PastReport } from "./context.ts";
import { runChecks } from "./run.ts";

const year2024 = { id: "y24", form: "annual", year: 2024, kind: "year", name: "Năm 2024" } as const;
const days = { from: "2024-01-01", to: "2024-12-31", due: "2025-01-10", lock: "2025-01-31" };
const period = { ...year2024, ...days };

function past(id: string, kind: "year" | "quarter4", from: string, to = "2023-12-31") {
  return {
    period: { ...period, id, name: id, kind, from, to },
    cells: cellsOf({ "documents.checked": id.length }),
  };
}

test("the period carried over from is the one that the rule of periods names", () => {
  const lists = [
    [past("q4", "quarter4", "2023-10-01"), past("y23", "year", "2023-01-01")],
    [past("q4", "quarter4", "2023-10-01"), past("long", "quarter4", "2023-09-01")],
    [past("y23", "year", "2023-01-01", "2023-12-30")],
  ];
  const labels = lists.map((list) => contextFrom(ANNUAL_FORM, period, list).previous?.label);
  const named = lists.map((list) => {
    const found = precedingPeriod(
      period,
      list.map((one) => one.period),
    );
    return found.ok ? found.period.name : undefined;
  });
  expect(labels).toEqual(["y23", "q4", undefined]);
  expect(named).toEqual(labels);
});

test("only the same kind is the unit's history; peers travel along where there are any", () => {
  const list = [past("q4", "quarter4", "2023-10-01"), past("y23", "year", "2023-01-01")];
  const alone = contextFrom(ANNUAL_FORM, period, list);
  expect(alone.history?.get("documents.checked")).toEqual({ median: 3, count: 1 });
  expect(alone).not.toHaveProperty("peers");
  const peers = new Map([["documents.checked", { median: 4, count: 8 }]]);
  expect(contextFrom(ANNUAL_FORM, period, list, peers).peers).toBe(peers);
});

const sum = {
  ...past("h1", "quarter4", "2023-07-01"),
  cells: cellsOf({ "tthc.pending.total": 6 }),
  sumOf: 3,
};

function carriedFindings(carried: number, list: readonly PastReport[]) {
  const cells = cellsOf({ "tthc.received.carried": carried });
  const context = contextFrom(ANNUAL_FORM, period, list);
  return runChecks(ANNUAL_FORM, cells, context).filter(({ check }) => check === "carried.tthc");
}

test.each([
  [5, "soft"],
  [6, undefined],
  [7, "soft"],
])(
  "the first report after a merger carries over what the predecessors left: %s of 6",
  (n, said) => {
    const [finding] = carriedFindings(n, [sum]);
    expect(finding?.severity).toBe(said);
    if (finding !== undefined) expect(finding.message).toContain("h1 của 3 đơn vị trước sắp xếp");
  },
);

test("a unit that took in others is compared with the sum, not with its own part of it", () => {
  const own = {
    ...past("own", "year", "2023-01-01"),
    cells: cellsOf({ "tthc.pending.total": 2, "documents.checked": 8 }),
  };
  expect(carriedFindings(6, [own, sum])).toEqual([]);
  expect(carriedFindings(2, [own, sum])).toMatchObject([{ severity: "soft" }]);
  // Its own past stays what outliers are measured by.
  expect(contextFrom(ANNUAL_FORM, period, [own, sum]).history).toEqual(
    contextFrom(ANNUAL_FORM, period, [own]).history,
  );
});

test("a sum that lacks a predecessor's figure compares nothing and says whose it is", () => {
  const [finding] = carriedFindings(6, [{ ...sum, cells: cellsOf({}) }]);
  expect(finding).toMatchObject({ severity: "info" });
  expect(finding?.message).toContain("h1 của 3 đơn vị trước sắp xếp chưa có số");
});
