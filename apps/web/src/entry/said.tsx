import { type ReactNode, useSyncExternalStore } from "react";
import type { Cells } from "@cchc/domain/report/cell";
import { Toasts, type ToastMessage } from "@cchc/ui/toast";
import type { Workbook } from "./workbook.ts";

/** What came of the last block or undo, and the cells as they stood then. */
export interface Said {
  readonly tone: ToastMessage["tone"];
  readonly text: string;
  readonly undoing: boolean;
  readonly cells: Cells;
}

export interface SaidProps {
  workbook: Workbook;
  said: Said | undefined;
  onDismiss: () => void;
}

/** Stands until the next change: "Hoàn tác" always means the step it speaks of. */
export function SaidToast({ workbook, said, onDismiss }: SaidProps): ReactNode {
  const cells = useSyncExternalStore(workbook.subscribe, workbook.cells);
  const action = { label: "Hoàn tác", run: () => void workbook.undo() };
  const messages =
    said === undefined || said.cells !== cells
      ? []
      : [{ key: said.text, tone: said.tone, text: said.text, ...(said.undoing ? { action } : {}) }];
  return <Toasts messages={messages} onDismiss={onDismiss} />;
}
