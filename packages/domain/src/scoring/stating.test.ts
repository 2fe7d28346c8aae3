import { describe, expect, test } from "vitest";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import { SET_766 } from "../criteria/set-766.ts";
import { ANNUAL_FORM } from "../form/annual.ts";
import { compileSet } from "./compile.ts";
import { scoreUnit } from "./score.ts";
import { fedCodes, isLeafFed, mayState, owedByUnit } from "./stating.ts";

const reference = compileSet(REFERENCE_SET);
const decree = compileSet(SET_766);
const fed = fedCodes(ANNUAL_FORM, "2023-11-30", ["reports.late", "reports.missing"]);

describe("what a unit may state", () => {
  test("figures of the report and counts of the program stay where they are kept", () => {
    expect(mayState(decree, fed, { code: "tthc.received.total", value: 5 })).toBe(false);
    expect(mayState(decree, fed, { code: "2.1", value: { numerator: 1, denominator: 2 } })).toBe(
      false,
    );
    expect(mayState(reference, fed, { code: "reports.late", value: 0 })).toBe(false);
    expect(mayState(reference, new Set(), { code: "reports.late", value: 0 })).toBe(true);
  });

  test("what nobody feeds is the unit's to state, by its code or the leaf's", () => {
    const checked = { items: ["goals"] };
    expect(mayState(reference, fed, { code: "1.1.2", value: checked })).toBe(true);
    expect(mayState(reference, fed, { code: "propaganda.items.quota", value: 12 })).toBe(true);
    expect(mayState(decree, fed, { code: "1.4", value: { numerator: 1, denominator: 2 } })).toBe(
      true,
    );
  });

  test("a survey is imported, never stated", () => {
    expect(mayState(reference, fed, { code: "sipas", value: { rate: 10_000 } })).toBe(false);
    const survey = reference.leaves.find(({ leaf }) => leaf.survey === true);
    const value = { numerator: 1, denominator: 1 };
    expect(mayState(reference, fed, { code: survey?.code ?? "", value })).toBe(false);
  });

  test("a claim only where the rule asks for one", () => {
    const value = { claim: 100, reason: "Đã công khai đủ" };
    expect(mayState(decree, fed, { code: "1.1", value })).toBe(true);
    expect(mayState(decree, fed, { code: "1.1.claim", value })).toBe(true);
    expect(mayState(decree, fed, { code: "1.4", value })).toBe(false);
    expect(mayState(reference, fed, { code: "1.1.2", value })).toBe(false);
  });

  test("unknown codes and a refused “không áp dụng”", () => {
    expect(mayState(decree, fed, { code: "nowhere", value: 1 })).toBe(false);
    const value = { state: "not-applicable" } as const;
    const allowed = reference.leaves.filter(({ code }) =>
      mayState(reference, fed, { code, value }),
    );
    expect(allowed.map(({ code }) => code)).toEqual(
      reference.leaves.filter(({ leaf }) => leaf.mayNotApply === true).map(({ code }) => code),
    );
  });
});

test("a leaf is fed when nothing of it is left to the unit", () => {
  const at = (code: string) => decree.leaves.find((leaf) => leaf.code === code);
  const progress = at("2.1");
  const synchronised = at("1.4");
  expect(progress !== undefined && isLeafFed(progress, fed)).toBe(true);
  expect(synchronised !== undefined && isLeafFed(synchronised, fed)).toBe(false);
});

test("what the report lacks holds nothing back, what the unit has to say does", () => {
  const owed = (values: Parameters<typeof scoreUnit>[1]["values"]) => {
    const score = scoreUnit(decree, { unit: "a", values });
    return decree.leaves.flatMap((leaf) => {
      const result = score.leaves[leaf.place];
      return result !== undefined && owedByUnit(leaf, result, fed) ? [leaf.code] : [];
    });
  };
  expect(owed({})).toContain("1.4");
  expect(owed({})).not.toContain("2.1");
  const none = { numerator: 0, denominator: 0 };
  expect(owed({ "1.1": none })).toContain("1.1");
  expect(owed({ "1.1": none, "1.1.claim": { claim: 100, reason: "Của tỉnh" } })).not.toContain(
    "1.1",
  );
});
