import { expect, test } from "vitest";
import type { Batch, Outcome as AnyOutcome, Unsent } from "../entry/queue.ts";
import { createBook } from "./book.ts";
import type { OpenedScore } from "./book-shape.ts";
import { openedWith, openItem } from "./testing.ts";
import { type ScoreWrite, type Theirs, type TheirItem, writeKey } from "./writes.ts";

type Parcel = Batch<ScoreWrite>;
type Outcome = AnyOutcome<Theirs>;

const at = "2023-12-12T09:42:00.000Z";

function accept({ writes }: Parcel): Outcome {
  const saved = writes.map((write) => ({ key: writeKey(write), version: write.version + 1 }));
  return { kind: "saved", result: { saved, conflicts: [], at } };
}

function conflict(theirs: Theirs): Outcome {
  const key = theirs.kind === "input" ? `in/${theirs.code}` : `item/${theirs.leaf}`;
  return { kind: "saved", result: { saved: [], conflicts: [{ key, theirs }], at } };
}

function book(opened: OpenedScore, answer: (parcel: Parcel) => Outcome = accept) {
  const sent: Parcel[] = [];
  const spent: [leaf: string, seconds: number][] = [];
  let kept: Unsent<ScoreWrite> = { batches: [], waiting: [] };
  let gate = 0;
  const made = createBook({
    opened,
    send: async (parcel) => {
      sent.push(parcel);
      return answer(parcel);
    },
    makeId: () => `op-${sent.length}`,
    later: () => () => undefined,
    keep: (unsent) => {
      kept = unsent;
    },
    spent: (leaf, seconds) => {
      spent.push([leaf, seconds]);
    },
    onSignedOut: () => {
      gate += 1;
    },
  });
  return { book: made, sent, spent, kept: () => kept, gate: () => gate };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** An answer that Bình gave. */
function stated(value: boolean, version: number) {
  return { code: "finance.rules", value, version, by: "Bình", at };
}

/** What Bình left beside a leaf. */
function theirItem(changes: Partial<TheirItem>): Theirs {
  const left = { leaf: "1.1.1", version: 2, note: null, reply: null, papers: [] };
  return { kind: "item", ...left, by: "Bình", at, ...changes };
}

function pointsOf({ view }: ReturnType<typeof book>["book"], leaf: string): number | string {
  const result = view().score.leaves.find((one) => one.leaf === leaf);
  return result?.state === "scored" ? result.points : (result?.state ?? "none");
}

test("figures of the report give points at once, a stated answer too, and it is saved", async () => {
  const { book: made, sent } = book(openedWith({ on_time: { numerator: 294, denominator: 303 } }));
  expect(pointsOf(made, "3.1.2")).toBe(400);
  expect(pointsOf(made, "6.1.2")).toBe("missing");
  made.write([{ code: "finance.rules", value: true }]);
  expect(pointsOf(made, "6.1.2")).toBe(200);
  expect([...made.view().unsent]).toEqual(["in/finance.rules"]);
  await settle();
  expect(sent[0]?.writes).toMatchObject([{ code: "finance.rules", version: 0, value: true }]);
  expect(made.view()).toMatchObject({ savedAt: "2023-12-12T09:42:00.000Z" });
  expect([...made.view().fresh]).toEqual(["in/finance.rules"]);
});

test("a step of several answers is taken back and given again as one", () => {
  const { book: made } = book(openedWith());
  const all = ["desk", "site", "qr"].map((code) => ({ code: `3.1.1.${code}`, value: true }));
  made.write(all);
  expect(pointsOf(made, "3.1.1")).toBe(300);
  expect(made.undo()).toBe("3.1.1.desk");
  expect(made.view().stated).toEqual({});
  expect(made.redo()).toBe("3.1.1.desk");
  expect(pointsOf(made, "3.1.1")).toBe(300);
  expect(made.redo()).toBeUndefined();
});

test("the same answer again sends nothing", async () => {
  const { book: made, sent } = book(openedWith({}, { stated: [stated(true, 3)] }));
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  expect(sent).toEqual([]);
});

test("two writers: both answers stand until a person decides", async () => {
  const theirs = { kind: "input", ...stated(false, 4) } as const;
  let first = true;
  const { book: made, sent } = book(openedWith(), (parcel) => {
    if (!first) return accept(parcel);
    first = false;
    return conflict(theirs);
  });
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  expect(made.view().clashes.get("finance.rules")).toEqual({ theirs, mine: true });
  expect(made.view().fresh.size).toBe(0);
  made.decide("finance.rules", "mine");
  await settle();
  expect(sent[1]?.writes).toMatchObject([{ value: true, version: 4 }]);
  expect(made.view().clashes.size).toBe(0);
});

test("somebody else's answer may be taken over without writing", async () => {
  const { book: made, sent } = book(openedWith(), () =>
    conflict({ kind: "input", ...stated(false, 4) }),
  );
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  made.decide("finance.rules", "theirs");
  await settle();
  expect(made.view().stated).toEqual({ "finance.rules": false });
  expect(sent).toHaveLength(1);
});

test("what the server has is taken in, but not over what is still being written", async () => {
  const { book: made } = book(openedWith(), () => ({ kind: "unreachable" }));
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  made.receive(
    openedWith(
      { "digital.iso": true },
      {
        stated: [
          stated(false, 2),
          { ...stated(false, 1), code: "staff.against_quota", value: "within" },
        ],
      },
    ),
  );
  expect(made.view().stated).toEqual({ "finance.rules": true, "staff.against_quota": "within" });
  expect(pointsOf(made, "7.1.5")).toBe(100);
});

test("a refused answer stops counting and says why", async () => {
  const { book: made } = book(openedWith(), () => ({
    kind: "refused",
    failure: { code: "round-closed", message: "Đã hết hạn." },
  }));
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  expect(pointsOf(made, "6.1.2")).toBe("missing");
  expect(made.view().refusals.get("finance.rules")).toBe("Đã hết hạn.");
});

test("note and papers stand beside the leaf, go as one item, and an old answer does not undo them", async () => {
  const before = openedWith({}, { items: [{ ...openItem, leaf: "1.1.1", note: "cũ" }] });
  const { book: made, sent } = book(before);
  expect(made.view().beside("1.1.1").note).toBe("cũ");
  made.writeItem("1.1.1", { note: "mới" });
  made.writePapers("1.1.1", [{ documentId: "d", pageNote: "tr. 2" }]);
  await settle();
  expect(sent.map(({ writes }) => writes)).toMatchObject([
    [{ leaf: "1.1.1", note: "mới" }],
    [{ leaf: "1.1.1", evidence: [{ documentId: "d", pageNote: "tr. 2" }] }],
  ]);
  made.receive(before);
  expect(made.view().beside("1.1.1")).toMatchObject({ note: "mới", papers: [{ documentId: "d" }] });
});

test("what an earlier visit left counts again and is sent", async () => {
  const { book: made, sent, kept } = book(openedWith());
  made.resume({
    batches: [
      {
        opId: "before",
        writes: [{ kind: "input", code: "finance.rules", version: 0, value: true }],
      },
    ],
    waiting: [
      {
        kind: "item",
        leaf: "1.1.1",
        version: 0,
        note: "còn lại",
        evidence: [{ documentId: "d", pageNote: "" }],
      },
    ],
  });
  expect(pointsOf(made, "6.1.2")).toBe(200);
  expect(made.view().beside("1.1.1")).toMatchObject({
    note: "còn lại",
    papers: [{ documentId: "d" }],
  });
  await settle();
  expect(sent.map(({ opId }) => opId)).toEqual(["before", "op-1"]);
  expect(kept()).toEqual({ batches: [], waiting: [] });
});

test("an ended session asks for the password once", async () => {
  const { book: made, gate } = book(openedWith(), () => ({ kind: "signed-out" }));
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  expect([gate(), made.view().phase]).toEqual([1, "signed-out"]);
});

test("a leaf that was only looked at sends nothing; its time is told with the first thing written", async () => {
  const { book: made, sent, spent, kept } = book(openedWith());
  made.work("6.1.2", 40);
  made.work("1.1.1", 7);
  await settle();
  expect([sent.length, spent.length, made.view().unsent.size]).toEqual([0, 0, 0]);
  expect(kept()).toEqual({ batches: [], waiting: [] });
  made.write([{ code: "finance.rules", value: true }]);
  made.work("6.1.2", 5);
  expect(spent).toEqual([
    ["6.1.2", 40],
    ["6.1.2", 5],
  ]);
});

test("two people wrote different notes: both stand until a person decides", async () => {
  const answers = [() => conflict(theirItem({ note: "của Bình" })), accept];
  const { book: made, sent } = book(openedWith(), (parcel) => (answers.shift() ?? accept)(parcel));
  made.writeItem("1.1.1", { note: "của tôi" });
  await settle();
  expect(made.view().itemClashes.get("1.1.1")).toMatchObject({
    by: "Bình",
    over: ["note"],
    theirs: { note: "của Bình" },
    mine: { note: "của tôi" },
  });
  expect(made.view().beside("1.1.1").note).toBe("của tôi");
  // What is written while the question stands belongs to it: nothing goes over theirs in silence.
  made.writeItem("1.1.1", { note: "của tôi, sửa lại" });
  made.receive(openedWith({}, { items: [{ ...openItem, leaf: "1.1.1", note: "của Bình" }] }));
  await settle();
  expect(sent).toHaveLength(1);
  made.decideItem("1.1.1", "mine");
  await settle();
  expect(sent[1]?.writes).toMatchObject([{ version: 2, note: "của tôi, sửa lại" }]);
  expect(made.view().itemClashes.size).toBe(0);
});

test("theirs is taken without writing, but for what nobody else touched", async () => {
  const theirs = theirItem({ note: "của Bình" });
  const { book: made, sent } = book(openedWith(), ({ writes }) =>
    writes.some(({ version }) => version === 0) ? conflict(theirs) : accept({ opId: "", writes }),
  );
  made.writeItem("1.1.1", { note: "của tôi" });
  await settle();
  made.writePapers("1.1.1", [{ documentId: "d", pageNote: "tr. 2" }]);
  made.decideItem("1.1.1", "theirs");
  await settle();
  expect(made.view().beside("1.1.1")).toMatchObject({
    note: "của Bình",
    papers: [{ documentId: "d", pageNote: "tr. 2" }],
  });
  expect(sent[1]?.writes).toEqual([
    {
      kind: "item",
      leaf: "1.1.1",
      version: 2,
      evidence: [{ documentId: "d", pageNote: "tr. 2" }],
    },
  ]);
});

test("one wrote the note, the other chose papers: both are kept without a question", async () => {
  let first = true;
  const { book: made, sent } = book(openedWith(), (parcel) => {
    if (!first) return accept(parcel);
    first = false;
    return conflict(theirItem({ note: "của Bình" }));
  });
  made.writePapers("1.1.1", [{ documentId: "d", pageNote: "" }]);
  await settle();
  expect(made.view().itemClashes.size).toBe(0);
  expect(sent[1]?.writes).toMatchObject([{ version: 2, evidence: [{ documentId: "d" }] }]);
  expect(made.view().beside("1.1.1")).toMatchObject({
    note: "của Bình",
    papers: [{ documentId: "d" }],
  });
});
