import { type AreaCode, type Form, fieldsInArea } from "../form/form.ts";
import { type Cells, type FieldCode, cellKey } from "./cell.ts";
import { formatCount } from "../text/numbers.ts";

/** How far the answers of one area (or a whole report) have come. Numbers count fields. */
export interface Completeness {
  readonly required: number;
  readonly requiredAnswered: number;
  /** Required fields still without an answer, in form order. */
  readonly missing: readonly FieldCode[];
  /** All fields, required or not. */
  readonly fields: number;
  readonly answered: number;
}

/** The same for one area, with the sentence that stands beside it. */
export interface AreaCompleteness extends Completeness {
  readonly area: AreaCode;
}

function count(
  codes: readonly { code: FieldCode; required: boolean }[],
  cells: Cells,
): Completeness {
  const missing: FieldCode[] = [];
  let required = 0;
  let answered = 0;
  for (const field of codes) {
    const has = cells.has(cellKey(field.code));
    if (has) answered += 1;
    if (!field.required) continue;
    required += 1;
    if (!has) missing.push(field.code);
  }
  const requiredAnswered = required - missing.length;
  return { required, requiredAnswered, missing, fields: codes.length, answered };
}

/** One area of a report. Rows of the repeating table are not counted; their total row is. */
export function areaCompleteness(form: Form, area: AreaCode, cells: Cells): AreaCompleteness {
  return { area, ...count(fieldsInArea(form, area), cells) };
}

/** Every area of a report, in form order. */
export function completenessByArea(form: Form, cells: Cells): readonly AreaCompleteness[] {
  return form.areas.map((area) => areaCompleteness(form, area.code, cells));
}

/** The report as a whole. */
export function completeness(form: Form, cells: Cells): Completeness {
  return count(form.fields, cells);
}

/**
 * Where it stands, in words. Complete is not handed in, and the words say so: `handedIn` is for
 * reports in the states submitted and received.
 */
export function completenessSentence(
  { required, answered, missing }: Completeness,
  handedIn: boolean,
): string {
  if (handedIn) return "Đã nộp";
  if (missing.length > 0) return `Còn ${formatCount(missing.length)} ô bắt buộc`;
  if (required > 0) return "Đã nhập đủ, chưa nộp";
  return answered > 0 ? "Đã có số liệu, chưa nộp" : "Chưa nhập, không có ô bắt buộc";
}
