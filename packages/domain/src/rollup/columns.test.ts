import { array, assert, constant, option, property, record, string, nat } from "fast-check";
import { expect, test } from "vitest";
import { fromColumns, toColumns } from "./columns.ts";

const row = record({ name: string(), rank: option(nat()), kind: constant("commune") });

test("rows come back as they went, missing values and none at all included", () => {
  assert(
    property(array(row), (rows) => {
      const columns = toColumns(rows);
      const carried: typeof columns = JSON.parse(JSON.stringify(columns));
      expect(fromColumns(carried)).toEqual(rows);
    }),
  );
});

test("a torn answer is no rows", () => {
  expect(() => fromColumns<{ a: number; b: number }>({ a: [1, 2], b: [1] })).toThrow(RangeError);
});
