import { expect, test } from "vitest";
import { byDay } from "./days.ts";
import { readHistorySearch } from "./search.ts";

const entry = (at: string, operationId: string) => ({ at, operationId });

test("entries stand under their day in Vietnam; those of one operation stand together", () => {
  const entries = [
    entry("2023-12-12T17:00:00.000Z", "c"),
    entry("2023-12-12T16:59:59.000Z", "b"),
    entry("2023-12-12T16:59:59.000Z", "b"),
    entry("2023-12-12T03:00:00.000Z", "a"),
    entry("2023-12-12T02:00:00.000Z", "b"),
  ];
  const days = byDay(entries);
  expect(days.map(({ day }) => day)).toEqual(["2023-12-13", "2023-12-12"]);
  const [, second] = days;
  expect(second?.steps.map((step) => step.entries.length)).toEqual([2, 1, 1]);
  expect(days.flatMap(({ steps }) => steps.flatMap((step) => step.entries))).toEqual(entries);
});

test("nothing happened, no day", () => {
  expect(byDay([])).toEqual([]);
});

test("an address is understood as far as it goes", () => {
  expect(readHistorySearch({ tim: 1059, loai: "reports", nguoi: "", donvi: ["x"] })).toEqual({
    tim: "1059",
    loai: "reports",
  });
});
