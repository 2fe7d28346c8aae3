import { flushSync } from "react-dom";
import { cellId } from "./cell-id.ts";

/** Puts the keyboard into a cell of the page; false when the page does not show it. */
export function focusCell(key: string): boolean {
  return focusInput(cellId(key), "nearest");
}

/** The same by the id of the input. What stands in it is selected: the next key replaces it. */
export function focusInput(id: string, block: ScrollLogicalPosition): boolean {
  const input = document.getElementById(id);
  if (input === null) return false;
  input.focus({ preventScroll: true });
  if (input instanceof HTMLInputElement) input.select();
  input.scrollIntoView({ block });
  return true;
}

/** Draws a change first, then goes to the cell, so that its new text is what gets selected. */
export function focusAfter(change: () => void, key: string): boolean {
  flushSync(change);
  return focusCell(key);
}
