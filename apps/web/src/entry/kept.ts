import type { Batch, Unsent } from "./queue.ts";

/** The part of `localStorage` that is used. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "cchc.draft";

/** How the name of every draft begins. */
export const draftPrefix: string = `${encodeURIComponent(prefix)}/`;

/**
 * The layout of what is kept, written with it. 1 was the bare thing without a number; a higher one
 * is a later version's and stays as it is. Fixtures of all: `fixtures.testing.ts`.
 */
const layout = 2;

/** Where something is kept: whose it is and what it is of. Names may hold the separator. */
export type Place = readonly string[];

function keyOf(place: Place): string {
  return [prefix, ...place].map(encodeURIComponent).join("/");
}

/** Whether a later version of the app wrote what lies there: this one neither reads nor touches it. */
export function isNewer(store: DraftStore, place: Place): boolean {
  try {
    const found: unknown = JSON.parse(store.getItem(keyOf(place)) ?? "null");
    return layoutOf(found) > layout;
  } catch {
    return false;
  }
}

function layoutOf(found: unknown): number {
  if (!isObject(found) || !("layout" in found)) return 1;
  return typeof found.layout === "number" ? found.layout : layout + 1;
}

/** Keeps something at its place; undefined removes it. Says whether this computer keeps it. */
export function keepAt(store: DraftStore, place: Place, kept: unknown): boolean {
  try {
    if (isNewer(store, place)) return false;
    if (kept === undefined) store.removeItem(keyOf(place));
    else store.setItem(keyOf(place), JSON.stringify({ layout, kept }));
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
    const found: unknown = text === null ? null : JSON.parse(text);
    const version = layoutOf(found);
    if (version > layout) return undefined;
    const kept: unknown = version === 1 ? found : isObject(found) && "kept" in found && found.kept;
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
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
