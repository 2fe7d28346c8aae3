import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { createRateColumn, stateLetters, unpackRates } from "./packed.ts";
import { type KeptRate, rollUpKept } from "./rollup.ts";

const kept = fc.oneof(
  fc
    .tuple(fc.nat(), fc.integer({ min: 1, max: 1_000_000 }))
    .map(([numerator, denominator]): KeptRate => ({ state: "computed", numerator, denominator })),
  fc.constantFrom<KeptRate>({ state: "stated" }, { state: "none" }, { state: "missing" }),
);

function columnOf(groups: readonly (readonly KeptRate[])[]) {
  const column = createRateColumn(groups.length);
  for (const [row, group] of groups.entries()) {
    for (const rate of group) {
      const counts = rate.state === "computed" ? rate : { numerator: 0, denominator: 0 };
      column.add(row, stateLetters[rate.state], counts.numerator, counts.denominator);
    }
  }
  return column;
}

test.prop([fc.array(fc.array(kept, { maxLength: 6 }))])(
  "rates of any groups of units come back as roll-ups give them, and so does their total",
  (groups) => {
    const column = columnOf(groups);
    const rates = groups.map((group) => rollUpKept(group));
    expect(unpackRates(column.pack())).toEqual(rates);
    expect(column.total()).toEqual(rollUpKept(groups.flat()));
  },
);

test.prop([fc.array(kept, { minLength: 1 })])("one unit a row takes a letter a rate", (rates) => {
  const packed = columnOf(rates.map((rate) => [rate])).pack();
  expect(packed.coverage).toBe(rates.map((rate) => stateLetters[rate.state]).join(""));
  expect(unpackRates(packed)).toEqual(rates.map((rate) => rollUpKept([rate])));
});

test("units added out of order are counted in their rows", () => {
  const column = createRateColumn(2);
  column.add(1, "c", 1, 2);
  column.add(0, "s", 0, 0);
  const stated: KeptRate = { state: "stated" };
  const computed: KeptRate = { state: "computed", numerator: 1, denominator: 2 };
  expect(unpackRates(column.pack())).toEqual([rollUpKept([stated]), rollUpKept([computed])]);
});

test("a row that is not there and a sum that cannot be kept exactly are refused", () => {
  const column = createRateColumn(1);
  expect(() => column.add(1, "n", 0, 0)).toThrow(RangeError);
  column.add(0, "c", 1, Number.MAX_SAFE_INTEGER);
  expect(() => column.add(0, "c", 1, 1)).toThrow(RangeError);
});

test("columns of different lengths are refused", () => {
  const packed = columnOf([[{ state: "none" }]]).pack();
  expect(() => unpackRates({ ...packed, coverage: "" })).toThrow(RangeError);
  expect(() => unpackRates({ ...packed, numerators: [1, 2] })).toThrow(RangeError);
});
