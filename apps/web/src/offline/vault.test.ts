import { describe, expect, test } from "vitest";
import { createVault, type Vault } from "./create-vault.ts";
import { bytesOf, keysFrom, openItem, sealItem, textOf } from "./seal.ts";
import { memoryShelf } from "./shelf.testing.ts";
import type { Shelf } from "./shelf.ts";

const phuong = { vault: "a1", secret: textOf(new Uint8Array(64).fill(7).buffer) };
const lan = { vault: "b2", secret: textOf(new Uint8Array(64).fill(9).buffer) };

const draft = "cchc.draft/phuong/thd/2023";

function vaultOn(shelf: Shelf, onFailing = () => undefined): Vault {
  return createVault({ shelf, tell: () => undefined, onFailing });
}

describe("one person's storage", () => {
  test("is read at once and again after a reload without the server", async () => {
    const shelf = memoryShelf();
    const vault = vaultOn(shelf);
    await vault.openWith(phuong);
    vault.setItem(draft, "1059");
    expect(vault.getItem(draft)).toBe("1059");
    await vault.settled();
    const reloaded = vaultOn(shelf);
    expect(await reloaded.reopen()).toBe(true);
    expect(reloaded.getItem(draft)).toBe("1059");
    reloaded.removeItem(draft);
    await reloaded.settled();
    expect(shelf.has()).toBe(0);
  });

  test("shows neither names nor figures to whoever looks at the disk", async () => {
    const shelf = memoryShelf();
    const vault = vaultOn(shelf);
    await vault.openWith(phuong);
    vault.setItem(draft, "1059");
    await vault.settled();
    expect(shelf.has()).toBe(1);
    expect(shelf.seen()).not.toMatch(/1059|phuong|thd|2023|draft/);
  });

  test("after signing out opens for nobody here, for its owner with the server's secret", async () => {
    const shelf = memoryShelf();
    const vault = vaultOn(shelf);
    await vault.openWith(phuong);
    vault.setItem(draft, "1059");
    vault.setItem("tra-loi/[]", "report");
    await vault.close((name) => name.startsWith("cchc.draft"));
    expect(vault.getItem(draft)).toBeNull();
    expect(await vaultOn(shelf).reopen()).toBe(false);
    expect(shelf.has()).toBe(1);

    const next = vaultOn(shelf);
    await next.openWith(lan);
    expect(next.names()).toEqual([]);
    await next.close(() => true);
    expect(shelf.has()).toBe(1);

    const again = vaultOn(shelf);
    await again.openWith(phuong);
    expect(again.names()).toEqual([draft]);
    expect(again.getItem(draft)).toBe("1059");
  });

  test("a session on plain http keeps nothing at all", async () => {
    const shelf = memoryShelf();
    const vault = vaultOn(shelf);
    vault.openHere();
    vault.setItem(draft, "1059");
    await vault.settled();
    expect(vault.getItem(draft)).toBe("1059");
    expect(vault.state()).toBe("session");
    expect(shelf.has()).toBe(0);
  });

  test("a full disk is said and loses nothing of the page", async () => {
    let said = 0;
    const full: Shelf = { ...memoryShelf(), put: () => Promise.reject(new Error("quota")) };
    const vault = vaultOn(full, () => void (said += 1));
    await vault.openWith(phuong);
    vault.setItem(draft, "1059");
    await vault.settled();
    expect(said).toBe(1);
    expect(vault.getItem(draft)).toBe("1059");
  });
});

describe("sealed records", () => {
  /** As the first version of the app sealed it; it opens for ever. */
  const first = {
    id: "C6bo-ISAOtAGrHoDVnUQJIvLC2pPeHSmxq0bl2Afo6Y",
    vault: "a1",
    v: 1,
    iv: bytesOf("Onk2PQ41g0u-LNgh"),
    data: bytesOf(
      "mlgeTFYXG3kreUAOUrXZzaRJENyQh71Goz1dymzBU1yN5PzEIXxibVe2RG8hex77m_yrnX2-lw51sYnlZG2657DlJ_x8KzR2bIAp8s213Q",
    ).buffer,
  };

  test("of layout 1 open", async () => {
    const keys = await keysFrom(phuong.vault, phuong.secret);
    expect(await openItem(keys, first)).toEqual({ name: draft, text: '{"waiting":[]}' });
  });

  test("of a later layout, of others, moved or changed do not open, and nothing fails", async () => {
    const keys = await keysFrom(phuong.vault, phuong.secret);
    const item = await sealItem(keys, { name: draft, text: "1059" });
    expect(await openItem(keys, { ...item, v: 2 })).toBeUndefined();
    expect(await openItem(keys, { ...item, id: "elsewhere" })).toBeUndefined();
    expect(await openItem(keys, { ...item, data: item.data.slice(1) })).toBeUndefined();
    expect(await openItem(await keysFrom(lan.vault, lan.secret), item)).toBeUndefined();
    expect(await openItem(await keysFrom("a1", lan.secret), item)).toBeUndefined();
    expect((await openItem(keys, item))?.text).toBe("1059");
  });

  test("of a later layout stay on the disk when their owner signs out", async () => {
    const shelf = memoryShelf();
    const keys = await keysFrom(phuong.vault, phuong.secret);
    await shelf.put({ ...(await sealItem(keys, { name: "x", text: "y" })), v: 2 });
    const vault = vaultOn(shelf);
    await vault.openWith(phuong);
    await vault.close(() => false);
    expect(shelf.has()).toBe(1);
  });
});
