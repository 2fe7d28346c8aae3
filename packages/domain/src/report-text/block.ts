import type { LayoutProfile } from "../document/layout.ts";
import type { Signer } from "../document/signer.ts";
import type { Day } from "../report/cell.ts";

/** What kind of value a figure shows; spreadsheets take their number format from it. */
export type FigureFormat = "count" | "rate" | "money" | "date" | "yesno" | "text" | "points";

/**
 * How a figure stands: `value` a figure, `stated` a rate without its counts, `none` "không phát
 * sinh", `missing` nobody answered or "chưa có số liệu". Missing figures are set apart on paper.
 */
export type FigureState = "value" | "stated" | "none" | "missing";

/** A piece of text bound to data. */
export interface FigureRun {
  readonly kind: "figure";
  /** Field code, or `%` and an indicator code, or a code of the composer's own (`@units`). */
  readonly code: string;
  /** Keys (`cellKey`) of the cells it rests on; with many units, the same keys in each of them. */
  readonly cells: readonly string[];
  readonly state: FigureState;
  readonly format: FigureFormat;
  /** As stored: whole numbers, hundredths of a percent or of a point, đồng, a day …; absent without a value. */
  readonly value?: number | string | boolean;
  /** Exactly what stands in the text, qualifier and percent sign included: `"gần 20"`. */
  readonly text: string;
  /** What a reader should know beside it: `"chưa có tử số"`, `"21/25 đơn vị"`. */
  readonly mark?: string;
}

/** Text that no data stands behind. */
export interface TextRun {
  readonly kind: "text";
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type Run = TextRun | FigureRun;

/** `body`, `basis` (căn cứ), an item behind `-` or `+`, or the closing line of the report. */
export type ParagraphRole = "body" | "basis" | "item" | "subitem" | "closing" | "note";

/** A cell of a table. */
export interface TableCell {
  readonly runs: readonly Run[];
  readonly align?: "left" | "center" | "right";
  readonly bold?: boolean;
  /** Columns it spans; 1 where absent. */
  readonly span?: number;
}

/** A cell of a table's head. */
export interface HeadCell {
  readonly text: string;
  readonly span?: number;
  readonly rows?: number;
}

/** A table; its head is repeated on every page. */
export interface TableBlock {
  readonly kind: "table";
  readonly code: string;
  /** Above it, on the left. */
  readonly caption?: string;
  /** Above it, on the right: unit of measure, meaning of signs. */
  readonly note?: string;
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** One part of a composed document: what screen, paper and read-back share. */
export type Block =
  | { readonly kind: "part"; readonly number: string; readonly title: readonly Run[] }
  | {
      readonly kind: "heading";
      /** 1: `I.` in capitals; 2: `1.` bold; 3: `a)`. */
      readonly level: 1 | 2 | 3;
      readonly number: string;
      readonly title: readonly Run[];
    }
  | {
      readonly kind: "paragraph";
      readonly role: ParagraphRole;
      readonly runs: readonly Run[];
      /** A text that its author writes: the slot's code, for the screen to open it. */
      readonly slot?: string;
    }
  | TableBlock;

/** An annex, numbered and paged apart. */
export interface Annex {
  /** `"Phụ lục I"`; `"Phụ lục"` where there is one. */
  readonly number: string;
  readonly title: string;
  /** `"(Kèm theo Báo cáo số …)"`. */
  readonly note: string;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

/** A whole official document, ready to be laid out. */
export interface OfficialDocument {
  readonly layout: LayoutProfile;
  /** Lines of the superior body; none for a people's committee. */
  readonly superior: readonly string[];
  readonly issuer: readonly string[];
  readonly number?: string;
  readonly symbol: string;
  readonly place: string;
  /** Day of signing; absent on a draft. */
  readonly day?: Day;
  /** Year printed on a draft. */
  readonly year: number;
  /** `"Báo cáo"`. */
  readonly typeName: string;
  /** Trích yếu. */
  readonly about: string;
  readonly addressees: readonly string[];
  readonly blocks: readonly Block[];
  readonly receivers: readonly string[];
  readonly signer: Signer;
  readonly annexes: readonly Annex[];
  /** On every page: `"Số liệu minh họa"`. */
  readonly notice?: string;
}

/** Text without data. */
export function text(value: string, marks: Pick<TextRun, "bold" | "italic"> = {}): TextRun {
  return { kind: "text", text: value, ...marks };
}

/** The runs of a block, in reading order. */
export function runsOf(block: Block): readonly Run[] {
  switch (block.kind) {
    case "part":
    case "heading":
      return block.title;
    case "paragraph":
      return block.runs;
    case "table":
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.runs));
  }
}

/** Every figure of the blocks, in reading order: what a document read back is compared with. */
export function figuresOf(blocks: readonly Block[]): readonly FigureRun[] {
  return blocks.flatMap((block) => runsOf(block).filter((run) => run.kind === "figure"));
}

/** Every figure of a document, annexes included. */
export function figuresOfDocument({
  blocks,
  annexes,
}: Pick<OfficialDocument, "blocks" | "annexes">): readonly FigureRun[] {
  return [...figuresOf(blocks), ...annexes.flatMap((annex) => figuresOf(annex.blocks))];
}

/** The text of runs, one after the other. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}
