import type { DraftStore } from "../entry/kept.ts";
import { idOf, keysFrom, openItem, sealItem, type VaultKeys } from "./seal.ts";
import type { Shelf } from "./shelf.ts";

/**
 * - `closed`: nobody's
 * - `kept`: what is put in lies sealed on this computer
 * - `session`: this computer cannot keep it; it lasts as long as the page
 */
export type VaultState = "closed" | "kept" | "session";

/** One person's storage on this computer: read at once, sealed and written in the background. */
export interface Vault extends DraftStore {
  readonly state: () => VaultState;
  /** Opens it by the keys that lie here from an earlier visit; false where there are none. */
  readonly reopen: () => Promise<boolean>;
  /** Opens it by the secret that the server gives its owner. */
  readonly openWith: (secret: { vault: string; secret: string }) => Promise<void>;
  /** Opens it without keeping anything beyond this page. */
  readonly openHere: () => void;
  readonly names: () => readonly string[];
  /** Everything put in so far is on the disk. */
  readonly settled: () => Promise<void>;
  /** The keys leave this computer. What `stays` names stays, sealed; the rest is deleted. */
  readonly close: (stays: (name: string) => boolean) => Promise<void>;
  /** Another window of the same person wrote: taken over without writing it again. */
  readonly hear: (name: string, text: string | undefined) => void;
  readonly keys: () => VaultKeys | undefined;
}

export interface VaultOptions {
  readonly shelf: Shelf;
  /** Something changed here: other windows of the same person want to know. */
  readonly tell: (name: string, text: string | undefined) => void;
  /** This computer no longer takes what is to be kept: its disk is full, its storage closed. */
  readonly onFailing: () => void;
}

export function createVault({ shelf, tell, onFailing }: VaultOptions): Vault {
  let keys: VaultKeys | undefined;
  let state: VaultState = "closed";
  let texts = new Map<string, string>();
  let writing: Promise<void> = Promise.resolve();
  const pending = new Set<string>();

  const write = async (name: string, by: VaultKeys): Promise<void> => {
    if (!pending.delete(name)) return;
    const text = texts.get(name);
    try {
      if (text === undefined) await shelf.remove(await idOf(by, name));
      else await shelf.put(await sealItem(by, { name, text }));
    } catch {
      // The page still holds it; whoever looks is told that the computer does not.
      onFailing();
    }
  };
  const put = (name: string, text: string | undefined): void => {
    if (text === undefined) texts.delete(name);
    else texts.set(name, text);
    tell(name, text);
    const by = keys;
    if (by === undefined) return;
    pending.add(name);
    writing = writing.then(() => write(name, by));
  };
  const load = async (by: VaultKeys): Promise<void> => {
    const items = await shelf.items();
    const found = await Promise.all(items.map((item) => openItem(by, item)));
    texts = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.name, one.text]])));
    keys = by;
    state = "kept";
  };

  return {
    state: () => state,
    reopen: async () => {
      const found = await shelf.keys();
      if (found === undefined) return false;
      await load(found);
      return true;
    },
    openWith: async ({ vault, secret }) => {
      const made = await keysFrom(vault, secret);
      await shelf.keepKeys(made);
      await load(made);
    },
    openHere: () => {
      keys = undefined;
      texts = new Map();
      state = "session";
    },
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => {
      if (texts.get(name) !== text) put(name, text);
    },
    removeItem: (name) => {
      if (texts.has(name)) put(name, undefined);
    },
    names: () => [...texts.keys()],
    settled: async () => writing,
    close: async (stays) => {
      await writing;
      // Without keys nothing sealed can be told apart: all of it stays, and stays sealed.
      const by = keys ?? (await shelf.keys().catch(() => undefined));
      if (by !== undefined) {
        const items = await shelf.items();
        const gone = await Promise.all(
          items.map(async (item) => {
            const found = await openItem(by, item);
            return found !== undefined && !stays(found.name) ? [item.id] : [];
          }),
        );
        await Promise.all(gone.flat().map((id) => shelf.remove(id)));
        await shelf.keepKeys(undefined);
      }
      keys = undefined;
      texts = new Map();
      state = "closed";
    },
    hear: (name, text) => {
      if (text === undefined) texts.delete(name);
      else texts.set(name, text);
    },
    keys: () => keys,
  };
}
