import { expect, test } from "vitest";
import { onDisk } from "./shelf.ts";

function transaction(error: DOMException | null = null) {
  return Object.assign(new EventTarget(), { error });
}

test("what was put in is on the disk when its transaction is complete, not before", async () => {
  const one = transaction();
  let done = false;
  const ended = onDisk(one).then(() => (done = true));
  one.dispatchEvent(new Event("success"));
  await Promise.resolve();
  expect(done).toBe(false);
  one.dispatchEvent(new Event("complete"));
  await ended;
  expect(done).toBe(true);
});

test("a disk that is full at the end says so, though the request succeeded", async () => {
  const one = transaction(new DOMException("full", "QuotaExceededError"));
  const ended = onDisk(one);
  one.dispatchEvent(new Event("success"));
  one.dispatchEvent(new Event("abort"));
  await expect(ended).rejects.toThrow("full");
});
