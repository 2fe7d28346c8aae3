import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { packRates, unpackRates } from "./packed.ts";
import { type KeptRate, rollUpKept } from "./rollup.ts";

const kept = fc.oneof(
  fc
    .tuple(fc.nat(), fc.integer({ min: 1, max: 1_000_000 }))
    .map(([numerator, denominator]): KeptRate => ({ state: "computed", numerator, denominator })),
  fc.constantFrom<KeptRate>({ state: "stated" }, { state: "none" }, { state: "missing" }),
);

test.prop([fc.array(fc.array(kept, { maxLength: 6 }))])(
  "rates of any groups of units come back as they were",
  (groups) => {
    const rates = groups.map((group) => rollUpKept(group));
    expect(unpackRates(packRates(rates))).toEqual(rates);
  },
);

test("columns of different lengths are refused", () => {
  const packed = packRates([rollUpKept([{ state: "none" }])]);
  expect(() => unpackRates({ ...packed, none: [] })).toThrow(RangeError);
  expect(() => unpackRates({ ...packed, none: [1, 2] })).toThrow(RangeError);
});
