import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { compileSet } from "./compile.ts";
import { scoreUnit } from "./score.ts";
import { areaStandings } from "./standing.ts";
import { leafOf, setOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "" } as const;
const linear: Rule = {
  kind: "linear",
  zero: "exclude",
  input: { of: "rate", source, unit: "" },
};
const codes = ["1", "2", "3"];
const compiled = compileSet(setOf(codes.map((code) => leafOf(linear, 100, { code }))));
const standing = (values: Parameters<typeof scoreUnit>[1]["values"], gain: number | undefined) =>
  areaStandings(compiled, scoreUnit(compiled, { unit: "u", values }), () => gain)[0];

describe("won, winnable, lost", () => {
  test("one leaf scored, one missing, one that does not count", () => {
    const values = {
      "1": { numerator: 3, denominator: 10 },
      "3": { numerator: 0, denominator: 0 },
    };
    expect(standing(values, 20)).toMatchObject({ won: 30, winnable: 120, lost: 50, leftOut: 100 });
    expect(standing(values, 900)).toMatchObject({ won: 30, winnable: 170, lost: 0 });
    // Out of the unit's reach, the missing one is lost as well.
    expect(standing(values, undefined)).toMatchObject({ won: 30, winnable: 0, lost: 170 });
  });
  test.prop([fc.array(fc.nat(10), { minLength: 3, maxLength: 3 }), fc.nat(200)])(
    "the four always make the whole",
    (numerators, gain) => {
      const values = Object.fromEntries(
        numerators.map((numerator, at) => [codes[at] ?? "", { numerator, denominator: 10 }]),
      );
      const got = standing(values, gain);
      if (got === undefined) throw new Error("no area");
      expect(got.won + got.winnable + got.lost + got.leftOut).toBe(300);
      expect(Math.min(got.won, got.winnable, got.lost)).toBeGreaterThanOrEqual(0);
    },
  );
});
