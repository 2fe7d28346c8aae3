import { expect, test } from "vitest";
import type { DraftStore } from "../entry/kept.ts";
import { keepScoreDraft, readScoreDraft } from "./drafts.ts";

const address = { username: "phuong", unitId: "thd", roundId: "2023" };

/** A draft of a score in every layout that ever lay on a computer; none is ever taken out. */
const drafts = [
  {
    layout: "1, whose batches were parcels",
    text: '{"parcels":[{"opId":"8f2c1b9e-2f65-4a53-8f0e-b1f7f9a2c001","writes":[{"kind":"input","code":"plan.issued","version":0,"value":true}]}],"waiting":[{"kind":"item","leaf":"1.1","version":1,"note":"Đã ban hành"}]}',
  },
  {
    layout: "1",
    text: '{"batches":[{"opId":"8f2c1b9e-2f65-4a53-8f0e-b1f7f9a2c001","writes":[{"kind":"input","code":"plan.issued","version":0,"value":true}]}],"waiting":[{"kind":"item","leaf":"1.1","version":1,"note":"Đã ban hành"}]}',
  },
  {
    layout: "2",
    text: '{"layout":2,"kept":{"batches":[{"opId":"8f2c1b9e-2f65-4a53-8f0e-b1f7f9a2c001","writes":[{"kind":"input","code":"plan.issued","version":0,"value":true}]}],"waiting":[{"kind":"item","leaf":"1.1","version":1,"note":"Đã ban hành"}]}}',
  },
];

function holding(text: string): DraftStore & { readonly written: string[] } {
  const written: string[] = [];
  return {
    getItem: () => text,
    setItem: (_key, value) => void written.push(value),
    removeItem: () => void written.push("removed"),
    written,
  };
}

test.each(drafts)("a draft of layout $layout is read", ({ text }) => {
  expect(readScoreDraft(holding(text), address)).toEqual({
    batches: [
      {
        opId: "8f2c1b9e-2f65-4a53-8f0e-b1f7f9a2c001",
        writes: [{ kind: "input", code: "plan.issued", version: 0, value: true }],
      },
    ],
    waiting: [{ kind: "item", leaf: "1.1", version: 1, note: "Đã ban hành" }],
  });
});

test("what is written now is the last of them, and a later one stays as it is", () => {
  const last = drafts.at(-1)?.text ?? "";
  const read = readScoreDraft(holding(last), address);
  const store = holding("null");
  if (read !== undefined) keepScoreDraft(store, address, read);
  expect(store.written).toEqual([last]);
  const later = holding('{"layout":9}');
  expect(readScoreDraft(later, address)).toBeUndefined();
  expect(keepScoreDraft(later, address, { batches: [], waiting: [] })).toBe(false);
  expect(later.written).toEqual([]);
});
