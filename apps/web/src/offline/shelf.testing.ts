import type { SealedItem, VaultKeys } from "./seal.ts";
import type { Shelf } from "./shelf.ts";

/** A shelf in memory, and a look at everything on it as whoever sits down next would have. */
export function memoryShelf(): Shelf & { readonly seen: () => string; readonly has: () => number } {
  let kept: VaultKeys | undefined;
  const items = new Map<string, SealedItem>();
  return {
    keys: async () => kept,
    keepKeys: async (keys) => {
      kept = keys;
    },
    items: async () => [...items.values()],
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
    has: () => items.size,
    seen: () =>
      [...items.values()]
        .map(({ id, vault, data }) => `${id} ${vault} ${new TextDecoder("latin1").decode(data)}`)
        .join("\n"),
  };
}
