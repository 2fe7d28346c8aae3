import { describe, expect, test } from "vitest";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import { leavesOf } from "../criteria/set.ts";
import { type NextOptions, nextStep, nextStepSentence } from "./next-band.ts";
import { resultOf } from "./testing.ts";

function step(code: string, values: Parameters<typeof resultOf>[1], options: NextOptions = {}) {
  const leaf = leavesOf(REFERENCE_SET).find((one) => one.code === code);
  if (leaf === undefined) throw new Error(code);
  return nextStep(leaf, resultOf(leaf, values, options.year), options);
}

const onTime = (numerator: number, denominator: number) => ({
  on_time: { numerator, denominator },
});

describe("dossiers to the next band", () => {
  test("one short, three short, at the band", () => {
    expect(step("3.1.2", onTime(977, 1000), { open: 3 })).toEqual({
      by: "count",
      need: 3,
      unit: "hồ sơ đúng hạn",
      threshold: { at: 9800, as: "share" },
      points: 500,
      gain: 100,
      reach: "yes",
    });
    expect(step("3.1.2", onTime(977, 1000), { open: 2 })?.reach).toBe("no");
    expect(step("3.1.2", onTime(977, 1000))?.reach).toBe("unknown");
    expect(step("3.1.2", onTime(979, 1000))).toMatchObject({ need: 1, points: 500 });
    expect(step("3.1.2", onTime(980, 1000))).toMatchObject({ need: 20, points: 700 });
    expect(step("3.1.2", onTime(1000, 1000))).toBeUndefined();
  });

  test("said in words", () => {
    const found = step("3.1.2", onTime(977, 1000), { open: 3 });
    expect(found === undefined ? "" : nextStepSentence(found)).toBe(
      "Thiếu 3 hồ sơ đúng hạn để lên bậc 98,00 % (thêm 1,00 điểm); còn kịp.",
    );
  });

  test("a stated rate has no counts to go on from", () => {
    expect(step("3.1.2", { on_time: { rate: 9770 } })).toBeUndefined();
  });
});

test("to the target, and over the floor", () => {
  const online = (numerator: number) => ({ online_receipt: { numerator, denominator: 100 } });
  expect(step("3.2.2", online(77))).toMatchObject({ need: 3, points: 500 });
  expect(step("3.2.2", online(80))).toBeUndefined();
  const tasks = (numerator: number) => ({ plan_tasks_done: { numerator, denominator: 100 } });
  expect(step("1.1.3", tasks(78))).toMatchObject({ need: 2, points: 240, gain: 240 });
  expect(step("1.1.3", tasks(80))).toMatchObject({ need: 20, points: 300, gain: 60 });
});

test("until which day a paper still earns how much", () => {
  const on = (today: string) => step("1.1.1", {}, { year: 2024, today });
  expect(on("2024-01-31")).toEqual({
    by: "day",
    until: "2024-01-31",
    points: 100,
    gain: 100,
    reach: "yes",
  });
  expect(on("2024-02-01")).toMatchObject({ until: "2024-02-29", points: 50 });
  expect(on("2024-03-01")).toBeUndefined();
});
