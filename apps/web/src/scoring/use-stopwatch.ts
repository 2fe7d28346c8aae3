import { useEffect, useMemo, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import type { Book } from "./book-shape.ts";
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

/** Measures work on leaves below an element; the time of one that stays as it was is told to nobody. */
export function useStopwatch(book: Book, writable: ReadonlySet<string>): Touches {
  const watch = useMemo(
    () =>
      createStopwatch(seconds, (leaf, spent) => {
        if (writable.has(leaf)) book.work(leaf, Math.min(spent, 3600));
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
