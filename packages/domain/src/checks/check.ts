import type { Form } from "../form/form.ts";
import type { CellRef, Cells, FieldCode, RowKey } from "../report/cell.ts";
import type { Baseline } from "./baseline.ts";
import type { ReturnedReport } from "./returned.ts";

/**
 * `hard` stops a submission; `soft` needs a reason to submit; `info` only tells, for instance that
 * an identity could not be checked yet.
 */
export type FindingSeverity = "hard" | "soft" | "info";

/** What a check is about. */
export type CheckKind =
  | "required"
  | "identity"
  | "table"
  | "range"
  | "carried"
  | "stated"
  | "outlier"
  | "returned";

/** A figure a finding speaks of; `value` in the unit, rates in hundredths of a percent. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly as: "count" | "rate";
}

/** One thing to look at, with the cells to go to. */
export interface Finding {
  /** Code of the check; with the first cell it is stable from run to run. */
  readonly check: string;
  readonly kind: CheckKind;
  readonly severity: FindingSeverity;
  readonly cells: readonly CellRef[];
  readonly figures: readonly Figure[];
  /** One Vietnamese sentence that says what to do. */
  readonly message: string;
  /** The rule behind it in Vietnamese, with its source where it has one. */
  readonly why: string;
}

/** What a report is compared with. Everything is optional: nothing to compare with says so. */
export interface CheckContext {
  /** The period that ends the day before this one begins, and how to call it. */
  readonly previous?: { readonly cells: Cells; readonly label: string };
  /** The unit's own earlier reports on the same form. */
  readonly history?: Baseline;
  /** Other units' reports on the same form and period. */
  readonly peers?: Baseline;
  /** What the reviewer sent back, where the report came back. */
  readonly returned?: ReturnedReport;
  /** Rows of the repeating table; found in the cells where absent. */
  readonly rows?: readonly RowKey[];
}

/** What a check looks at. */
export interface CheckInput {
  readonly form: Form;
  readonly cells: Cells;
  readonly context: CheckContext;
  readonly rows: readonly RowKey[];
}

/** One rule over the cells of a report. Pure, and the same in the browser and on the server. */
export interface Check {
  readonly code: string;
  /** The severity of a plain breach; a finding may be milder. */
  readonly severity: FindingSeverity;
  readonly kind: CheckKind;
  /** Fields that, when changed, can change what the check finds. */
  readonly cells: readonly FieldCode[];
  readonly run: (input: CheckInput) => readonly Finding[];
}
