import { expect, test } from "vitest";
import {
  createOutbox,
  merged,
  type Outcome,
  type Parcel,
  type ScoreWrite,
  type Unsent,
} from "./outbox.ts";

function value(code: string, to: number, version = 0): ScoreWrite {
  return { kind: "input", code, version, value: to };
}

function saved({ writes }: Parcel): Outcome {
  const inputs = writes.flatMap((write) => (write.kind === "input" ? [write] : []));
  const result = inputs.map(({ code, version }) => ({ code, version: version + 1 }));
  return { kind: "saved", result: { saved: result, conflicts: [] } };
}

function opened(answer: (parcel: Parcel) => Outcome) {
  const sent: Parcel[] = [];
  const waits: (() => void)[] = [];
  const refused: string[] = [];
  const clashes: unknown[] = [];
  let kept: Unsent = { parcels: [], waiting: [] };
  const outbox = createOutbox({
    send: async (parcel) => {
      sent.push(parcel);
      return answer(parcel);
    },
    makeId: () => `op-${sent.length}`,
    later: (_, run) => {
      waits.push(run);
      return () => undefined;
    },
    keep: (unsent) => {
      kept = unsent;
    },
    onSaved: () => undefined,
    onConflict: (theirs, mine) => clashes.push([theirs.value, mine]),
    onRefused: (write, failure) => {
      refused.push(`${write.kind === "input" ? write.code : write.leaf}: ${failure.message}`);
    },
    onPhase: () => undefined,
  });
  return { outbox, sent, waits, refused, clashes, kept: () => kept };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

test("values go together, what stands beside a leaf goes alone, all in order", async () => {
  const { outbox, sent } = opened(saved);
  outbox.add([value("a", 1)]);
  outbox.add([{ kind: "item", leaf: "1.1", note: "Ghi chú" }, value("b", 2), value("c", 3)]);
  await settle();
  const names = sent.map(({ writes }) =>
    writes.map((write) => (write.kind === "input" ? write.code : write.leaf)),
  );
  expect(names).toEqual([["a"], ["1.1"], ["b", "c"]]);
  expect(outbox.unsent().size).toBe(0);
});

test("a value typed again while the first is on its way knows the version that came of it", async () => {
  const { outbox, sent } = opened(saved);
  outbox.add([value("a", 1, 4)]);
  outbox.add([value("a", 2, 4)]);
  await settle();
  expect(sent.map(({ writes }) => writes)).toMatchObject([
    [{ value: 1, version: 4 }],
    [{ value: 2, version: 5 }],
  ]);
});

test("notes and papers of a leaf that wait become one write; time adds up to an hour at most", () => {
  const first: ScoreWrite = { kind: "item", leaf: "1.1", note: "một", seconds: 3000 };
  const second: ScoreWrite = { kind: "item", leaf: "1.1", evidence: [], seconds: 900 };
  expect(merged(first, second)).toEqual({ ...first, evidence: [], seconds: 3600 });
  expect(merged(first, { kind: "item", leaf: "1.1", note: "hai" })).toMatchObject({ note: "hai" });
  expect(merged(value("a", 1), value("a", 2))).toEqual(value("a", 2));
});

test("a line that is down keeps the parcel with its id and sends the same again", async () => {
  let up = false;
  const { outbox, sent, waits, kept } = opened((parcel) =>
    up ? saved(parcel) : { kind: "unreachable" },
  );
  outbox.add([value("a", 1)]);
  await settle();
  expect(outbox.phase()).toBe("unreachable");
  expect(kept().parcels).toEqual(sent);
  up = true;
  waits[0]?.();
  await settle();
  expect(sent.map(({ opId }) => opId)).toEqual(["op-0", "op-0"]);
  expect([outbox.phase(), outbox.unsent().size, kept().parcels.length]).toEqual(["idle", 0, 0]);
});

test("what an earlier visit left is sent first, with the id it had", async () => {
  const { outbox, sent } = opened(saved);
  outbox.resume({
    parcels: [{ opId: "before", writes: [value("a", 1)] }],
    waiting: [value("b", 2)],
  });
  await settle();
  expect(sent.map(({ opId, writes }) => [opId, writes.length])).toEqual([
    ["before", 1],
    ["op-1", 1],
  ]);
});

test("one refused value does not hold back the others", async () => {
  const { outbox, refused, sent } = opened((parcel) =>
    parcel.writes.some((write) => write.kind === "input" && write.code === "b")
      ? { kind: "refused", failure: { code: "bad-input", message: "Không ghi được." } }
      : saved(parcel),
  );
  outbox.add([value("a", 1), value("b", 2), value("c", 3)]);
  await settle();
  expect(refused).toEqual(["b: Không ghi được."]);
  expect(sent.slice(1).flatMap(({ writes }) => writes.map((write) => write.kind))).toHaveLength(3);
  expect(outbox.unsent().size).toBe(0);
});

test("whoever was first is told, with what was to be written", async () => {
  const theirs = { code: "a", value: 7, version: 9 };
  const { outbox, clashes } = opened(() => ({
    kind: "saved",
    result: { saved: [], conflicts: [theirs] },
  }));
  outbox.add([value("a", 1)]);
  await settle();
  expect(clashes).toEqual([[7, 1]]);
  expect(outbox.unsent().size).toBe(0);
});

test("an ended session waits for the next sign-in", async () => {
  let signedIn = false;
  const { outbox, sent } = opened((parcel) => (signedIn ? saved(parcel) : { kind: "signed-out" }));
  outbox.add([value("a", 1)]);
  await settle();
  expect([outbox.phase(), sent.length]).toEqual(["signed-out", 1]);
  signedIn = true;
  outbox.retry();
  await settle();
  expect([outbox.phase(), sent.length]).toEqual(["idle", 2]);
});
