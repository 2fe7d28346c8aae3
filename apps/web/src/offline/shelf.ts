import type { SealedItem, VaultKeys } from "./seal.ts";

/** Where sealed things lie on this computer, and the keys while their owner is signed in. */
export interface Shelf {
  readonly keys: () => Promise<VaultKeys | undefined>;
  readonly keepKeys: (keys: VaultKeys | undefined) => Promise<void>;
  readonly items: () => Promise<readonly SealedItem[]>;
  readonly put: (item: SealedItem) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

const keysName = "now";

function whenDone<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("indexedDB")));
  });
}

function isKeys(value: unknown): value is VaultKeys {
  return typeof value === "object" && value !== null && "seal" in value && "tag" in value;
}

/** The shelf of this browser. */
export function browserShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open("cchc", 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore("keys");
      request.result.createObjectStore("items", { keyPath: "id" });
    });
    return whenDone(request);
  };
  const store = async (name: "keys" | "items", mode: IDBTransactionMode) =>
    (await (opened ??= open())).transaction(name, mode).objectStore(name);
  return {
    keys: async () => {
      const found: unknown = await whenDone((await store("keys", "readonly")).get(keysName));
      return isKeys(found) ? found : undefined;
    },
    keepKeys: async (keys) => {
      const keyStore = await store("keys", "readwrite");
      if (keys === undefined) await whenDone(keyStore.clear());
      else await whenDone(keyStore.put(keys, keysName));
    },
    items: async () => whenDone<SealedItem[]>((await store("items", "readonly")).getAll()),
    put: async (item) => {
      await whenDone((await store("items", "readwrite")).put(item));
    },
    remove: async (id) => {
      await whenDone((await store("items", "readwrite")).delete(id));
    },
  };
}
