import { expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellKey } from "@cchc/domain/report/cell";
import type { Draft } from "./drafts.ts";
import type { Batch as AnyBatch, Outcome as AnyOutcome } from "./queue.ts";
import { openedReport } from "./report.testing.ts";
import { createWorkbook } from "./workbook.ts";
import type { CellWrite, Clash, OpenedReport } from "./workbook-shape.ts";

type Batch = AnyBatch<CellWrite>;
type Outcome = AnyOutcome<Clash["theirs"]>;

const total = "tthc.received.total";
const at = "2023-12-12T09:42:00.000Z";
const form = formByCode("annual", "2023-11-30");

function stored(value: number, version: number): OpenedReport["cells"][number] {
  const cell = { state: "entered", value, qualifier: "exact" } as const;
  return { field: total, row: "", cell, version, by: "Bình", at };
}

/** A workbook whose server answers what `answer` says. */
function opened(cells: OpenedReport["cells"], answer: (batch: Batch) => Outcome) {
  const sent: Batch[] = [];
  let kept: Draft | undefined;
  let gate = 0;
  const workbook = createWorkbook({
    form,
    report: openedReport({ cells }),
    person: "An",
    send: async (batch) => {
      sent.push(batch);
      return answer(batch);
    },
    makeId: () => `op-${sent.length}`,
    later: () => () => undefined,
    keep: (draft) => {
      kept = draft;
    },
    onSignedOut: () => {
      gate += 1;
    },
  });
  return { workbook, sent, kept: () => kept, gate: () => gate };
}

function accept({ writes }: Batch): Outcome {
  const saved = writes.map(({ field, row, version }) => ({
    key: cellKey(field, row),
    version: version + 1,
  }));
  return { kind: "saved", result: { saved, conflicts: [], at } };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

test("a typed figure is there at once, saved soon, and knows who wrote it", async () => {
  const { workbook, sent } = opened([stored(5, 3)], accept);
  workbook.type(total, "1.059");
  expect(workbook.view(total)).toMatchObject({ cell: { value: 1059 }, save: "saving" });
  await settle();
  expect(sent[0]?.writes).toMatchObject([{ field: total, version: 3, cell: { value: 1059 } }]);
  expect(workbook.view(total)).toMatchObject({ save: "saved", by: "An", at });
  expect([workbook.unsent(), workbook.savedAt()]).toEqual([0, at]);
});

test("a refused text changes nothing and is kept with its question", () => {
  const { workbook, sent, kept } = opened([stored(5, 3)], accept);
  workbook.type(total, "1,059");
  expect(workbook.view(total)).toMatchObject({
    cell: { value: 5 },
    refused: { text: "1,059", suggestion: "1.059" },
  });
  expect(sent).toEqual([]);
  expect(kept()?.typed).toEqual({ [total]: "1,059" });
  workbook.forget(total);
  expect(workbook.view(total).refused).toBeUndefined();
  expect(kept()?.typed).toEqual({});
});

test("a broken sum is found at every cell of it while one types", () => {
  const { workbook } = opened([], () => ({ kind: "unreachable" }));
  workbook.type(total, "1059");
  workbook.type("tthc.received.online", "1049");
  workbook.type("tthc.received.direct", "9");
  workbook.type("tthc.received.carried", "2");
  const hard = (key: string): number =>
    workbook.view(key).findings.filter(({ kind }) => kind === "identity").length;
  expect([hard(total), hard("tthc.received.carried")]).toEqual([1, 1]);
  workbook.type("tthc.received.carried", "1");
  const broken = workbook
    .derived()
    .findings.filter(({ kind, severity }) => kind === "identity" && severity === "hard");
  expect(broken).toEqual([]);
});

test("undo writes the former value to the server, and nothing at all where nothing was", async () => {
  const { workbook, sent } = opened([], accept);
  workbook.type(total, "1");
  workbook.type(total, "2");
  await settle();
  expect([workbook.undo(), workbook.cells().get(total)]).toMatchObject([total, { value: 1 }]);
  expect(workbook.undo()).toBe(total);
  expect(workbook.cells().has(total)).toBe(false);
  expect(workbook.undo()).toBeUndefined();
  await settle();
  expect(sent.at(-1)?.writes[0]?.cell).toBeNull();
});

test("two values for one cell: the person decides, and the decision is written over theirs", async () => {
  const answers: ((batch: Batch) => Outcome)[] = [
    () => ({
      kind: "saved",
      result: { saved: [], conflicts: [{ key: total, theirs: stored(7, 8) }], at },
    }),
    accept,
  ];
  const { workbook, sent } = opened([stored(5, 3)], (batch) => (answers.shift() ?? accept)(batch));
  workbook.type(total, "6");
  await settle();
  expect(workbook.view(total)).toMatchObject({
    save: "conflict",
    clash: { theirs: { by: "Bình", cell: { value: 7 } }, mine: { value: 6 } },
  });
  workbook.decide(total, "mine");
  await settle();
  expect(sent[1]?.writes).toMatchObject([{ version: 8, cell: { value: 6 } }]);
  expect(workbook.view(total)).toMatchObject({ save: "saved", clash: undefined });
});

test("a clash that nobody decided is kept, and asks again after a reload", async () => {
  const conflict = (): Outcome => ({
    kind: "saved",
    result: { saved: [], conflicts: [{ key: total, theirs: stored(7, 8) }], at },
  });
  const { workbook, kept } = opened([stored(5, 3)], conflict);
  workbook.type(total, "6");
  await settle();
  const draft = kept();
  expect(draft?.waiting).toMatchObject([{ field: total, version: 7, cell: { value: 6 } }]);
  const again = opened([stored(7, 8)], conflict);
  if (draft !== undefined) again.workbook.resume(draft);
  await settle();
  expect(again.workbook.view(total)).toMatchObject({ save: "conflict", cell: { value: 6 } });
  again.workbook.decide(total, "theirs");
  expect(again.kept()?.waiting).toEqual([]);
});

test("theirs is kept without writing; two people with the same figure are no clash", async () => {
  const conflict = (value: number): Outcome => ({
    kind: "saved",
    result: { saved: [], conflicts: [{ key: total, theirs: stored(value, 8) }], at },
  });
  const { workbook, sent } = opened([stored(5, 3)], () => conflict(7));
  workbook.type(total, "6");
  await settle();
  workbook.decide(total, "theirs");
  expect(workbook.cells().get(total)).toMatchObject({ value: 7 });
  workbook.type(total, "7");
  expect(sent).toHaveLength(1);

  const same = opened([stored(5, 3)], () => conflict(6));
  same.workbook.type(total, "6");
  await settle();
  expect(same.workbook.clashes().size).toBe(0);
});

test("a closed cell gets its value back; what was typed stays to be read", async () => {
  const failure = { code: "cell-locked", message: "Ô này không mở." } as const;
  const { workbook } = opened([stored(5, 3)], () => ({ kind: "refused", failure }));
  workbook.type(total, "1.059");
  await settle();
  expect(workbook.view(total)).toMatchObject({
    cell: { value: 5 },
    refused: { text: "1.059", message: "Ô này không mở." },
  });
  expect(workbook.unsent()).toBe(0);
});

test("a session that ends keeps everything, opens the gate, and sends after signing in", async () => {
  let signedIn = false;
  const { workbook, sent, kept, gate } = opened([], (batch) =>
    signedIn ? accept(batch) : { kind: "signed-out" },
  );
  workbook.type(total, "1059");
  await settle();
  expect([gate(), workbook.view(total).save, workbook.unsent()]).toEqual([1, "failed", 1]);
  const left = kept();
  expect(left?.batches).toHaveLength(1);

  // A reload: the same batch under the same id, even when the first one had arrived after all.
  signedIn = true;
  const later = opened([], accept);
  if (left !== undefined) later.workbook.resume(left);
  expect(later.workbook.cells().get(total)).toMatchObject({ value: 1059 });
  await settle();
  expect(later.sent).toEqual([left?.batches[0]]);

  workbook.retry();
  await settle();
  expect([sent.length, workbook.unsent()]).toEqual([2, 0]);
});

test("what others saved meanwhile comes in, except over what is still unsent", () => {
  const { workbook } = opened([stored(5, 3)], () => ({ kind: "unreachable" }));
  const other = { ...stored(9, 1), field: "documents.checked" };
  workbook.type(total, "6");
  workbook.receive(openedReport({ cells: [stored(7, 4), other] }));
  expect(workbook.cells().get(total)).toMatchObject({ value: 6 });
  expect(workbook.cells().get("documents.checked")).toMatchObject({ value: 9 });
});

test("a cell whose state did not change is the same object: its row is not drawn again", () => {
  const { workbook } = opened([stored(5, 3)], () => ({ kind: "unreachable" }));
  const before = workbook.view("documents.checked");
  workbook.type(total, "6");
  expect(workbook.view("documents.checked")).toBe(before);
});

test("undo takes refused texts back one by one, newest first, then the last write", () => {
  const { workbook } = opened([], accept);
  workbook.type(total, "5");
  workbook.type("tthc.received.online", "x");
  workbook.type("tthc.received.direct", "y");
  expect(workbook.undo()).toBe("tthc.received.direct");
  expect(workbook.undo()).toBe("tthc.received.online");
  expect(workbook.cells().get(total)).toMatchObject({ value: 5 });
  expect(workbook.undo()).toBe(total);
  expect(workbook.undo()).toBeUndefined();
});

test("a refused text older than the last write is not what undo takes back first", () => {
  const { workbook } = opened([], accept);
  workbook.type("tthc.received.online", "x");
  workbook.type(total, "5");
  expect(workbook.undo()).toBe(total);
  expect(workbook.refusals()).toEqual(["tthc.received.online"]);
});

test("a refused text that was mended is passed over by undo", () => {
  const { workbook } = opened([], accept);
  workbook.type(total, "x");
  workbook.forget(total);
  expect(workbook.undo()).toBeUndefined();
});
