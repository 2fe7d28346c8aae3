import { expect, test } from "vitest";
import { keptPlanNames, planDraftPrefix } from "./draft-name.ts";

test("a person's kept plans are found by name, nobody else's and nothing else", () => {
  const own = `${planDraftPrefix("thanhpho")}p1`;
  const store = {
    [own]: "{}",
    [`${planDraftPrefix("thanhpho-2")}p1`]: "{}",
    "cchc.theme": "dark",
  };
  expect(keptPlanNames(store, "thanhpho")).toEqual([own]);
  expect(keptPlanNames(store, "thanh")).toEqual([]);
});
