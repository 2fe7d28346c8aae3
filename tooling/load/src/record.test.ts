import { describe, expect, test } from "vitest";
import { createRecorder } from "./record.ts";

describe("what is recorded", () => {
  test("the 99th percentile is the budget's: at it is missed, below it is met", () => {
    const recorder = createRecorder();
    // Of 200 requests the 198th by time stands for 99 in a hundred.
    for (let at = 1; at <= 197; at += 1) recorder.answered("save", 10);
    for (const time of [999, 5000, 6000]) recorder.answered("save", time);
    for (let at = 1; at <= 197; at += 1) recorder.answered("overview", 10);
    for (const time of [2000, 5000, 6000]) recorder.answered("overview", time);
    const [save, overview] = recorder.result(10).kinds;
    expect(save).toMatchObject({ kind: "save", met: true, perSecond: 20 });
    expect(save?.times).toMatchObject({ runs: 200, p50: 10, p95: 10, p99: 999, max: 6000 });
    expect(overview).toMatchObject({ kind: "overview", met: false });
    expect(recorder.savesSoFar()).toBe(999);
  });

  test("nothing is promised for opening a report, and what was never asked has no line", () => {
    const recorder = createRecorder();
    recorder.answered("open", 60_000);
    expect(recorder.result(1).kinds).toEqual([
      expect.objectContaining({ kind: "open", budget: undefined, met: undefined }),
    ]);
    expect(recorder.savesSoFar()).toBeUndefined();
  });

  test("failures are counted by kind and code, requests cut off by a kill apart from them", () => {
    const recorder = createRecorder();
    recorder.failed("save", "503 unavailable");
    recorder.failed("save", "503 unavailable");
    recorder.failed("hand-in", "ECONNRESET");
    recorder.cut();
    expect(recorder.errors()).toBe(3);
    expect(recorder.requests()).toBe(0);
    expect(recorder.result(1)).toEqual({
      kinds: [],
      errors: { "save 503 unavailable": 2, "hand-in ECONNRESET": 1 },
      cut: 1,
    });
  });
});
