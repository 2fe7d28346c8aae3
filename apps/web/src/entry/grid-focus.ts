import { cellId } from "./cell-id.ts";

/** Puts the keyboard into a cell of the page; false when the page does not show it. */
export function focusCell(key: string): boolean {
  const input = document.getElementById(cellId(key));
  if (input === null) return false;
  input.focus();
  input.scrollIntoView({ block: "nearest" });
  return true;
}
