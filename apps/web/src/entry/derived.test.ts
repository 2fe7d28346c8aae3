import { expect, test } from "vitest";
import { contextFrom } from "@cchc/domain/checks/context";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Cells } from "@cchc/domain/report/cell";
import { derive, isDoubtfulRate } from "./derived.ts";

const form = formByCode("annual", "2023-11-30");
const period = { kind: "year", from: "2023-01-01", to: "2023-11-30" } as const;

function cellsOf(figures: Readonly<Record<string, number>>): Cells {
  return new Map(
    Object.entries(figures).map(([key, value]) => [
      key,
      { state: "entered", value, qualifier: "exact" },
    ]),
  );
}

/** The rates marked, of those that have a figure. */
function marked(figures: Readonly<Record<string, number>>): { all: number; doubtful: number } {
  const context = contextFrom(form, period, []);
  const { rates, findings } = derive({ form, day: period.to }, cellsOf(figures), context);
  const shown = rates.filter(({ result }) => result.state === "computed");
  return {
    all: shown.length,
    doubtful: shown.filter(({ result }) => isDoubtfulRate(findings, result)).length,
  };
}

const sum = {
  "tthc.resolved.total": 100,
  "tthc.resolved.early": 90,
  "tthc.resolved.on_time": 10,
  "tthc.resolved.late": 0,
};

test("rates of figures that agree carry no mark", () => {
  const { all, doubtful } = marked(sum);
  expect(all).toBeGreaterThan(0);
  expect(doubtful).toBe(0);
});

test("a rate on figures that do not agree, or above all of it, is marked", () => {
  expect(marked({ ...sum, "tthc.resolved.total": 101 }).doubtful).toBeGreaterThan(0);
  expect(marked({ ...sum, "tthc.resolved.total": 50 }).doubtful).toBeGreaterThan(0);
});
