import { expect, test } from "vitest";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import { leavesOf } from "../criteria/set.ts";
import { formByVersion } from "../form/catalogue.ts";
import { type Cell, cellKey } from "../report/cell.ts";
import { compileSet } from "./compile.ts";
import { joinedCodes, joinedFields, joinedValues } from "./joined.ts";
import { scoreUnit } from "./score.ts";
import { fedCodes, isLeafFed } from "./stating.ts";
import { valuesFromCells, withIndicators } from "./values.ts";

const form = formByVersion("annual", 1);
const spending = "finance.spending_rules";
const property = "finance.property_rules";

test.each([
  [{ [spending]: true, [property]: true }, { "finance.rules": true }],
  [{ [spending]: true, [property]: false }, { "finance.rules": false }],
  [{ [property]: false }, { "finance.rules": false }],
  [{ [spending]: true }, {}],
  [{ [spending]: true, [property]: { state: "unknown" } as const }, {}],
  [{}, {}],
])("both rules of finance make the answer, one alone waits: %j", (values, joined) => {
  expect(joinedValues(values)).toEqual(joined);
});

test("a report of the yearly form gives 6.1.2 its points, and nobody states it again", () => {
  const yes: Cell = { state: "entered", value: true, qualifier: "exact" };
  const cells = new Map([spending, property].map((code) => [cellKey(code, ""), yes]));
  const values = valuesFromCells(form, cells, "2023-11-30");
  const compiled = compileSet(REFERENCE_SET, 2023);
  const { leaves } = scoreUnit(compiled, { unit: "u", values });
  expect(leaves.find(({ leaf }) => leaf === "6.1.2")).toMatchObject({ points: 200 });
  const fed = fedCodes(form, "2023-11-30");
  const leaf = compiled.leaves.find(({ code }) => code === "6.1.2");
  expect(leaf !== undefined && isLeafFed(leaf, fed)).toBe(true);
  expect(withIndicators({ [spending]: true, [property]: true })).toHaveProperty(
    "finance.rules",
    true,
  );
});

test("every joined code is read by a set and made of yes/no fields; a form without them gives none", () => {
  const codes = joinedCodes(new Set(form.fields.map(({ code }) => code)));
  expect(codes).toEqual(["finance.rules"]);
  const kinds = new Map(form.fields.map(({ code, kind }) => [code, kind]));
  for (const code of codes) {
    expect(joinedFields(code).map((field) => kinds.get(field))).toEqual(["yesno", "yesno"]);
    expect(JSON.stringify(leavesOf(REFERENCE_SET))).toContain(`"${code}"`);
  }
  expect(joinedCodes(new Set([spending]))).toEqual([]);
  expect(joinedFields("on_time")).toEqual([]);
});
