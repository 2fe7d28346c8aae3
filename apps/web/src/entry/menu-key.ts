import { useEffect, useEffectEvent } from "react";
import { cellOfInput } from "./cell-of-input.ts";
import type { Workbook } from "./workbook-shape.ts";

/** Shift+F2, as for a remark in a spreadsheet, opens the other answers of the cell one is in. */
export function useMenuKey(workbook: Workbook, open: (key: string) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "F2" || !event.shiftKey || !(event.target instanceof HTMLElement)) return;
    const key = cellOfInput(workbook, event.target.id);
    if (key === undefined) return;
    event.preventDefault();
    // What is being typed is committed first, so that the window starts from it.
    event.target.blur();
    open(key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
