import { expect, test } from "vitest";
import { type Draft, keepDraft, readDraft } from "./drafts.ts";
import { type DraftStore, keepsAny } from "./kept.ts";

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

test("whether anything is kept, whosever it is, without what others keep", () => {
  const keys: string[] = ["theme", "cchc.theme"];
  const store = {
    get length() {
      return keys.length;
    },
    key: (at: number) => keys[at] ?? null,
  };
  expect(keepsAny(store)).toBe(false);
  const own = memory();
  keepDraft({ ...own, setItem: (key) => void keys.push(key) }, address, draft);
  expect(keepsAny(store)).toBe(true);
});
