import { expect, test } from "vitest";
import { amendAnswer, answerPrefix } from "../offline/answers.ts";
import { createVault } from "../offline/create-vault.ts";
import { textOf } from "../offline/seal.ts";
import { memoryShelf } from "../offline/shelf.testing.ts";
import { acknowledgedAnswers, withAcknowledged } from "./acknowledged.ts";
import { createBook } from "./book.ts";
import type { OpenedScore } from "./book-shape.ts";
import { openedWith, openItem } from "./testing.ts";
import type { ScoreWrite, TheirItem } from "./writes.ts";

const early = "2023-12-12T09:42:00.000Z";
const late = "2023-12-12T09:43:00.000Z";
const key = [["scores", "open"], { input: { unitId: "u", roundId: "r" }, type: "query" }];
const name = `${answerPrefix}${JSON.stringify(key)}`;
const secret = { vault: "a1", secret: textOf(new Uint8Array(64).fill(7).buffer) };

const paper = {
  documentId: "d1",
  pageNote: "tr. 2",
  type: "report",
  number: "26",
  symbol: "BC-UBND",
  issuedOn: "2023-12-01",
  summary: "Báo cáo kiểm tra",
  withdrawn: false,
  files: [],
} as const;

function stated(code: string, value: boolean, version: number) {
  return { code, value, version, by: "Bình", at: early };
}

function input(code: string, value: boolean, version: number): ScoreWrite {
  return { kind: "input", code, value, version };
}

const writes = [input("a", true, 1), input("b", false, 0), input("c", true, 2)];
const answer = {
  saved: [
    { key: "in/a", version: 2 },
    { key: "in/b", version: 1 },
  ],
  conflicts: [{ key: "in/c", theirs: { kind: "input", ...stated("c", false, 3) } as const }],
  at: late,
};

/** What stood in the copy on this computer, then what a reload finds there. */
async function kept(score: OpenedScore, change: (now: OpenedScore) => OpenedScore) {
  const shelf = memoryShelf();
  const open = () => createVault({ shelf, tell: () => undefined, onFailing: () => undefined });
  const vault = open();
  await vault.openWith(secret);
  vault.setItem(name, JSON.stringify({ v: 1, at: 12, data: score }));
  amendAnswer<OpenedScore>(key, change, vault);
  await vault.settled();
  const reloaded = open();
  expect(await reloaded.reopen()).toBe(true);
  const parse: (text: string) => { v: number; at: number; data: OpenedScore } = JSON.parse;
  return parse(reloaded.getItem(name) ?? "null");
}

test("answers saved after a score was opened stand in the copy that opens without a line", async () => {
  const score = openedWith({}, { version: 0, stated: [stated("a", false, 1)] });
  const answers = acknowledgedAnswers({ opId: "op", writes }, answer, "An");
  const { v, at, data } = await kept(score, (now) => withAcknowledged(now, answers));
  expect({ v, at, version: data.version }).toEqual({ v: 1, at: 12, version: 1 });
  expect(data.stated).toEqual([
    { code: "a", value: true, version: 2, by: "An", at: late },
    { code: "b", value: false, version: 1, by: "An", at: late },
    { code: "c", value: false, version: 3, by: "Bình", at: early },
  ]);
});

test("an answer typed without a line goes over the version saved here before, never an older one", async () => {
  const score = openedWith({}, { stated: [stated("finance.rules", false, 1)] });
  const saved = acknowledgedAnswers(
    { opId: "op", writes: [input("finance.rules", true, 1)] },
    { saved: [{ key: "in/finance.rules", version: 2 }], conflicts: [], at: late },
    "An",
  );
  const { data } = await kept(score, (now) => withAcknowledged(now, saved));
  const sent: ScoreWrite[] = [];
  const book = createBook({
    opened: data,
    send: async (batch) => {
      sent.push(...batch.writes);
      return { kind: "unreachable" };
    },
    makeId: () => "op-1",
    later: () => () => undefined,
    keep: () => undefined,
    spent: () => undefined,
    onSignedOut: () => undefined,
  });
  expect(book.view().stated).toEqual({ "finance.rules": true });
  book.write([{ code: "finance.rules", value: false }]);
  await Promise.resolve();
  expect(sent).toEqual([input("finance.rules", false, 2)]);
});

test("note and papers of a leaf are changed where they were written, the rest stays", () => {
  const score = openedWith(
    {},
    {
      items: [{ ...openItem, leaf: "1.1.1", note: "trước", seconds: 40 }],
      evidence: [{ ...paper, unitId: "u", leaf: "1.1.1" }],
    },
  );
  const of = (write: Omit<Extract<ScoreWrite, { kind: "item" }>, "kind" | "leaf">, at: number) =>
    acknowledgedAnswers(
      { opId: "op", writes: [{ kind: "item", leaf: "1.1.1", ...write }] },
      { saved: [{ key: "item/1.1.1", version: at }], conflicts: [], at: late },
      "An",
    );
  const noted = withAcknowledged(score, of({ version: 1, note: "sau" }, 2));
  expect(noted.items).toEqual([
    { ...openItem, leaf: "1.1.1", note: "sau", seconds: 40, ownVersion: 2 },
  ]);
  expect(noted.evidence).toEqual(score.evidence);
  const cited = withAcknowledged(
    noted,
    of({ version: 2, note: "", evidence: [{ documentId: "d1", pageNote: "tr. 5" }] }, 3),
  );
  expect(cited.items[0]).toMatchObject({ note: null, ownVersion: 3 });
  expect(cited.evidence).toEqual([{ ...paper, pageNote: "tr. 5", unitId: "u", leaf: "1.1.1" }]);
});

test("what somebody else left beside a leaf first is kept whole", () => {
  const theirs: TheirItem = {
    leaf: "1.2",
    version: 4,
    note: "của Bình",
    reply: null,
    papers: [{ ...paper, unitId: "u", leaf: "1.2" }],
    by: "Bình",
    at: early,
  };
  const answers = acknowledgedAnswers(
    { opId: "op", writes: [{ kind: "item", leaf: "1.2", version: 3, note: "của An" }] },
    {
      saved: [],
      conflicts: [{ key: "item/1.2", theirs: { kind: "item", ...theirs } }],
      at: late,
    },
    "An",
  );
  const now = withAcknowledged(openedWith(), answers);
  expect(now.items).toMatchObject([{ leaf: "1.2", note: "của Bình", reply: null, ownVersion: 4 }]);
  expect(now.evidence).toEqual(theirs.papers);
});

test("what the kept score has in a later version stays", () => {
  const score = openedWith({}, { stated: [stated("a", false, 4), stated("b", true, 1)] });
  const answers = acknowledgedAnswers({ opId: "op", writes }, { ...answer, conflicts: [] }, "An");
  expect(withAcknowledged(score, answers)).toEqual(score);
});
