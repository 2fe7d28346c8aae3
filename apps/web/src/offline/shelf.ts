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

/** A transaction as far as it matters here: how it ends. */
type Ending = Pick<IDBTransaction, "error"> & Pick<EventTarget, "addEventListener">;

/**
 * Ends once everything of a transaction is on the disk: a full disk breaks it off after each of its
 * requests succeeded.
 */
export function onDisk(transaction: Ending): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(transaction.error ?? new Error("indexedDB"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", failed);
    transaction.addEventListener("error", failed);
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
  const within = async (name: "keys" | "items", mode: IDBTransactionMode) =>
    (await (opened ??= open())).transaction(name, mode);
  const read = async (name: "keys" | "items") => (await within(name, "readonly")).objectStore(name);
  const write = async (name: "keys" | "items", change: (store: IDBObjectStore) => void) => {
    const transaction = await within(name, "readwrite");
    change(transaction.objectStore(name));
    await onDisk(transaction);
  };
  return {
    keys: async () => {
      const found: unknown = await whenDone((await read("keys")).get(keysName));
      return isKeys(found) ? found : undefined;
    },
    keepKeys: (keys) =>
      write("keys", (store) => {
        if (keys === undefined) store.clear();
        else store.put(keys, keysName);
      }),
    items: async () => whenDone<SealedItem[]>((await read("items")).getAll()),
    put: (item) => write("items", (store) => void store.put(item)),
    remove: (id) => write("items", (store) => void store.delete(id)),
  };
}
