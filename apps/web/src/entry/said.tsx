import { type ReactNode, useSyncExternalStore } from "react";
import type { Cells } from "@cchc/domain/report/cell";
import { Toasts, type ToastMessage } from "@cchc/ui/toast";
import type { Workbook } from "./workbook-shape.ts";

/** What came of the last block or undo, and the cells as they stood then. */
export interface Said {
  readonly tone: ToastMessage["tone"];
  readonly text: string;
  /** One press that takes it back. */
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly cells: Cells;
}

export interface SaidProps {
  workbook: Workbook;
  said: Said | undefined;
  onDismiss: () => void;
}

/** Stands until the next change: its button always means the step it speaks of. */
export function SaidToast({ workbook, said, onDismiss }: SaidProps): ReactNode {
  const cells = useSyncExternalStore(workbook.subscribe, workbook.cells);
  const press = (run: () => void) => (): void => {
    run();
    // Forgetting texts changes no cell: the notice would stand on.
    onDismiss();
  };
  const messages: ToastMessage[] = [];
  if (said !== undefined && said.cells === cells) {
    const { tone, text, action } = said;
    const button =
      action === undefined ? {} : { action: { label: action.label, run: press(action.run) } };
    messages.push({ key: text, tone, text, ...button });
  }
  return <Toasts messages={messages} onDismiss={onDismiss} />;
}
