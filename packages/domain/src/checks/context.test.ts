import { expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { precedingPeriod } from "../period/period.ts";
import { cellsOf } from "../report/build.ts";
import { contextFrom } from "./context.ts";

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
