import { expect, test } from "vitest";
import { idByChoice } from "./id-by-choice.ts";

test("the same choice keeps its id, another one has its own", () => {
  let made = 0;
  const idOf = idByChoice(() => `id-${(made += 1)}`);
  const choice = { text: "goi", reportVersion: 3, overtaken: "package" };
  const first = idOf(choice);
  expect(idOf({ ...choice })).toBe(first);
  expect(idOf({ ...choice, reportVersion: 4 })).not.toBe(first);
});
