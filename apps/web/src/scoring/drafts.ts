import type { DraftStore } from "../entry/drafts.ts";
import type { ScoreAddress } from "./paths.ts";
import type { Parcel, ScoreWrite, Unsent } from "./outbox.ts";

/** Whose unsent work on which score. */
export interface ScoreDraftAddress extends ScoreAddress {
  readonly username: string;
}

/** Under the same name as drafts of reports, so that the sign-in page knows of both. */
function keyOf({ username, unitId, roundId }: ScoreDraftAddress): string {
  return ["cchc.draft", "tu-cham", username, unitId, roundId].map(encodeURIComponent).join("/");
}

/** Keeps what is unsent; nothing to keep removes it. Says whether this computer keeps it. */
export function keepScoreDraft(
  store: DraftStore,
  address: ScoreDraftAddress,
  unsent: Unsent,
): boolean {
  try {
    if (unsent.parcels.length + unsent.waiting.length === 0) store.removeItem(keyOf(address));
    else store.setItem(keyOf(address), JSON.stringify(unsent));
    return true;
  } catch {
    // Storage is full or closed: the page itself still holds everything and warns before leaving.
    return false;
  }
}

/** What was kept earlier; undefined where there is none, or nobody can read it any more. */
export function readScoreDraft(store: DraftStore, address: ScoreDraftAddress): Unsent | undefined {
  try {
    const text = store.getItem(keyOf(address));
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isUnsent(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (value === null || typeof value !== "object") return false;
  if (!("parcels" in value) || !("waiting" in value)) return false;
  const { parcels, waiting } = value;
  return (
    Array.isArray(parcels) &&
    parcels.every(isParcel) &&
    Array.isArray(waiting) &&
    waiting.every(isWrite)
  );
}

function isParcel(value: unknown): value is Parcel {
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

function isWrite(value: unknown): value is ScoreWrite {
  if (value === null || typeof value !== "object" || !("kind" in value)) return false;
  if (value.kind === "item") return "leaf" in value && typeof value.leaf === "string";
  return (
    value.kind === "input" &&
    "code" in value &&
    typeof value.code === "string" &&
    "version" in value &&
    typeof value.version === "number" &&
    "value" in value
  );
}
