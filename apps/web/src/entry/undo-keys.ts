import { useEffect, useEffectEvent } from "react";
import { flushSync } from "react-dom";
import { fieldOf } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { cellOfInput } from "./cell-of-input.ts";
import { typedText } from "./typed.ts";
import type { Workbook } from "./workbook-shape.ts";

/** Whether letters are being typed that no cell has yet: those the browser undoes itself. */
function isTyping(workbook: Workbook, target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  const key = cellOfInput(workbook, target.id);
  if (key === undefined) return true;
  const kind = fieldOf(workbook.form, cellRef(key).field)?.kind ?? "text";
  const { refused, cell } = workbook.view(key);
  return target.value !== (refused?.text ?? typedText(kind, cell));
}

/** Ctrl+Z takes the last saved change back, Ctrl+Y does it again. */
export function useUndoKeys(
  workbook: Workbook,
  onDone: (key: string, again: boolean) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const letter = event.key.toLowerCase();
    const again = letter === "y" || (letter === "z" && event.shiftKey);
    if ((letter !== "z" && !again) || document.querySelector("dialog[open]") !== null) return;
    if (isTyping(workbook, event.target)) return;
    event.preventDefault();
    const key = flushSync(() => (again ? workbook.redo() : workbook.undo()));
    if (key !== undefined) onDone(key, again);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
