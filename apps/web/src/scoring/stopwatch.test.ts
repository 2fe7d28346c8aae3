import { expect, test } from "vitest";
import { createStopwatch } from "./stopwatch.ts";

function started() {
  let time = 0;
  const spent: (readonly [string, number])[] = [];
  const watch = createStopwatch(
    () => time,
    (leaf, seconds) => spent.push([leaf, seconds]),
  );
  const at = (seconds: number, leaf?: string): void => {
    time = seconds;
    if (leaf === undefined) watch.stop();
    else watch.touch(leaf);
  };
  return { at, spent };
}

test("time runs from leaf to leaf and ends when the page is left", () => {
  const { at, spent } = started();
  at(0, "1.1");
  at(20, "1.1");
  at(45, "1.2");
  at(50);
  expect(spent).toEqual([
    ["1.1", 45],
    ["1.2", 5],
  ]);
});

test.each([
  [59, 59],
  [60, 60],
  [61, 60],
  [3600, 60],
])("a pause of %i seconds counts %i", (pause, counted) => {
  const { at, spent } = started();
  at(0, "1.1");
  at(pause, "1.1");
  at(pause);
  expect(spent).toEqual([["1.1", counted]]);
});

test("less than a second is nothing, and stopping twice tells once", () => {
  const { at, spent } = started();
  at(0, "1.1");
  at(0.4);
  at(10);
  expect(spent).toEqual([]);
});
