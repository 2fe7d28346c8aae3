import { expect, test } from "vitest";
import { findLimit, limitOf } from "./limit.ts";
import type { RunResult } from "./result.ts";

/** A machine on which so many officers pass. */
function machineFor(most: number, asked: number[]) {
  return (users: number): Promise<RunResult> => {
    asked.push(users);
    const wrong = users <= most ? [] : ["late"];
    return Promise.resolve({ users, wrong } as unknown as RunResult);
  };
}

test("steps up from where it is told to and stops at the first run that does not pass", async () => {
  const asked: number[] = [];
  const results = await findLimit(200, machineFor(400, asked));
  expect(asked).toEqual([200, 300, 400, 500]);
  expect(limitOf(results)).toBe(400);
});

test("there is no limit to name where not even the first step passes", async () => {
  const asked: number[] = [];
  expect(limitOf(await findLimit(50, machineFor(49, asked)))).toBeUndefined();
  expect(asked).toEqual([50]);
});
