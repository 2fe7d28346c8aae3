import { expect, test } from "vitest";
import {
  type Batch,
  createQueue,
  type Outcome,
  type Phase,
  type QueueOptions,
  type Unsent,
} from "./queue.ts";

/** Anything with a version: what is sent does not matter to the way it goes. */
interface Write {
  readonly field: string;
  readonly version: number;
  readonly value: number;
  readonly note?: string;
}

type Theirs = Pick<Write, "field" | "version">;

const plain: Pick<QueueOptions<Write, Theirs>, "keyOf" | "merge" | "together"> = {
  keyOf: ({ field }) => field,
  merge: (before, after) => ({ ...before, ...after }),
  together: (waiting) => waiting.slice(0, 3),
};

const at = "2023-12-12T09:42:00.000Z";

function write(field: string, value: number, version = 0): Write {
  return { field, version, value };
}

/** A server that answers when the test says so, and a clock that the test moves. */
function setUp() {
  const sent: Batch<Write>[] = [];
  const answers: ((outcome: Outcome<Theirs>) => void)[] = [];
  const timers: { milliseconds: number; run: () => void }[] = [];
  const phases: Phase[] = [];
  const refused: string[] = [];
  const conflicts: unknown[] = [];
  let kept: Unsent<Write> = { batches: [], waiting: [] };
  let ids = 0;
  const queue = createQueue<Write, Theirs>({
    ...plain,
    send: (batch) => {
      sent.push(batch);
      return new Promise((resolve) => answers.push(resolve));
    },
    makeId: () => `id-${(ids += 1)}`,
    later: (milliseconds, run) => {
      timers.push({ milliseconds, run });
      return () => {
        timers.length = 0;
      };
    },
    keep: (unsent) => {
      kept = unsent;
    },
    onSaved: () => undefined,
    onConflict: (theirs, mine) => conflicts.push([theirs.field, mine]),
    onRefused: ({ field }, { code }) => refused.push(`${field} ${code}`),
    onPhase: (phase) => phases.push(phase),
  });
  const answer = async (outcome: Outcome<Theirs>): Promise<void> => {
    answers.shift()?.(outcome);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  };
  const saved = (batch: Batch<Write> | undefined): Outcome<Theirs> => ({
    kind: "saved",
    result: {
      saved: (batch?.writes ?? []).map(({ field, version }) => ({
        key: field,
        version: version + 1,
      })),
      conflicts: [],
      at,
    },
  });
  return { queue, sent, timers, phases, refused, conflicts, answer, saved, kept: () => kept };
}

test("one request at a time; what is typed meanwhile goes together, the latest value only", async () => {
  const { queue, sent, answer, saved } = setUp();
  queue.add([write("a", 1)]);
  queue.add([write("b", 2)]);
  queue.add([write("b", 3)]);
  queue.add([write("c", 4)]);
  expect(sent.map(({ writes }) => writes.map(({ field }) => field))).toEqual([["a"]]);
  await answer(saved(sent[0]));
  expect(sent[1]?.writes).toEqual([write("b", 3), write("c", 4)]);
  expect([...queue.unsentKeys()]).toEqual(["b", "c"]);
  await answer(saved(sent[1]));
  expect(queue.unsentKeys().size).toBe(0);
  expect(queue.phase()).toBe("idle");
});

test("a cell typed again while it is on its way is written over the version that way made", async () => {
  const { queue, sent, answer, saved } = setUp();
  queue.add([write("a", 1, 6)]);
  queue.add([write("a", 2, 6)]);
  await answer(saved(sent[0]));
  expect(sent[1]?.writes).toEqual([write("a", 2, 7)]);
});

test("after a lost line the same batch goes again under the same id, later and later", async () => {
  const { queue, sent, timers, answer, saved, kept } = setUp();
  queue.add([write("a", 1)]);
  const pauses: (number | undefined)[] = [];
  for (let lost = 0; lost < 5; lost += 1) {
    await answer({ kind: "unreachable" });
    pauses.push(timers[0]?.milliseconds);
    expect(queue.phase()).toBe("unreachable");
    expect(kept().batches).toEqual([{ opId: "id-1", writes: [write("a", 1)] }]);
    timers.shift()?.run();
  }
  expect(pauses).toEqual([2_000, 5_000, 10_000, 30_000, 30_000]);
  expect(new Set(sent.map(({ opId }) => opId))).toEqual(new Set(["id-1"]));
  await answer(saved(sent[0]));
  expect(kept()).toEqual({ batches: [], waiting: [] });
});

test("a server that fails at it is told apart from a line that is down, and tried again", async () => {
  const { queue, sent, timers, answer, saved, kept } = setUp();
  queue.add([write("a", 1)]);
  await answer({ kind: "troubled" });
  expect([queue.phase(), timers.length]).toEqual(["troubled", 1]);
  timers.shift()?.run();
  await answer(saved(sent[1]));
  expect([queue.phase(), sent[1]?.opId]).toEqual(["idle", "id-1"]);
  expect(kept()).toEqual({ batches: [], waiting: [] });
});

test("typing during an outage waits behind what could not be sent", async () => {
  const { queue, sent, answer, saved } = setUp();
  queue.add([write("a", 1)]);
  await answer({ kind: "unreachable" });
  queue.add([write("b", 2)]);
  expect(sent).toHaveLength(1);
  queue.retry();
  await answer(saved(sent[1]));
  expect(sent.map(({ opId, writes }) => [opId, writes[0]?.field])).toEqual([
    ["id-1", "a"],
    ["id-1", "a"],
    ["id-2", "b"],
  ]);
});

test("an ended session stops everything until somebody signs in", async () => {
  const { queue, sent, timers, answer, phases } = setUp();
  queue.add([write("a", 1)]);
  await answer({ kind: "signed-out" });
  queue.add([write("b", 2)]);
  expect([sent.length, timers.length, queue.phase()]).toEqual([1, 0, "signed-out"]);
  queue.retry();
  expect(sent[1]?.opId).toBe("id-1");
  expect(phases).toEqual(["sending", "signed-out", "sending"]);
});

test("one closed cell does not hold back the others of its batch", async () => {
  const { queue, sent, answer, saved, refused } = setUp();
  queue.add([write("first", 0)]);
  queue.add([write("a", 1), write("b", 2)]);
  await answer(saved(sent[0]));
  const failure = { code: "cell-locked", message: "…" } as const;
  await answer({ kind: "refused", failure });
  await answer({ kind: "refused", failure });
  await answer(saved(sent[3]));
  expect(sent.slice(1).map(({ writes }) => writes.map(({ field }) => field))).toEqual([
    ["a", "b"],
    ["a"],
    ["b"],
  ]);
  expect(refused).toEqual(["a cell-locked"]);
  expect(queue.unsentKeys().size).toBe(0);
});

test("somebody was first: a later value of the same cell belongs to the same question", async () => {
  const { queue, sent, answer, conflicts } = setUp();
  queue.add([write("a", 1, 3)]);
  queue.add([write("a", 2, 3)]);
  const theirs = { field: "a", version: 9 };
  await answer({ kind: "saved", result: { saved: [], conflicts: [{ key: "a", theirs }], at } });
  expect(conflicts).toEqual([["a", write("a", 2, 3)]]);
  expect(sent).toHaveLength(1);
  expect(queue.unsentKeys().size).toBe(0);
});

test("what an earlier visit left goes first, under its own id", async () => {
  const { queue, sent, answer, saved } = setUp();
  queue.resume({
    batches: [{ opId: "old", writes: [write("a", 1)] }],
    waiting: [write("b", 2, 5)],
  });
  await answer(saved(sent[0]));
  expect(sent.map(({ opId, writes }) => [opId, ...writes])).toEqual([
    ["old", write("a", 1)],
    ["id-1", write("b", 2, 5)],
  ]);
});

test("a request that throws counts as a lost line", async () => {
  const sentAgain: string[] = [];
  const queue = createQueue<Write, Theirs>({
    ...plain,
    send: () => Promise.reject(new Error("boom")),
    makeId: () => "id",
    later: (_pause, run) => {
      sentAgain.push("later");
      void run;
      return () => undefined;
    },
    keep: () => undefined,
    onSaved: () => undefined,
    onConflict: () => undefined,
    onRefused: () => undefined,
    onPhase: () => undefined,
  });
  queue.add([write("a", 1)]);
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  expect([queue.phase(), sentAgain]).toEqual(["unreachable", ["later"]]);
});

test("what waits of one key becomes one write, and no more go together than may", async () => {
  const { queue, sent, answer, saved } = setUp();
  queue.add([write("first", 0)]);
  queue.add([{ ...write("a", 1), note: "một" }, write("b", 2), write("c", 3), write("d", 4)]);
  queue.add([write("a", 5)]);
  await answer(saved(sent[0]));
  await answer(saved(sent[1]));
  expect(sent.slice(1).map(({ writes }) => writes)).toEqual([
    [{ ...write("a", 5), note: "một" }, write("b", 2), write("c", 3)],
    [write("d", 4)],
  ]);
});
