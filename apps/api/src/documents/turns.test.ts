import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

const stays = new AbortController().signal;

/** Work that ends when it is let. */
function held() {
  let let_ = (): void => undefined;
  let begun = false;
  const gate = new Promise<void>((resolve) => {
    let_ = resolve;
  });
  const work = async (): Promise<string> => {
    begun = true;
    await gate;
    return "made";
  };
  return { work, end: () => let_(), begun: () => begun };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("one at a time, in the order asked", async () => {
  const turns = createTurns({ each: 2, all: 3 });
  const first = held();
  const second = held();
  const one = turns("a", stays, first.work);
  const two = turns("b", stays, second.work);
  await soon();
  expect([first.begun(), second.begun()]).toEqual([true, false]);
  first.end();
  expect(await one).toBe("made");
  await soon();
  expect(second.begun()).toBe(true);
  second.end();
  expect(await two).toBe("made");
});

test("a person's next one, and anybody's next one, is refused while the line is full", async () => {
  const turns = createTurns({ each: 2, all: 3 });
  const works = [held(), held(), held()] as const;
  const asked = [
    turns("a", stays, works[0].work),
    turns("a", stays, works[1].work),
    turns("b", stays, works[2].work),
  ];
  const never = () => Promise.resolve("never");
  await expect(turns("a", stays, never)).rejects.toMatchObject({
    code: "queue-full",
    params: { waiting: 2 },
    message: expect.stringContaining("đang chờ 2 tệp PDF") as unknown,
  });
  await expect(turns("c", stays, never)).rejects.toMatchObject({
    code: "queue-full",
    params: { waiting: 0 },
  });
  for (const work of works) work.end();
  await Promise.all(asked);
  expect(await turns("a", stays, never)).toBe("never");
});

test("what fails makes room and does not hold up the next", async () => {
  const turns = createTurns({ each: 1, all: 1 });
  await expect(turns("a", stays, () => Promise.reject(new Error("no PDF")))).rejects.toThrow(
    "no PDF",
  );
  expect(await turns("a", stays, () => Promise.resolve("made"))).toBe("made");
});

test("nothing is made for whoever went away while waiting", async () => {
  const turns = createTurns({ each: 2, all: 2 });
  const first = held();
  const second = held();
  const leaving = new AbortController();
  const one = turns("a", stays, first.work);
  const two = turns("a", leaving.signal, second.work);
  leaving.abort();
  first.end();
  await one;
  await expect(two).rejects.toThrow("aborted");
  expect(second.begun()).toBe(false);
});
