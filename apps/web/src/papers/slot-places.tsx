import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FigureRun } from "@cchc/domain/report-text/block";
import { cellKey } from "@cchc/domain/report/cell";
import { Button } from "@cchc/ui/button";
import { SlotEditor } from "@cchc/ui/paper/slot-editor";
import type { SlotSaver } from "@cchc/ui/paper/slot-saver";
import { watch } from "../entry/sending.ts";
import type { Workbook } from "../entry/workbook-shape.ts";
import type { ReportAddress } from "../report/open-report.ts";
import { useMe } from "../session/me.ts";
import { hasDraft, openSlot, type PaperView, type SlotView } from "./slots.ts";

export interface SlotsGiven {
  address: ReportAddress;
  paper: PaperView;
  workbook: Workbook;
  onSaved: () => void;
}

/** The texts of the paper on this page: which are being written, and how each is drawn. */
export interface Slots {
  readonly open: (slot: SlotView) => void;
  readonly draw: (code: string, content: ReactNode) => ReactNode;
  /** The text that a missing figure asks for. */
  readonly slotOf: (figure: FigureRun) => SlotView | undefined;
  readonly editorOf: (slot: SlotView) => ReactNode;
  readonly isOpen: (slot: SlotView) => boolean;
}

export function useSlots({ address, paper, workbook, onSaved }: SlotsGiven): Slots {
  const { username } = useMe();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () =>
      // What an earlier visit left unsent opens by itself, and goes out.
      new Set(
        paper.slots.flatMap(({ code, writable }) =>
          writable && hasDraft({ ...address, slot: code, username }) ? [code] : [],
        ),
      ),
  );
  const savers = useRef(new Map<string, SlotSaver>());
  useEffect(() => {
    const kept = savers.current;
    const each = (): readonly SlotSaver[] => [...kept.values()];
    const again = (): void => each().forEach((saver) => saver.flush());
    const hasUnsent = (): boolean => each().some((saver) => saver.unsent());
    const unwatch = watch({ retry: again, hasUnsent });
    return () => {
      unwatch();
      again();
    };
  }, []);
  const fallbackOf = ({ field }: SlotView): string => {
    if (field === null) return "";
    const cell = workbook.cells().get(cellKey(field, ""));
    return cell?.state === "entered" && typeof cell.value === "string" ? cell.value : "";
  };
  const saverOf = (slot: SlotView): SlotSaver => {
    const known = savers.current.get(slot.code);
    if (known !== undefined) return known;
    const place = { ...address, slot: slot.code, username };
    const saver = openSlot(place, slot, { fallback: fallbackOf(slot), onSaved });
    savers.current.set(slot.code, saver);
    return saver;
  };
  const close = (slot: SlotView): void => {
    const saver = savers.current.get(slot.code);
    // Opened again it begins with what the server has by then.
    if (saver?.unsent() === false) savers.current.delete(slot.code);
    setOpen((now) => new Set([...now].filter((code) => code !== slot.code)));
  };
  const begin = (slot: SlotView): void => {
    if (slot.writable) setOpen((now) => new Set([...now, slot.code]));
  };
  const editorOf = (slot: SlotView): ReactNode => (
    <SlotEditor prompt={slot.prompt} saver={saverOf(slot)} onClose={() => close(slot)} />
  );
  return {
    open: begin,
    editorOf,
    isOpen: ({ code }) => open.has(code),
    slotOf: (figure) =>
      paper.slots.find(
        ({ code, field, writable }) =>
          writable &&
          figure.state === "missing" &&
          figure.format === "text" &&
          (figure.code === code || figure.code === field),
      ),
    draw: (code, content) => {
      const slot = paper.slots.find((one) => one.code === code);
      if (slot === undefined || !slot.writable) return content;
      if (open.has(code)) return editorOf(slot);
      return (
        <>
          {content}
          <div className="p-slot-bar c-no-print">
            <Button small onClick={() => begin(slot)}>
              Viết, sửa đoạn này<span className="c-sr">: {slot.prompt}</span>
            </Button>
            <Origin slot={slot} />
          </div>
        </>
      );
    },
  };
}

/** Whose words these are, where that is not plain. */
function Origin({ slot: { text, field } }: { slot: SlotView }): ReactNode {
  if (text !== null && text.content !== "") {
    return <span className="p-slot-state">{text.by} viết trong văn bản này</span>;
  }
  return field === null ? null : <span className="p-slot-state">lấy từ biểu mẫu</span>;
}

/** Texts that the paper has room for and does not show while they are empty. */
export function MoreTexts({ slots, paper }: { slots: Slots; paper: PaperView }): ReactNode {
  const shown = new Set(
    paper.document.blocks.flatMap((block) =>
      block.kind === "paragraph" && block.slot !== undefined ? [block.slot] : [],
    ),
  );
  const hidden = paper.slots.filter(({ code, writable }) => writable && !shown.has(code));
  if (hidden.length === 0) return null;
  return (
    <section className="c-stack c-no-print w-more" aria-labelledby="viet-them">
      <h2 id="viet-them">Viết thêm vào văn bản</h2>
      <p className="c-quiet">Những đoạn này chưa có trong văn bản; viết vào thì đoạn hiện ra.</p>
      <ul className="w-more-list">
        {hidden.map((slot) => (
          <li key={slot.code}>
            {slots.isOpen(slot) ? (
              <div className="w-more-open">{slots.editorOf(slot)}</div>
            ) : (
              <Button small onClick={() => slots.open(slot)}>
                {slot.prompt}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
