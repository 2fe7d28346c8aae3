import {
  type DraftStore,
  isNewer,
  isObject,
  isUnsent,
  keepAt,
  type Place,
  readAt,
} from "./kept.ts";
import type { Unsent } from "./queue.ts";
import type { CellWrite } from "./workbook-shape.ts";

/** What of one report is kept on this computer until the server has it. */
export interface Draft extends Unsent<CellWrite> {
  /** Texts that were typed and not taken yet, by cell. */
  readonly typed: Readonly<Record<string, string>>;
}

export interface DraftAddress {
  readonly username: string;
  readonly unitId: string;
  readonly periodId: string;
}

function placeOf({ username, unitId, periodId }: DraftAddress): Place {
  return [username, unitId, periodId];
}

function isEmpty({ batches, waiting, typed }: Draft): boolean {
  return batches.length === 0 && waiting.length === 0 && Object.keys(typed).length === 0;
}

/** Keeps a draft; an empty one is removed. Says whether this computer keeps it. */
export function keepDraft(store: DraftStore, address: DraftAddress, draft: Draft): boolean {
  return keepAt(store, placeOf(address), isEmpty(draft) ? undefined : draft);
}

/** The draft kept earlier; undefined where there is none, or nobody can read it any more. */
export function readDraft(store: DraftStore, address: DraftAddress): Draft | undefined {
  return readAt(store, placeOf(address), isDraft);
}

/** Whether a later version of the app left a draft here, which this one must not touch. */
export function hasNewerDraft(store: DraftStore, address: DraftAddress): boolean {
  return isNewer(store, placeOf(address));
}

function isDraft(value: unknown): value is Draft {
  return isUnsent(value, isWrite) && "typed" in value && isObject(value.typed);
}

function isWrite(value: unknown): value is CellWrite {
  return (
    isObject(value) &&
    "field" in value &&
    typeof value.field === "string" &&
    "row" in value &&
    typeof value.row === "string" &&
    "version" in value &&
    typeof value.version === "number" &&
    "cell" in value
  );
}
