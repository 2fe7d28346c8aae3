import type { FieldKind } from "@cchc/domain/report/cell";
import { useRef, useState } from "react";
import type { ClipboardEvent, KeyboardEvent, ReactNode } from "react";
import { cellClass, SaveMark, saveWords } from "./cell-state.tsx";
import type { CellFinding, CellSave, CellStanding } from "./cell-state.tsx";
import { cellAction } from "./grid-navigation.ts";
import type { Direction } from "./grid-navigation.ts";
import { isBlock, parsePastedBlock } from "./pasted-block.ts";

export interface CellInputProps {
  /** Also the target of error-summary links. */
  id: string;
  /** Row and column in words. */
  label: string;
  kind?: FieldKind | undefined;
  /** What stands in the cell now, written the Vietnamese way; refused text stays here too. */
  text: string;
  standing: CellStanding;
  save?: CellSave | undefined;
  finding?: CellFinding | undefined;
  /** An answer is required and still to come. */
  needed?: boolean | undefined;
  /** Ids of texts that speak about the cell, as the check message under it. */
  describedBy?: string | undefined;
  /** Only when the text was changed; on Enter, on an arrow that leaves, on leaving. */
  onCommit: (text: string) => void;
  onNavigate?: ((direction: Direction) => void) | undefined;
  /** More than one cell was pasted; the rows start at this cell. */
  onPasteBlock?: ((rows: string[][]) => void) | undefined;
  onFocus?: (() => void) | undefined;
}

/** One figure to type: native input, keyboard first. Goes straight into `<td className="c-entry">`. */
export function CellInput(props: CellInputProps): ReactNode {
  const { id, label, text, standing, save = "idle", finding } = props;
  const kind = props.kind ?? "count";
  const locked = save === "locked";
  /** What is being typed; `undefined` while the cell shows what is kept. */
  const [draft, setDraft] = useState<string>();
  // Enter commits and then moves the focus away: the blur that follows must see nothing to commit.
  const typed = useRef<string>(undefined);

  function type(value: string | undefined): void {
    typed.current = value;
    setDraft(value);
  }
  function commit(): void {
    const value = typed.current;
    type(undefined);
    if (value !== undefined && value !== text) props.onCommit(value);
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const input = event.currentTarget;
    const action = cellAction({
      key: event.key,
      shift: event.shiftKey,
      modified: event.ctrlKey || event.altKey || event.metaKey,
      composing: event.nativeEvent.isComposing,
      selectionStart: input.selectionStart ?? 0,
      selectionEnd: input.selectionEnd ?? 0,
      length: input.value.length,
    });
    if (action === undefined) return;
    if (action.kind === "restore") {
      // Nothing typed: Esc belongs to whoever is above, as an open panel.
      if (typed.current === undefined) return;
      event.stopPropagation();
      type(undefined);
      // Once the kept text is back, the next key replaces it as on arrival.
      requestAnimationFrame(() => {
        if (document.activeElement === input) input.select();
      });
      return;
    }
    event.preventDefault();
    commit();
    props.onNavigate?.(action.direction);
  }
  function paste(event: ClipboardEvent<HTMLInputElement>): void {
    if (locked || props.onPasteBlock === undefined) return;
    const rows = parsePastedBlock(event.clipboardData.getData("text/plain"));
    if (!isBlock(rows)) return;
    event.preventDefault();
    type(undefined);
    props.onPasteBlock(rows);
  }

  const words = saveWords[save];
  const shown = draft === undefined ? standing : "entered";
  const described = [words === "" ? "" : `${id}-luu`, props.describedBy ?? ""].join(" ").trim();
  return (
    <>
      <input
        id={id}
        className={cellClass({ kind, standing: shown, save, finding, needed: props.needed })}
        type="text"
        inputMode={kind === "text" ? "text" : kind === "rate" ? "decimal" : "numeric"}
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-describedby={described === "" ? undefined : described}
        aria-invalid={finding === "wrong" || undefined}
        aria-required={props.needed}
        data-typing={draft !== undefined || undefined}
        readOnly={locked}
        value={draft ?? text}
        onChange={(event) => {
          type(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
          props.onFocus?.();
        }}
        onBlur={commit}
        onKeyDown={press}
        onPaste={paste}
      />
      <SaveMark id={`${id}-luu`} save={save} />
    </>
  );
}
