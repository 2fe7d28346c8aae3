import type { Batch, Unsent } from "./queue.ts";

/** The part of `localStorage` that is used. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "cchc.draft";

/** Where something is kept: whose it is and what it is of. Names may hold the separator. */
export type Place = readonly string[];

function keyOf(place: Place): string {
  return [prefix, ...place].map(encodeURIComponent).join("/");
}

/** Keeps something at its place; undefined removes it. Says whether this computer keeps it. */
export function keepAt(store: DraftStore, place: Place, kept: unknown): boolean {
  try {
    if (kept === undefined) store.removeItem(keyOf(place));
    else store.setItem(keyOf(place), JSON.stringify(kept));
    return true;
  } catch {
    // Storage is full or closed: the page itself still holds everything and warns before leaving.
    return false;
  }
}

/** What was kept there; undefined where there is none, or nobody can read it any more. */
export function readAt<Kept>(
  store: DraftStore,
  place: Place,
  isKept: (value: unknown) => value is Kept,
): Kept | undefined {
  try {
    const text = store.getItem(keyOf(place));
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this computer keeps anything unsent, whosever it is. */
export function keepsAny(store: Pick<Storage, "length" | "key">): boolean {
  try {
    return Array.from({ length: store.length }, (_, at) => store.key(at)).some((key) =>
      key?.startsWith(`${encodeURIComponent(prefix)}/`),
    );
  } catch {
    // Closed storage keeps nothing.
    return false;
  }
}

export function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object";
}

/** Whether a value read back is unsent work made of such writes. */
export function isUnsent<Write>(
  value: unknown,
  isWrite: (value: unknown) => value is Write,
): value is Unsent<Write> {
  const isBatch = (one: unknown): one is Batch<Write> =>
    isObject(one) &&
    "opId" in one &&
    typeof one.opId === "string" &&
    "writes" in one &&
    Array.isArray(one.writes) &&
    one.writes.every(isWrite);
  return (
    isObject(value) &&
    "batches" in value &&
    Array.isArray(value.batches) &&
    value.batches.every(isBatch) &&
    "waiting" in value &&
    Array.isArray(value.waiting) &&
    value.waiting.every(isWrite)
  );
}
