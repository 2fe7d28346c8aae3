import { describe, expect, test } from "vitest";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { readPoints } from "./points-text.ts";

const to3 = { min: 0, max: 300 };

describe("points that are typed", () => {
  test.each([
    ["2", 200],
    ["2,5", 250],
    [" 2,05 ", 205],
    ["0", 0],
    ["3,00", 300],
  ])("%s", (text, points) => {
    expect(readPoints(text, to3)).toEqual({ ok: true, points });
  });

  test.each(["3,01", "-0,01", "2.5", "", "hai", "2,505"])("%s is refused", (text) => {
    expect(readPoints(text, to3).ok).toBe(false);
  });

  test("whatever is written back is read as the same points", () => {
    for (let points = -300; points <= 3000; points += 1) {
      expect(readPoints(formatHundredths(points), { min: -300, max: 3000 })).toEqual({
        ok: true,
        points,
      });
    }
  });
});
