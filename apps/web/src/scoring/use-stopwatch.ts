import { useEffect, useMemo, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import type { Book } from "./book.ts";
import { createStopwatch } from "./stopwatch.ts";

type Touch = FocusEvent | KeyboardEvent | PointerEvent;

export interface Touches {
  readonly onFocusCapture: (event: Touch) => void;
  readonly onKeyDownCapture: (event: Touch) => void;
  readonly onPointerDownCapture: (event: Touch) => void;
}

function seconds(): number {
  return performance.now() / 1000;
}

/** Measures work on leaves below an element and sends it with what is saved of them. */
export function useStopwatch(book: Book, writable: ReadonlySet<string>): Touches {
  const watch = useMemo(
    () =>
      createStopwatch(seconds, (leaf, spent) => {
        if (writable.has(leaf)) book.writeItem(leaf, { seconds: spent });
      }),
    [book, writable],
  );
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === "hidden") watch.stop();
    };
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      watch.stop();
    };
  }, [watch]);
  return useMemo(() => {
    const touch = ({ target }: Touch): void => {
      if (!(target instanceof Element)) return;
      const leaf = target.closest("[data-leaf]")?.getAttribute("data-leaf");
      if (leaf != null) watch.touch(leaf);
    };
    return { onFocusCapture: touch, onKeyDownCapture: touch, onPointerDownCapture: touch };
  }, [watch]);
}
