import {
  createSlotSaver,
  type KnownText,
  type SlotSaver,
  type TextOutcome,
} from "../paper/slot-saver.ts";
import { planDraftPrefix } from "./draft-name.ts";
import {
  draftOf,
  missingIn,
  type PlanDraft,
  type PlanWriting,
  type StoredPlan,
  writingOf,
} from "./draft.ts";

/** The part of `localStorage` that is used. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export interface PlanSaverOptions {
  readonly plan: StoredPlan;
  /** Whose unsent words are kept on this computer. */
  readonly username: string;
  /** Where they are kept. */
  readonly store: DraftStore;
  readonly save: (draft: PlanDraft & { readonly opId: string }) => Promise<{ version: number }>;
  /** The plan as it is now, and who wrote it last: asked after somebody else was first. */
  readonly read: () => Promise<StoredPlan & { readonly by: string }>;
  readonly failureOf: (error: unknown) => { readonly code: string; readonly message: string };
  readonly onSignedOut: () => void;
  readonly makeId: () => string;
  readonly onSaved: () => void;
}

/** What is written of a plan, as text that the saver compares and keeps. */
export function asText(writing: PlanWriting): string {
  return JSON.stringify(writing);
}

/** The way back. */
export function fromText(text: string): PlanWriting {
  const parse: (json: string) => PlanWriting = JSON.parse;
  return parse(text);
}

/** Autosave of a whole plan; what an earlier visit left on this computer goes out at once. */
export function createPlanSaver(options: PlanSaverOptions): SlotSaver {
  const { plan, store, makeId, onSaved } = options;
  const key = planDraftPrefix(options.username) + encodeURIComponent(plan.id);
  const saver = createSlotSaver({
    known: { content: asText(writingOf(plan)), version: plan.version },
    send: (parcel) => send(options, parcel),
    makeId,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    keep: (draft) => keepDraft(store, key, draft),
    onSaved,
  });
  const left = readDraft(store, key);
  if (left !== undefined) saver.resume(left);
  return saver;
}

async function send(
  { plan, save, read, failureOf, onSignedOut }: PlanSaverOptions,
  { opId, content, version }: KnownText & { readonly opId: string },
): Promise<TextOutcome> {
  const writing = fromText(content);
  const missing = missingIn(writing);
  if (missing !== undefined) return { kind: "refused", message: missing };
  try {
    const written = await save({ ...draftOf({ ...plan, version }, writing), opId });
    return { kind: "saved", version: written.version, at: new Date().toISOString() };
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code === "not-signed-in" || code === "session-ended") {
      onSignedOut();
      return { kind: "signed-out" };
    }
    if (code === "conflict") return theirs(read);
    const later = code === "unavailable" || code === "internal" || code === "too-many-requests";
    return later ? { kind: "unreachable" } : { kind: "refused", message };
  }
}

async function theirs(read: PlanSaverOptions["read"]): Promise<TextOutcome> {
  try {
    const now = await read();
    const content = asText(writingOf(now));
    return { kind: "conflict", current: { content, version: now.version, by: now.by } };
  } catch {
    return { kind: "unreachable" };
  }
}

/**
 * The layout of a kept draft, written with it. Drafts from before it was numbered read the same; a
 * higher one is a later version's and stays as it is.
 */
const layout = 1;

function layoutOf(found: unknown): number {
  if (typeof found !== "object" || found === null || !("layout" in found)) return layout;
  return typeof found.layout === "number" ? found.layout : layout + 1;
}

function storedAt(store: DraftStore, key: string): unknown {
  try {
    return JSON.parse(store.getItem(key) ?? "null");
  } catch {
    // Something else wrote there: it is no draft of ours.
    return null;
  }
}

function readDraft(store: DraftStore, key: string): KnownText | undefined {
  const found = storedAt(store, key);
  if (layoutOf(found) !== layout || typeof found !== "object" || found === null) return undefined;
  if (!("content" in found && "version" in found)) return undefined;
  const { content, version } = found;
  if (typeof content !== "string" || typeof version !== "number") return undefined;
  return { content, version };
}

function keepDraft(store: DraftStore, key: string, draft: KnownText | undefined): void {
  if (layoutOf(storedAt(store, key)) > layout) return;
  try {
    if (draft === undefined) store.removeItem(key);
    else store.setItem(key, JSON.stringify({ layout, ...draft }));
  } catch {
    // No room or not allowed: the text is still on the page.
  }
}
