/**
 * One figure of a report. A field that nobody has answered has no cell at all (`undefined`):
 * absent, "chưa có số liệu", "không phát sinh" and 0 are four different things.
 */

/** A calendar day in Vietnam, `"2023-11-30"`. Days compare as strings. */
export type Day = string;

/**
 * What a field holds, and so in which unit its value is stored:
 * - `count`: whole number ≥ 0 (dossiers, ballots, documents …)
 * - `rate`: a rate that was stated, in whole hundredths of a percent (`9953` is 99,53 %)
 * - `money`: whole đồng ≥ 0
 * - `date`: a {@link Day}
 * - `yesno`: `true` for "Có", `false` for "Không"
 * - `text`: free text, NFC
 */
export type FieldKind = "count" | "rate" | "money" | "date" | "yesno" | "text";

/** How sure a stated figure is; the wording of the source is kept ("gần 20", "trên 120"). */
export type Qualifier =
  | "exact"
  /** "gần": a little below the figure given. */
  | "nearly"
  /** "trên", "hơn": above the figure given. */
  | "above"
  /** "khoảng": around the figure given. */
  | "about"
  /** "ít nhất", "không dưới": the figure given or more. */
  | "at-least"
  /** "tối đa", "không quá": the figure given or less. */
  | "at-most";

/** A figure that was entered. `value` follows the field's {@link FieldKind}. */
export interface EnteredCell {
  readonly state: "entered";
  readonly value: number | string | boolean;
  readonly qualifier: Qualifier;
  /** The officer's own remark. */
  readonly note?: string;
  /** Where the figure comes from, in the officer's words or as the import wrote it. */
  readonly source?: string;
}

/** "Không phát sinh": the thing did not occur in the period. An answer, and not 0. */
export interface NoneCell {
  readonly state: "none";
  readonly note?: string;
  readonly source?: string;
}

/** "Chưa có số liệu": it may have occurred, the unit has no figure. An answer, and not 0. */
export interface UnknownCell {
  readonly state: "unknown";
  readonly note?: string;
  readonly source?: string;
}

/** An answered field. */
export type Cell = EnteredCell | NoneCell | UnknownCell;

/** `tthc.received.online`: English, dotted, frozen once landed. */
export type FieldCode = string;

/** Row of a repeating table (a lĩnh vực); `""` is the report's own figure, the total. */
export type RowKey = string;

/** Address of a cell within one report. */
export interface CellRef {
  readonly field: FieldCode;
  readonly row: RowKey;
}

/** The cells of one report of one unit, looked up by {@link cellKey}. */
export type Cells = ReadonlyMap<string, Cell>;

/** The key of a cell in {@link Cells}: the field code, then `#row` inside a repeating table. */
export function cellKey(field: FieldCode, row: RowKey = ""): string {
  return row === "" ? field : `${field}#${row}`;
}

/** The address that {@link cellKey} wrote. */
export function cellRef(key: string): CellRef {
  const at = key.indexOf("#");
  return at === -1 ? { field: key, row: "" } : { field: key.slice(0, at), row: key.slice(at + 1) };
}
