import { describe, expect, it } from "vitest";
import { extent, heatStep, median, scale } from "./scale.ts";

describe("heatStep", () => {
  it.each([
    [0, 0],
    [19.99, 0],
    [20, 1],
    [20.01, 1],
    [79.99, 3],
    [80, 4],
    [100, 4],
    [-5, 0],
    [140, 4],
  ])("%d of 0–100 is step %i", (value, step) => {
    expect(heatStep(value, 0, 100)).toBe(step);
  });

  it("all alike: the middle tint", () => {
    expect(heatStep(97, 97, 97)).toBe(2);
  });
});

describe("scale", () => {
  it("maps both ends, the inside, and downwards", () => {
    const y = scale([90, 100], [80, 0]);
    expect([y(90), y(95), y(100)]).toEqual([80, 40, 0]);
  });
  it("a single value stands in the middle", () => {
    expect(scale([5, 5], [0, 80])(5)).toBe(40);
  });
});

describe("extent and median", () => {
  it("a gap is no zero", () => {
    expect(extent([undefined, 97, 99, undefined])).toEqual([97, 99]);
    expect(extent([undefined])).toBeUndefined();
  });
  it("odd, even, one, none", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeUndefined();
  });
});
