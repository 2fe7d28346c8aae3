import type { Schedule } from "@cchc/domain/plan/schedule";
import type { Day, FieldCode, Qualifier, RowKey } from "@cchc/domain/report/cell";

/** A stretch of the original text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a figure or a date speaks about, as the text words it. */
export interface StatedPeriod {
  /** In the document's own words: `"từ ngày 01/01/2023 đến ngày 30/11/2023"`. */
  readonly label: string;
  /** First day, where the words name one. */
  readonly from?: Day;
  /** Last day, where the words name one. */
  readonly to?: Day;
  /** "tính đến ngày …": the day counted up to. */
  readonly asOf?: Day;
  /** Taken over from an earlier sentence or the title. */
  readonly inherited: boolean;
}

/**
 * How a figure is stated: as a number (`exact`, `approx`, `bound`), as "không có …" (`impliedZero`),
 * as one event told without a number (`impliedOne`), in words (`qualitative`), or its place is left
 * blank (`missing`, value `null`).
 */
export type FigureKind =
  | "exact"
  | "approx"
  | "bound"
  | "impliedZero"
  | "impliedOne"
  | "qualitative"
  | "missing";

/** One figure of a document with the words it stands in. */
export interface Figure extends Span {
  /** Field of a report form, `null` where no form asks for it. */
  readonly field: FieldCode | null;
  /** Lĩnh vực within the dossier table; `""` for the document's own figure. */
  readonly row: RowKey;
  /** Count, percentage with decimals (`99.53`), đồng, words, or `null` where left blank. */
  readonly value: number | string | null;
  readonly unit: string;
  readonly kind: FigureKind;
  readonly qualifier: Qualifier;
  /** What was done, what is planned, or when something recurs. */
  readonly class: "reported" | "target" | "schedule";
  readonly period: StatedPeriod | null;
  /** The clause around the figure, from the original text. */
  readonly phrase: string;
  /** 0–1: how sure the field is; below 0,7 a person should look twice. */
  readonly confidence: number;
  /** Another reading is possible: why, in Vietnamese. */
  readonly doubt?: string;
}

/** An answer to a yes/no, date or address field that the text gives in words; a person confirms it. */
export interface Statement extends Span {
  readonly field: FieldCode;
  /** Yes or no, a day, or an address as written. */
  readonly value: boolean | string;
  readonly phrase: string;
  /** 0–1, always below what is taken unseen. */
  readonly confidence: number;
}

/** A document that the text cites. */
export interface Citation extends Span {
  /** `"Kế hoạch"`, `"Công văn"` …; `""` where neither words nor symbol tell. */
  readonly type: string;
  /** As written: `"05"`, `"61/2018"`; `null` where left blank. */
  readonly number: string | null;
  /** `"KH-UBND"`; `null` where not written. */
  readonly symbol: string | null;
  readonly date: Day | null;
  /** Who issued it; `null` where the text does not tell. */
  readonly issuer: string | null;
  /** Whether the issuer stands beside the citation, or was inferred from the sentence. */
  readonly issuerStated: boolean;
  /** Trích yếu. */
  readonly subject: string | null;
  readonly phrase: string;
}

/** What a date is to the document. */
export type DateRole =
  | "ownDate"
  | "year"
  | "event"
  | "phase"
  | "term"
  | "asOf"
  | "periodFrom"
  | "periodTo"
  | "period"
  | "periodInCitation"
  | "deadline"
  | "planned"
  | "day";

/** A date, month, quarter, year or span of years. */
export interface StatedDate extends Span {
  /** `2023-12-15`, `2023-03`, `2024-Q1`, `2023-H1`, `2023-M9`, `2023`, `2021/2025`. */
  readonly iso: string;
  readonly role: DateRole;
  readonly text: string;
}

/** One task of a plan's annex. */
export interface Task extends Span {
  /** `"I"`, or `""` where the annex has no groups. */
  readonly group: string;
  readonly unit: string;
  readonly number: string;
  readonly text: string;
  /** As written; `null` where the cell is empty. */
  readonly time: string | null;
  /** The time as the plan year understands it; no part where the plan sets none. */
  readonly schedule: Schedule;
}

/** What kind of doubt a finding raises. */
export type FindingKind =
  | "blank"
  | "rate-without-counts"
  | "rate-mismatch"
  | "identity-holds"
  | "identity-broken"
  | "derived"
  | "qualifier-against-sum"
  | "ambiguous"
  | "conflicting-values"
  | "two-titles"
  | "type-against-symbol"
  | "number-order"
  | "plan-before-superior"
  | "future-date"
  | "impossible-date"
  | "period-ends-early"
  | "title-mismatch"
  | "repeated-section"
  | "repeated-row"
  | "repeated-text"
  | "own-number-blank"
  | "own-date-blank"
  | "missing-unit"
  | "encoding"
  | "layout"
  | "markup"
  | "spelling";

/** A question to whoever reads the document. */
export interface Finding extends Span {
  readonly kind: FindingKind;
  /** `error`: cannot be right; `warning`: look at it; `info`: worth knowing. */
  readonly severity: "error" | "warning" | "info";
  readonly phrase: string;
  /** One Vietnamese sentence. */
  readonly message: string;
  /** The figures it rests on, by field; of a sum the total first, of a rate the rate. */
  readonly fields?: readonly FieldCode[];
  /** The lĩnh vực whose figures they are; absent for the document's own. */
  readonly row?: RowKey;
  /** What follows, for `derived` and `identity-broken`; never filled in by itself. */
  readonly value?: number;
}

/** A heading and where its part of the text lies. */
export interface Section extends Span {
  readonly number: string;
  readonly title: string;
  readonly level: number;
}

/** What the head and foot of a document say. */
export interface Heading {
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: Day | null;
  readonly place: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly period: StatedPeriod | null;
  readonly signer: string | null;
  readonly signerTitle: string | null;
  readonly recipients: readonly string[];
}

/** Everything that was understood of one document. */
export interface Understanding {
  readonly heading: Heading;
  readonly sections: readonly Section[];
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly tasks: readonly Task[];
  readonly dates: readonly StatedDate[];
  readonly findings: readonly Finding[];
}
