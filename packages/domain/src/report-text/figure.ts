import { type Form, fieldOf } from "../form/form.ts";
import type { Evaluation } from "../indicator/evaluate.ts";
import {
  type Cell,
  type FieldCode,
  type FieldKind,
  type Qualifier,
  type RowKey,
  cellKey,
} from "../report/cell.ts";
import { qualifierWords } from "../report/cell-words.ts";
import { formatDay, isDay } from "../text/days.ts";
import { formatCount, formatHundredths, formatMoney } from "../text/numbers.ts";
import type { FigureRun } from "./block.ts";

/** What stands where a figure is missing: `unanswered` nobody answered, `unknown` no figure. */
export const MISSING_TEXT = {
  unanswered: "[chưa trả lời]",
  unknown: "[chưa có số liệu]",
} as const;

/** "Không phát sinh", as it stands in a sentence. */
export const NONE_TEXT = "không phát sinh";

/** A rate as official texts write it, closed up: `9953` is `99,53%`, `10000` is `100%`. */
export function rateInText(hundredths: number): string {
  const text = formatHundredths(hundredths);
  return `${text.endsWith(",00") ? text.slice(0, -3) : text}%`;
}

/** Whether a stored value can be written at all; what cannot is shown as it was stored. */
function writtenValue(kind: FieldKind, value: number | string | boolean): string {
  if (typeof value === "boolean") return value ? "Có" : "Không";
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) return String(value);
    if (kind === "rate") return rateInText(value);
    return kind === "money" ? formatMoney(value) : formatCount(value);
  }
  return kind === "date" && isDay(value) ? formatDay(value) : value;
}

/** A value behind its qualifier's word: `gần 20`. */
export function qualified(text: string, qualifier: Qualifier): string {
  const word = qualifierWords[qualifier];
  return word === "" ? text : `${word} ${text}`;
}

/** The figure of one cell. `kind` is that of its field; see `FieldKind` for units. */
export function cellFigure(
  code: FieldCode,
  kind: FieldKind,
  at: { readonly row: RowKey; readonly cell: Cell | undefined },
): FigureRun {
  const base = { kind: "figure", code, cells: [cellKey(code, at.row)], format: kind } as const;
  const { cell } = at;
  if (cell === undefined) return { ...base, state: "missing", text: MISSING_TEXT.unanswered };
  if (cell.state === "unknown") return { ...base, state: "missing", text: MISSING_TEXT.unknown };
  if (cell.state === "none") return { ...base, state: "none", text: NONE_TEXT };
  const { value, qualifier } = cell;
  const text = qualified(writtenValue(kind, value), qualifier);
  return { ...base, state: "value", value, text };
}

/** The figure of an evaluated indicator; its cells are those that went into it. */
export function rateFigure(evaluation: Evaluation, row: RowKey = ""): FigureRun {
  const { because, state } = evaluation;
  const used = because.inputs.filter(
    ({ role }) => role !== "stated" || state === "stated" || state === "missing",
  );
  const base = {
    kind: "figure",
    code: `%${evaluation.indicator}`,
    cells: [...new Set(used.map((input) => cellKey(input.field, row)))],
    format: "rate",
  } as const;
  switch (state) {
    case "computed": {
      const { hundredths, approximate } = evaluation;
      const text = qualified(rateInText(hundredths), approximate ? "about" : "exact");
      return { ...base, state: "value", value: hundredths, text };
    }
    case "stated": {
      const { hundredths, qualifier, mark } = evaluation;
      const text = qualified(rateInText(hundredths), qualifier);
      return { ...base, state: "stated", value: hundredths, text, mark };
    }
    case "none":
      return { ...base, state: "none", text: NONE_TEXT };
    case "missing":
      return { ...base, state: "missing", text: MISSING_TEXT.unknown };
  }
}

/** Where sentences and tables take their figures from: one unit's cells, or sums over many. */
export interface FigureSource {
  readonly form: Form;
  /** The figure of a field, `undefined` where the form does not ask for it. */
  readonly field: (code: FieldCode, row?: RowKey) => FigureRun | undefined;
  /** The figure of an indicator, `undefined` where the form cannot answer it. */
  readonly indicator: (code: string, row?: RowKey) => FigureRun | undefined;
  /** Rows of the repeating table that have an answer, in the table's order. */
  readonly rows: readonly RowKey[];
}

/** Kind of a field of the form. Throws RangeError where it has none of that code. */
export function kindOf(form: Form, code: FieldCode): FieldKind {
  const field = fieldOf(form, code);
  if (field === undefined) throw new RangeError(`the form does not ask for ${code}`);
  return field.kind;
}
