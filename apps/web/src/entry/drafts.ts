import type { Batch, Unsent, Write } from "./queue.ts";

/** What of one report is kept on this computer until the server has it. */
export interface Draft extends Unsent {
  /** Texts that were typed and not taken yet, by cell. */
  readonly typed: Readonly<Record<string, string>>;
}

export interface DraftAddress {
  readonly username: string;
  readonly unitId: string;
  readonly periodId: string;
}

/** The part of `localStorage` that is used. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "cchc.draft";

function keyOf({ username, unitId, periodId }: DraftAddress): string {
  return [prefix, username, unitId, periodId].map(encodeURIComponent).join("/");
}

function isEmpty({ batches, waiting, typed }: Draft): boolean {
  return batches.length === 0 && waiting.length === 0 && Object.keys(typed).length === 0;
}

/** Keeps a draft; an empty one is removed. Says whether this computer keeps it. */
export function keepDraft(store: DraftStore, address: DraftAddress, draft: Draft): boolean {
  try {
    if (isEmpty(draft)) store.removeItem(keyOf(address));
    else store.setItem(keyOf(address), JSON.stringify(draft));
    return true;
  } catch {
    // Storage is full or closed: the page itself still holds everything and warns before leaving.
    return false;
  }
}

/** Whether this computer keeps anything unsent, whosever it is. */
export function keepsAnyDraft(store: Pick<Storage, "length" | "key">): boolean {
  try {
    return Array.from({ length: store.length }, (_, at) => store.key(at)).some((key) =>
      key?.startsWith(`${encodeURIComponent(prefix)}/`),
    );
  } catch {
    // Closed storage keeps nothing.
    return false;
  }
}

/** The draft kept earlier; undefined where there is none, or nobody can read it any more. */
export function readDraft(store: DraftStore, address: DraftAddress): Draft | undefined {
  try {
    const text = store.getItem(keyOf(address));
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isDraft(value: unknown): value is Draft {
  if (value === null || typeof value !== "object") return false;
  if (!("batches" in value) || !("waiting" in value) || !("typed" in value)) return false;
  const { batches, waiting, typed } = value;
  return (
    Array.isArray(batches) &&
    batches.every(isBatch) &&
    Array.isArray(waiting) &&
    waiting.every(isWrite) &&
    typeof typed === "object" &&
    typed !== null
  );
}

function isBatch(value: unknown): value is Batch {
  return (
    value !== null &&
    typeof value === "object" &&
    "opId" in value &&
    typeof value.opId === "string" &&
    "writes" in value &&
    Array.isArray(value.writes) &&
    value.writes.every(isWrite)
  );
}

function isWrite(value: unknown): value is Write {
  return (
    value !== null &&
    typeof value === "object" &&
    "field" in value &&
    typeof value.field === "string" &&
    "row" in value &&
    typeof value.row === "string" &&
    "version" in value &&
    typeof value.version === "number" &&
    "cell" in value
  );
}
