import { client, failureOf, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { vault } from "../offline/vault.ts";
import type { ReportAddress } from "../report/open-report.ts";
import { isSignedOut, sessionEnded } from "../session/gate.ts";
import {
  createSlotSaver,
  type KnownText,
  type SlotSaver,
  type TextOutcome,
  type TextParcel,
} from "@cchc/ui/paper/slot-saver";

export type PaperView = Outputs["papers"]["preview"];
export type SlotView = PaperView["slots"][number];

interface SlotAddress extends ReportAddress {
  readonly slot: string;
  readonly username: string;
}

function draftKey({ username, unitId, periodId, slot }: SlotAddress): string {
  return ["so-cchc/doan", username, unitId, periodId, slot].map(encodeURIComponent).join("/");
}

function readDraft(address: SlotAddress): KnownText | undefined {
  try {
    const found: unknown = JSON.parse(vault.getItem(draftKey(address)) ?? "null");
    if (typeof found !== "object" || found === null) return undefined;
    if (!("content" in found && "version" in found)) return undefined;
    const { content, version } = found;
    if (typeof content !== "string" || typeof version !== "number") return undefined;
    return { content, version };
  } catch {
    // Something else wrote there: it is no draft of ours.
    return undefined;
  }
}

/** Whether this computer keeps words of a slot that the server does not have. */
export function hasDraft(address: SlotAddress): boolean {
  return readDraft(address) !== undefined;
}

function keepDraft(address: SlotAddress, draft: KnownText | undefined): void {
  if (draft === undefined) vault.removeItem(draftKey(address));
  else vault.setItem(draftKey(address), JSON.stringify(draft));
}

async function send(
  { unitId, periodId, slot }: SlotAddress,
  { opId, content, version }: TextParcel,
): Promise<TextOutcome> {
  try {
    const write = { unitId, periodId, slot, opId, content, version };
    const result = await client.papers.saveText.mutate(write);
    if (result.status === "saved") return { kind: "saved", version: result.version, at: result.at };
    return { kind: "conflict", current: result.current };
  } catch (error) {
    if (isSignedOut(error)) {
      sessionEnded();
      return { kind: "signed-out" };
    }
    const { code, message } = failureOf(error);
    const later = code === "unavailable" || code === "internal" || code === "too-many-requests";
    return later ? { kind: "unreachable" } : { kind: "refused", message };
  }
}

/** Autosave of one slot; what an earlier visit left on this computer goes out at once. */
export function openSlot(
  address: SlotAddress,
  slot: SlotView,
  { fallback, onSaved }: { readonly fallback: string; readonly onSaved: () => void },
): SlotSaver {
  const stored = slot.text;
  const known: KnownText = {
    // Nobody wrote it here yet: the form's own text is where one begins.
    content: stored === null || stored.content === "" ? fallback : stored.content,
    version: stored?.version ?? 0,
  };
  const saver = createSlotSaver({
    known,
    send: (parcel) => send(address, parcel),
    makeId: newOperationId,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    keep: (draft) => keepDraft(address, draft),
    onSaved,
  });
  const draft = readDraft(address);
  if (draft !== undefined) saver.resume(draft);
  return saver;
}
