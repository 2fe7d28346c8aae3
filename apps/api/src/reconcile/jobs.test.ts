import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createReconcileJobs } from "./jobs.ts";

const minute = 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("an export goes from memory after half an hour, also where nobody asks for it any more", () => {
  const began = new Date("2023-12-12T02:00:00Z").getTime();
  let clock = began;
  const jobs = createReconcileJobs({ now: () => new Date(clock), log: () => undefined });
  const address = { unitId: "ward", periodId: "2023-Q4" };
  const start = (owner: string) =>
    jobs.start({
      ...address,
      id: owner,
      owner,
      file: { name: "a.csv", bytes: new Uint8Array() },
      hash: "",
      recall: () => Promise.resolve(undefined),
    });
  // Asking sweeps too: the clock is set back for it, so that only what the timer did is seen.
  const after = (time: number): boolean => {
    clock = began + time;
    vi.advanceTimersByTime(minute);
    clock = began;
    return jobs.find("can-bo", address) !== undefined;
  };
  start("can-bo");
  expect(after(30 * minute)).toBe(true);
  expect(after(30 * minute + 1)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
  start("can-bo");
  expect(vi.getTimerCount()).toBe(1);
  expect(after(30 * minute + 1)).toBe(false);
});
