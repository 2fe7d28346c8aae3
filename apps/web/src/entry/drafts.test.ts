import { expect, test } from "vitest";
import { type Draft, hasNewerDraft, keepDraft, readDraft } from "./drafts.ts";
import { readDraftAs, reportDrafts } from "./fixtures.testing.ts";
import type { DraftStore } from "./kept.ts";

function memory(): DraftStore & { readonly size: () => number } {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    size: () => kept.size,
  };
}

const address = { username: "phuong", unitId: "thd", periodId: "2023" };
const draft: Draft = {
  batches: [{ opId: "1", writes: [{ field: "a", row: "", version: 2, cell: null }] }],
  waiting: [{ field: "b", row: "Đất đai", version: 0, cell: { state: "none" } }],
  typed: { "tthc.received.total": "1,059" },
};

test("what was unsent comes back as it was, to the same person only", () => {
  const store = memory();
  expect(keepDraft(store, address, draft)).toBe(true);
  expect(readDraft(store, address)).toEqual(draft);
  expect(readDraft(store, { ...address, username: "phuong-lanhdao" })).toBeUndefined();
  expect(readDraft(store, { ...address, periodId: "2024" })).toBeUndefined();
});

test("names with the separator inside do not meet each other", () => {
  const store = memory();
  keepDraft(store, { username: "a/b", unitId: "c", periodId: "d" }, draft);
  expect(readDraft(store, { username: "a", unitId: "b/c", periodId: "d" })).toBeUndefined();
});

test("nothing unsent leaves nothing on a shared computer", () => {
  const store = memory();
  keepDraft(store, address, draft);
  keepDraft(store, address, { batches: [], waiting: [], typed: {} });
  expect(store.size()).toBe(0);
});

test.each(["", "{", "null", "[]", '{"batches":[{}],"waiting":[],"typed":{}}'])(
  "a draft nobody can read any more is none: %s",
  (text) => {
    const store = { ...memory(), getItem: () => text };
    expect(readDraft(store, address)).toBeUndefined();
  },
);

test("a closed or full storage is said, not thrown", () => {
  const store: DraftStore = {
    getItem: () => {
      throw new Error("closed");
    },
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => undefined,
  };
  expect(keepDraft(store, address, draft)).toBe(false);
  expect(readDraft(store, address)).toBeUndefined();
});

test.each(reportDrafts)("a draft of layout $layout is read", ({ text }) => {
  const store = { ...memory(), getItem: () => text };
  expect(readDraft(store, address)).toEqual(readDraftAs);
});

test("what is written now is the last of the fixtures", () => {
  const written: string[] = [];
  keepDraft(
    { ...memory(), setItem: (_key, text) => void written.push(text) },
    address,
    readDraftAs,
  );
  expect(written).toEqual([reportDrafts.at(-1)?.text]);
});

test("a draft of a later version is neither read nor overwritten nor removed", () => {
  const later = JSON.stringify({ layout: 3, sealed: "…" });
  const touched: string[] = [];
  const store: DraftStore = {
    getItem: () => later,
    setItem: (key) => void touched.push(key),
    removeItem: (key) => void touched.push(key),
  };
  expect(readDraft(store, address)).toBeUndefined();
  expect(keepDraft(store, address, draft)).toBe(false);
  expect(keepDraft(store, address, { batches: [], waiting: [], typed: {} })).toBe(false);
  expect(hasNewerDraft(store, address)).toBe(true);
  expect(touched).toEqual([]);
});
