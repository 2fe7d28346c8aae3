import { type DraftStore, isObject, isUnsent, keepAt, type Place, readAt } from "../entry/kept.ts";
import type { Unsent } from "../entry/queue.ts";
import type { ScoreAddress } from "./paths.ts";
import type { ScoreWrite } from "./writes.ts";

/** Whose unsent work on which score. */
export interface ScoreDraftAddress extends ScoreAddress {
  readonly username: string;
}

/** Beside the drafts of reports, so that the sign-in page knows of both. */
function placeOf({ username, unitId, roundId }: ScoreDraftAddress): Place {
  return ["tu-cham", username, unitId, roundId];
}

/** Keeps what is unsent; nothing to keep removes it. Says whether this computer keeps it. */
export function keepScoreDraft(
  store: DraftStore,
  address: ScoreDraftAddress,
  unsent: Unsent<ScoreWrite>,
): boolean {
  const empty = unsent.batches.length + unsent.waiting.length === 0;
  return keepAt(store, placeOf(address), empty ? undefined : unsent);
}

/** What was kept earlier; undefined where there is none, or nobody can read it any more. */
export function readScoreDraft(
  store: DraftStore,
  address: ScoreDraftAddress,
): Unsent<ScoreWrite> | undefined {
  const kept = readAt(store, placeOf(address), isKept);
  return kept === undefined || "batches" in kept
    ? kept
    : { batches: kept.parcels, waiting: kept.waiting };
}

/** As the first drafts of scores were kept: what belongs together was called a parcel. */
interface FirstDraft {
  readonly parcels: Unsent<ScoreWrite>["batches"];
  readonly waiting: readonly ScoreWrite[];
}

function isKept(value: unknown): value is Unsent<ScoreWrite> | FirstDraft {
  if (isUnsent(value, isWrite)) return true;
  if (!isObject(value) || !("parcels" in value && "waiting" in value)) return false;
  return isUnsent({ batches: value.parcels, waiting: value.waiting }, isWrite);
}

function isWrite(value: unknown): value is ScoreWrite {
  if (!isObject(value) || !("kind" in value) || !("version" in value)) return false;
  if (typeof value.version !== "number") return false;
  if (value.kind === "item") return "leaf" in value && typeof value.leaf === "string";
  return (
    value.kind === "input" && "code" in value && typeof value.code === "string" && "value" in value
  );
}
