import { type RefObject, useEffect } from "react";

/** Whether keys are being typed into something, where letters are no commands. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input,textarea,select,dialog") !== null;
}

/**
 * Commands by single keys while the focus is inside an element, never while typing and never with
 * Ctrl, Alt or Meta. `handle` says whether it took the key.
 */
export function useKeys(
  inside: RefObject<HTMLElement | null>,
  handle: (key: string) => boolean,
): void {
  useEffect(() => {
    const element = inside.current;
    if (element === null) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (handle(event.key)) event.preventDefault();
    };
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  }, [inside, handle]);
}
