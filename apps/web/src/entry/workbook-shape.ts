import type { PastReport } from "@cchc/domain/checks/context";
import type { Finding } from "@cchc/domain/checks/check";
import type { Form } from "@cchc/domain/form/form";
import type { Cell, Cells } from "@cchc/domain/report/cell";
import type { Typed } from "@cchc/domain/report/typed";
import type { Outputs } from "../api.ts";
import type { Derived } from "./derived.ts";
import type { Draft } from "./drafts.ts";
import type { Line, Phase } from "./queue.ts";

export type OpenedReport = Outputs["reports"]["open"];

export type SaveState = "none" | "waiting" | "saving" | "saved" | "failed" | "conflict";

/** A cell as its writer leaves it, and the version the writer saw. */
export interface CellWrite {
  readonly field: string;
  readonly row: string;
  readonly version: number;
  /** null takes the answer back. */
  readonly cell: Cell | null;
}

/** Two values for one cell; a person decides. */
export interface Clash {
  readonly theirs: Outputs["reports"]["saveCells"]["conflicts"][number];
  readonly mine: Cell | null;
}

/** What the grid draws of one cell. The same object as long as nothing about it changed. */
export interface CellView {
  readonly cell: Cell | undefined;
  /** What was typed and not taken, with the sentence that says why. */
  readonly refused:
    | { readonly text: string; readonly message: string; readonly suggestion?: string }
    | undefined;
  readonly save: SaveState;
  readonly clash: Clash | undefined;
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly findings: readonly Finding[];
}

export interface WorkbookOptions extends Line<CellWrite, Clash["theirs"]> {
  readonly form: Form;
  readonly report: OpenedReport;
  /** Who writes, shown as the author of what was just saved. */
  readonly person: string;
  readonly keep: (draft: Draft) => void;
  /** The session ended while something was to be saved. */
  readonly onSignedOut: () => void;
}

/** One report while somebody works on it: its cells, what is unsent, what checks say. */
export interface Workbook {
  readonly form: Form;
  readonly past: readonly PastReport[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly cells: () => Cells;
  readonly view: (key: string) => CellView;
  /** Every cell as it stands here, with the server's version that its writer saw. */
  readonly standing: () => readonly CellWrite[];
  readonly derived: () => Derived;
  readonly phase: () => Phase;
  readonly unsent: () => number;
  readonly savedAt: () => string | undefined;
  readonly clashes: () => ReadonlyMap<string, Clash>;
  /** Texts typed and not taken, by cell. */
  readonly refusals: () => readonly string[];
  /** Reads what was typed into a cell; what cannot be taken stays beside it with a question. */
  readonly type: (key: string, text: string) => Typed;
  /** Keeps texts that were not taken at their cells, each with its question, as one step back. */
  readonly refuse: (texts: readonly { key: string; text: string }[]) => void;
  /** Writes cells as one step that can be undone. */
  readonly write: (cells: readonly { key: string; cell: Cell | undefined }[]) => void;
  /** Forgets a text that was not taken; the saved value shows again. */
  readonly forget: (key: string) => void;
  readonly decide: (key: string, keep: "mine" | "theirs") => void;
  /**
   * Takes the newest back: texts not taken since the last write first, then the last write.
   * The key of the first cell it changed; undefined when there is nothing to undo.
   */
  readonly undo: () => string | undefined;
  /** Takes a whole block back: its texts that were not taken and, where it wrote, the last write. */
  readonly takeBack: (refused: readonly string[], wrote: boolean) => void;
  readonly redo: () => string | undefined;
  /** Takes in what the server has now; cells still being written keep their value. */
  readonly receive: (report: OpenedReport) => void;
  readonly resume: (draft: Draft) => void;
  readonly retry: () => void;
}
