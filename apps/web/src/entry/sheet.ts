import { createContext, useContext } from "react";
import type { Direction } from "@cchc/ui/grid-navigation";
import type { Landing } from "./paste.ts";
import type { OpenedReport, Workbook } from "./workbook-shape.ts";

/** What the panel explains: a cell by key, or a rate by code. */
export type Focused =
  | { readonly kind: "cell"; readonly key: string }
  | { readonly kind: "rate"; readonly code: string };

/** What every row of an area's page needs. Stays the same object while one types. */
export interface Sheet {
  readonly report: OpenedReport;
  readonly workbook: Workbook;
  readonly returned: ReadonlyMap<string, string>;
  /** Follows the focus; a panel that was closed stays closed. */
  readonly explain: (what: Focused) => void;
  /** Somebody asks: the panel opens. */
  readonly ask: (what: Focused) => void;
  /** From a cell of the list to its neighbour. */
  readonly move: (key: string, direction: Direction) => void;
  /** A block pasted at a cell of the list. */
  readonly paste: (key: string, rows: string[][]) => void;
  /** Fills cells with the texts that fell on them and says what came of it. */
  readonly pasted: (landings: readonly Landing[], beyond: number) => void;
  /** Opens the window with the answers beside a figure, or the history of a cell. */
  readonly openDialog: (dialog: "answer" | "history", key: string) => void;
}

export const SheetContext = createContext<Sheet | null>(null);

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (sheet === null) throw new Error("outside of an area's page");
  return sheet;
}
