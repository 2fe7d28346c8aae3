import { expect, test } from "vitest";
import { intentFor } from "./intent.ts";

test("the same wanted again after a lost answer is the same operation, anything else a new one", () => {
  let made = 0;
  const makeId = (): string => {
    made += 1;
    return `op-${made}`;
  };
  const reports = [{ unitId: "a", periodId: "p" }];
  const first = intentFor(undefined, reports, makeId);
  expect(first.opId).toBe("op-1");
  const again = [{ unitId: "a", periodId: "p" }];
  expect(intentFor(first, again, makeId)).toBe(first);
  expect(intentFor(first, [...again, { unitId: "b", periodId: "p" }], makeId).opId).toBe("op-2");
  expect(intentFor(undefined, again, makeId).opId).toBe("op-3");
});
