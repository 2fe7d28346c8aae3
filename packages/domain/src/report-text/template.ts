import type { DocumentTypeCode } from "../document/type.ts";
import type { FormCode } from "../form/form.ts";
import type { FieldCode } from "../report/cell.ts";
import type { CitedDocument } from "../document/citation.ts";

/**
 * A sentence with tags, parsed by `parseSentence`:
 * - `{tthc.received.total hồ sơ}` the figure with its unit behind it; "không phát sinh" stands alone
 * - `{%on_time}` the rate of an indicator
 * - `{@unit}` a word of the setting: unit, place, period, year, range …
 * - `[[; trong đó {x}]]` a clause that is left out while one of its figures is not answered
 */
export type Sentence = string;

/** What a paragraph says, by the state of the first of its figures unless `on` names another. */
export interface FigureParagraph {
  readonly kind: "say";
  readonly sentence: Sentence;
  /** Instead, where the figure is "không phát sinh" (or 0, where `zero` is set). */
  readonly none?: Sentence;
  readonly zero?: Sentence;
  /** The code that decides. */
  readonly on?: FieldCode;
  /** Left out while nobody has answered it; otherwise the figure is marked as missing. */
  readonly optional?: boolean;
  readonly role?: "body" | "item" | "subitem" | "basis" | "closing";
}

/** A paragraph for a yes and one for a no. */
export interface YesNoParagraph {
  readonly kind: "yesno";
  readonly field: FieldCode;
  readonly yes: Sentence;
  readonly no?: Sentence;
  readonly role?: "body" | "item" | "subitem";
}

/** Text that the author writes; each line a paragraph. */
export interface SlotParagraph {
  readonly kind: "slot";
  readonly code: string;
  /** Field of the form that holds the text where nobody wrote it in the document. */
  readonly field?: FieldCode;
  /** What is asked for, shown where it is still to be written. */
  readonly prompt: string;
  readonly optional?: boolean;
}

/** Documents of the register, one a line. */
export interface DocumentList {
  readonly kind: "documents";
  readonly by: CitedDocument["by"];
  readonly types?: readonly DocumentTypeCode[];
  readonly area?: CitedDocument["area"];
  /** In front of the list. */
  readonly lead?: Sentence;
  /** Instead, where the register has none; nothing where absent. */
  readonly none?: Sentence;
  readonly role: "basis" | "item";
}

/** A table that the composer knows how to fill. */
export interface TableNode {
  readonly kind: "table";
  readonly table: "dossiers" | "fields" | "units" | "rates";
}

/** A heading with what stands below it; left out where everything below it is. */
export interface SectionNode {
  readonly kind: "section";
  readonly title: Sentence;
  readonly content: readonly TemplateNode[];
  /**
   * A text that its author may add behind the figures; asked for where there are none, so that the
   * heading keeps its place and number.
   */
  readonly more?: { readonly code: string; readonly prompt: string };
}

/** `PHẦN THỨ NHẤT` and its title. */
export interface PartNode {
  readonly kind: "part";
  readonly number: string;
  readonly title: Sentence;
}

export type TemplateNode =
  | FigureParagraph
  | YesNoParagraph
  | SlotParagraph
  | DocumentList
  | TableNode
  | SectionNode
  | PartNode;

/** An annex of a template. */
export interface AnnexNode {
  readonly title: Sentence;
  readonly landscape: boolean;
  readonly content: readonly TemplateNode[];
  /** Only where the report has figures per lĩnh vực. */
  readonly needsRows?: boolean;
}

/** What a report says, as data. Sentences hold no figures of their own. */
export interface ReportTemplate {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  /** Forms whose figures it tells; every one where absent. */
  readonly forms?: readonly FormCode[];
  readonly type: DocumentTypeCode;
  /** Trích yếu. */
  readonly about: Sentence;
  readonly content: readonly TemplateNode[];
  readonly annexes: readonly AnnexNode[];
  /** Who receives it, beside the archive. */
  readonly receivers: readonly Sentence[];
  readonly addressees: readonly Sentence[];
}
