import { describe, expect, test } from "vitest";
import { duesProblems } from "./dues.ts";

describe("days of a round", () => {
  test.each([
    ["31/12/2022", "31/01/2024", ["selfDue"]],
    ["01/01/2023", "01/01/2023", []],
    ["02/01/2023", "01/01/2023", ["appraisalDue"]],
    ["02/01/2023", "02/01/2023", []],
    ["02/01/2023", "03/01/2023", []],
    ["", "03/01/2023", []],
    ["31/12/2022", "30/12/2022", ["selfDue", "appraisalDue"]],
  ])("self %s, appraisal %s: wrong are %j", (selfDue, appraisalDue, wrong) => {
    expect(Object.keys(duesProblems({ selfDue, appraisalDue }, "2023-01-01"))).toEqual(wrong);
  });
});
