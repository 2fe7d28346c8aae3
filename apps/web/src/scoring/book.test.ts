import { expect, test } from "vitest";
import { createBook, type OpenedScore } from "./book.ts";
import type { Outcome, Parcel, Unsent } from "./outbox.ts";
import { openedWith, openItem } from "./testing.ts";

function accept({ writes }: Parcel): Outcome {
  const saved = writes.flatMap((write) =>
    write.kind === "input" ? [{ code: write.code, version: write.version + 1 }] : [],
  );
  return { kind: "saved", result: { saved, conflicts: [] } };
}

function book(opened: OpenedScore, answer: (parcel: Parcel) => Outcome = accept) {
  const sent: Parcel[] = [];
  let kept: Unsent = { parcels: [], waiting: [] };
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
    now: () => "2023-12-12T09:42:00.000Z",
    onSignedOut: () => {
      gate += 1;
    },
  });
  return { book: made, sent, kept: () => kept, gate: () => gate };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
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
  const stated = [{ code: "finance.rules", value: true, version: 3 }];
  const { book: made, sent } = book(openedWith({}, { stated }));
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  expect(sent).toEqual([]);
});

test("two writers: both answers stand until a person decides", async () => {
  const theirs = { code: "finance.rules", value: false, version: 4 };
  let first = true;
  const { book: made, sent } = book(openedWith(), (parcel) => {
    if (!first) return accept(parcel);
    first = false;
    return { kind: "saved", result: { saved: [], conflicts: [theirs] } };
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
  const theirs = { code: "finance.rules", value: false, version: 4 };
  const { book: made, sent } = book(openedWith(), () => ({
    kind: "saved",
    result: { saved: [], conflicts: [theirs] },
  }));
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
          { code: "finance.rules", value: false, version: 2 },
          { code: "staff.against_quota", value: "within", version: 1 },
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
    parcels: [
      {
        opId: "before",
        writes: [{ kind: "input", code: "finance.rules", version: 0, value: true }],
      },
    ],
    waiting: [{ kind: "item", leaf: "1.1.1", note: "còn lại" }],
  });
  expect(pointsOf(made, "6.1.2")).toBe(200);
  expect(made.view().beside("1.1.1").note).toBe("còn lại");
  await settle();
  expect(sent.map(({ opId }) => opId)).toEqual(["before", "op-1"]);
  expect(kept()).toEqual({ parcels: [], waiting: [] });
});

test("an ended session asks for the password once", async () => {
  const { book: made, gate } = book(openedWith(), () => ({ kind: "signed-out" }));
  made.write([{ code: "finance.rules", value: true }]);
  await settle();
  expect([gate(), made.view().phase]).toEqual([1, "signed-out"]);
});
