import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { askAnew, putAnswer } from "./ask-anew.ts";

const queryKey = ["place"];

/** A page whose first question waits for a slow line; what stands there changes meanwhile. */
function openPage(first: Promise<void>) {
  const queries = new QueryClient();
  const place = { now: "empty", asked: 0 };
  const shown: (string | undefined)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey,
    queryFn: async () => {
      const answer = place.now;
      place.asked += 1;
      if (place.asked === 1) await first;
      return answer;
    },
  });
  const leave = observer.subscribe(({ data }) => shown.push(data));
  return { queries, place, observer, shown, leave };
}

test("an answer to a question asked before the write is never taken for what stands there now", async () => {
  let arrives = (): void => undefined;
  const line = new Promise<void>((resolve) => (arrives = resolve));
  const { queries, place, observer, shown, leave } = openPage(line);
  place.now = "a file";
  const asked = askAnew(queries, queryKey);
  // The old answer arrives while one asks anew.
  arrives();
  await asked;
  expect(observer.getCurrentResult().data).toBe("a file");
  expect(place.asked).toBe(2);
  expect(shown).not.toContain("empty");
  leave();
});

test("what is shown stays until the new answer is there", async () => {
  const { queries, place, observer, shown, leave } = openPage(Promise.resolve());
  await expect.poll(() => observer.getCurrentResult().data).toBe("empty");
  shown.length = 0;
  place.now = "a file";
  await askAnew(queries, queryKey);
  expect(observer.getCurrentResult().data).toBe("a file");
  expect(shown).not.toContain(undefined);
  leave();
});

test("what a write answered is not put back by an answer that was on its way", async () => {
  let arrives = (): void => undefined;
  const line = new Promise<void>((resolve) => (arrives = resolve));
  const { queries, place, observer, shown, leave } = openPage(line);
  const put = putAnswer(queries, queryKey, "a file");
  arrives();
  await put;
  await line;
  expect(observer.getCurrentResult().data).toBe("a file");
  expect(observer.getCurrentResult().fetchStatus).toBe("idle");
  expect(place.asked).toBe(1);
  expect(shown).not.toContain("empty");
  leave();
});
