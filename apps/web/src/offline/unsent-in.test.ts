import { expect, test } from "vitest";
import { keepAt } from "../entry/kept.ts";
import { createVault, type Vault } from "./create-vault.ts";
import { moveIn } from "./move-in.ts";
import { textOf } from "./seal.ts";
import { memoryShelf } from "./shelf.testing.ts";
import { unsentIn, unsentWords } from "./unsent-in.ts";

const secret = textOf(new Uint8Array(64).fill(7).buffer);
const name = (...parts: readonly string[]) => parts.map(encodeURIComponent).join("/");

const paragraph = name("so-cchc/doan", "phuong", "thd", "nam-2024", "mo-dau");
const plan = name("so-cchc/ke-hoach", "phuong", "ke hoach/1");
const theirs = name("so-cchc/doan", "lan", "thd", "nam-2024", "mo-dau");
const text = JSON.stringify({ content: "Đang viết dở", version: 3 });

/** As a browser's: names are its own keys, the rest is not. */
function storage(entries: Readonly<Record<string, string>>): Storage {
  const own: Record<string, string> = { ...entries };
  const methods: Partial<Storage> = {
    getItem: (key) => own[key] ?? null,
    removeItem: (key) => void Reflect.deleteProperty(own, key),
  };
  const whole: (value: unknown) => Storage = (value) => value as Storage;
  return whole(
    new Proxy(own, { get: (_, key) => Reflect.get(methods, key) ?? Reflect.get(own, key) }),
  );
}

async function vaultOn(shelf = memoryShelf()): Promise<Vault> {
  const vault = createVault({ shelf, tell: () => undefined, onFailing: () => undefined });
  await vault.openWith({ vault: "a1", secret });
  return vault;
}

test("plain texts of this person are sealed once and readable no more; another's stay theirs", async () => {
  const shelf = memoryShelf();
  const vault = await vaultOn(shelf);
  const plain = storage({ [paragraph]: text, [plan]: text, [theirs]: text, "cchc.theme": "dark" });
  moveIn("phuong", plain, vault);
  expect(Object.keys(plain).toSorted()).toEqual(["cchc.theme", theirs].toSorted());
  expect(vault.getItem(paragraph)).toBe(text);
  expect(vault.getItem(plan)).toBe(text);
  await vault.settled();
  expect(shelf.seen()).not.toMatch(/viết dở|so-cchc|phuong/);
});

test("a text that is sealed already is not written over by an older plain one", async () => {
  const vault = await vaultOn();
  const newer = JSON.stringify({ content: "Mới hơn", version: 4 });
  vault.setItem(paragraph, newer);
  const plain = storage({ [paragraph]: text });
  moveIn("phuong", plain, vault);
  expect(vault.getItem(paragraph)).toBe(newer);
  expect(Object.keys(plain)).toEqual([]);
});

test("texts of plans and papers are counted beside cells and answers", async () => {
  const vault = await vaultOn();
  expect(unsentWords(unsentIn(vault))).toBe("");
  vault.setItem("tra-loi/[]", "{}");
  vault.setItem(paragraph, text);
  vault.setItem(plan, text);
  const writes = [{ field: "a" }, { field: "b" }];
  keepAt(vault, ["phuong", "thd", "nam-2024"], { batches: [{ opId: "1", writes }], waiting: [] });
  keepAt(vault, ["tu-cham", "phuong", "thd", "vong-1"], { batches: [], waiting: [{ leaf: "1" }] });
  expect(unsentIn(vault)).toEqual([
    { kind: "paragraph", unitId: "thd", id: "nam-2024", count: 1 },
    { kind: "plan", unitId: "", id: "ke hoach/1", count: 1 },
    { kind: "report", unitId: "thd", id: "nam-2024", count: 2 },
    { kind: "score", unitId: "thd", id: "vong-1", count: 1 },
  ]);
  expect(unsentWords(unsentIn(vault))).toBe("3 ô, 1 đoạn văn bản, 1 kế hoạch");
});
