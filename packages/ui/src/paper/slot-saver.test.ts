import { expect, test } from "vitest";
import {
  createSlotSaver,
  type KnownText,
  type TextOutcome,
  type TextParcel,
} from "./slot-saver.ts";

/** A saver whose server answers when the test says so, and whose clock stands still. */
function bench(known: KnownText = { content: "", version: 0 }) {
  const sent: TextParcel[] = [];
  const answers: ((outcome: TextOutcome) => void)[] = [];
  const waiting: (() => void)[] = [];
  let kept: KnownText | undefined;
  let id = 0;
  const saver = createSlotSaver({
    known,
    send: (parcel) => {
      sent.push(parcel);
      return new Promise((resolve) => answers.push(resolve));
    },
    makeId: () => {
      id += 1;
      return `op-${id}`;
    },
    later: (_milliseconds, run) => {
      waiting.push(run);
      return () => waiting.splice(waiting.indexOf(run), 1);
    },
    keep: (draft) => {
      kept = draft;
    },
    onSaved: () => undefined,
  });
  return {
    saver,
    sent,
    kept: () => kept,
    tick: () => waiting.splice(0).forEach((run) => run()),
    answer: async (outcome: TextOutcome) => {
      answers.shift()?.(outcome);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const at = "2023-12-12T02:00:00.000Z";

test("letters typed in a row are one write; what is typed meanwhile follows with the new version", async () => {
  const { saver, sent, tick, answer, kept } = bench();
  saver.type("Hạn");
  saver.type("Hạn chế");
  tick();
  expect(sent).toEqual([{ opId: "op-1", content: "Hạn chế", version: 0 }]);
  saver.type("Hạn chế: một");
  expect(kept()).toEqual({ content: "Hạn chế: một", version: 0 });
  await answer({ kind: "saved", version: 1, at });
  tick();
  expect(sent[1]).toEqual({ opId: "op-2", content: "Hạn chế: một", version: 1 });
  await answer({ kind: "saved", version: 2, at });
  expect(saver.unsent()).toBe(false);
  expect(kept()).toBeUndefined();
  expect(saver.view().phase).toEqual({ kind: "saved", at });
});

test("after a broken line the same write goes out again under its own id", async () => {
  const { saver, sent, tick, answer } = bench();
  saver.type("A");
  tick();
  await answer({ kind: "unreachable" });
  expect(saver.unsent()).toBe(true);
  saver.type("AB");
  tick();
  expect(sent[1]).toEqual(sent[0]);
  await answer({ kind: "saved", version: 1, at });
  tick();
  expect(sent[2]).toEqual({ opId: "op-2", content: "AB", version: 1 });
});

test("somebody else was first: nothing more is sent until a person chooses", async () => {
  const { saver, sent, tick, answer } = bench({ content: "Cũ", version: 1 });
  saver.type("Của tôi");
  tick();
  await answer({ kind: "conflict", current: { content: "Của họ", version: 2, by: "Người khác" } });
  saver.type("Của tôi hơn");
  tick();
  expect(sent).toHaveLength(1);
  saver.settle("mine");
  expect(sent[1]).toEqual({ opId: "op-2", content: "Của tôi hơn", version: 2 });
  await answer({ kind: "saved", version: 3, at });
  expect(saver.view().text).toBe("Của tôi hơn");
});

test("theirs is taken without a write", async () => {
  const { saver, sent, tick, answer } = bench({ content: "Cũ", version: 1 });
  saver.type("Của tôi");
  tick();
  await answer({ kind: "conflict", current: { content: "Của họ", version: 2, by: "Người khác" } });
  saver.settle("theirs");
  expect(saver.view().text).toBe("Của họ");
  expect(sent).toHaveLength(1);
});

test("what was left on the computer goes out; over an older version the server decides", async () => {
  const { saver, sent } = bench({ content: "Trên máy chủ", version: 3 });
  saver.resume({ content: "Trên máy này", version: 2 });
  expect(sent).toEqual([{ opId: "op-1", content: "Trên máy này", version: 2 }]);
});
