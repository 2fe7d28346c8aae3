import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FigureRun } from "@cchc/domain/report-text/block";
import { Button } from "@cchc/ui/button";
import { SlotEditor } from "@cchc/ui/paper/slot-editor";
import {
  createSlotSaver,
  type SlotSaver,
  type TextOutcome,
  type TextParcel,
} from "@cchc/ui/paper/slot-saver";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";

type Slot = Outputs["papers"]["rollUp"]["slots"][number];

interface Place {
  readonly periodId: string;
  readonly nodeId: string;
}

async function send(place: Place, slot: string, parcel: TextParcel): Promise<TextOutcome> {
  try {
    const result = await client.papers.saveRollUpText.mutate({ ...place, slot, ...parcel });
    if (result.status === "saved") return { kind: "saved", version: result.version, at: result.at };
    return { kind: "conflict", current: result.current };
  } catch (error) {
    const { code, message } = failureOf(error);
    const later = code === "unavailable" || code === "internal" || code === "too-many-requests";
    return later ? { kind: "unreachable" } : { kind: "refused", message };
  }
}

export interface RollUpTexts {
  readonly draw: (code: string, content: ReactNode) => ReactNode;
  /** Opens the text that a missing figure asks for; false where it asks for none. */
  readonly begin: (figure: FigureRun) => boolean;
}

/** The texts of the roll-up that are being written on this screen. */
export function useTexts(place: Place, slots: readonly Slot[], username: string): RollUpTexts {
  const queries = useQueryClient();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const savers = useRef(new Map<string, SlotSaver>());
  useEffect(() => {
    const kept = savers.current;
    const ask = (event: BeforeUnloadEvent): void => {
      if ([...kept.values()].some((saver) => saver.unsent())) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      for (const saver of kept.values()) saver.flush();
    };
  }, []);
  const keyOf = (code: string): string => `${username} ${place.nodeId} ${place.periodId} ${code}`;
  const saverOf = (slot: Slot): SlotSaver => {
    const key = keyOf(slot.code);
    const known = savers.current.get(key);
    if (known !== undefined) return known;
    const saver = createSlotSaver({
      known: { content: slot.text?.content ?? "", version: slot.text?.version ?? 0 },
      send: (parcel) => send(place, slot.code, parcel),
      makeId: newOperationId,
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      keep: () => undefined,
      onSaved: () => void queries.invalidateQueries({ queryKey: api.papers.rollUp.queryKey() }),
    });
    savers.current.set(key, saver);
    return saver;
  };
  const begin = (code: string): void => setOpen((now) => new Set([...now, keyOf(code)]));
  const close = (code: string): void => {
    const key = keyOf(code);
    if (savers.current.get(key)?.unsent() === false) savers.current.delete(key);
    setOpen((now) => new Set([...now].filter((one) => one !== key)));
  };
  return {
    begin: (figure) => {
      const slot = slots.find(({ code, writable }) => writable && code === figure.code);
      if (slot === undefined || figure.state !== "missing") return false;
      begin(slot.code);
      return true;
    },
    draw: (code, content) => {
      const slot = slots.find((one) => one.code === code);
      if (slot === undefined || !slot.writable) return content;
      if (open.has(keyOf(code))) {
        return (
          <SlotEditor prompt={slot.prompt} saver={saverOf(slot)} onClose={() => close(code)} />
        );
      }
      return (
        <>
          {content}
          <div className="p-slot-bar c-no-print">
            <Button small onClick={() => begin(code)}>
              Viết, sửa đoạn này<span className="c-sr">: {slot.prompt}</span>
            </Button>
          </div>
        </>
      );
    },
  };
}
