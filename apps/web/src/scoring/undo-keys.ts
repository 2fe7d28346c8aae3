import { useEffect, useEffectEvent } from "react";
import { flushSync } from "react-dom";
import type { Book } from "./book-shape.ts";

/** Letters that nothing has yet are the browser's to undo. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement) || target.type !== "text") return false;
  return target.value !== target.dataset["kept"];
}

/** Ctrl+Z takes the last answer back, Ctrl+Y gives it again. */
export function useUndoKeys(book: Book, onDone: (code: string, again: boolean) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const letter = event.key.toLowerCase();
    const again = letter === "y" || (letter === "z" && event.shiftKey);
    if ((letter !== "z" && !again) || document.querySelector("dialog[open]") !== null) return;
    if (isTyping(event.target)) return;
    event.preventDefault();
    const code = flushSync(() => (again ? book.redo() : book.undo()));
    if (code !== undefined) onDone(code, again);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
