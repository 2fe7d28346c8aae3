import { PROPAGANDA_FORM } from "../form/propaganda.ts";
import { ANNUAL_FORM } from "../form/annual.ts";
import { fieldOf } from "../form/form.ts";
import type { Cells, FieldCode, Qualifier } from "../report/cell.ts";
import { qualifierPrefix } from "../report/cell-words.ts";
import { cellKey } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import { COUNTED_FIELDS } from "./catalogue.ts";
import type { ActivityCount } from "./count.ts";

/** A figure of the report beside the log. */
export interface LogFinding {
  readonly field: FieldCode;
  readonly code:
    /** The two figures cannot both be right. */
    | "differs"
    /** The report has a figure, the log nothing. */
    | "not_logged"
    /** The report says nothing arose, or has no figure; the log has some. */
    | "not_reported";
  readonly reported?: number;
  readonly logged?: number;
  /** Activities behind the log's figure. */
  readonly from: readonly string[];
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

/** "gần" and "khoảng" reach a fifth of the figure: a convention of this check alone. */
const reach = 5;

/**
 * Whether a stated figure and a counted one can both be right. An inexact count is compared by its
 * number within a fifth, because it says no more than that.
 */
export function figuresAgree(
  stated: { readonly value: number; readonly qualifier: Qualifier },
  counted: Pick<ActivityCount, "count" | "qualifier">,
): boolean {
  const { value, qualifier } = stated;
  const { count } = counted;
  const near = Math.abs(value - count) * reach <= value;
  if (counted.qualifier !== "exact") return value === count || near;
  switch (qualifier) {
    case "exact":
      return count === value;
    case "above":
      return count > value;
    case "at-least":
      return count >= value;
    case "at-most":
      return count <= value;
    case "nearly":
      return count <= value && near;
    case "about":
      return near;
  }
}

function labelOf(field: FieldCode): string {
  return (fieldOf(PROPAGANDA_FORM, field) ?? fieldOf(ANNUAL_FORM, field))?.label ?? field;
}

/**
 * What the report says and the log does not bear out, in the order of the fields' codes in the log,
 * then those without any log. A blank cell is no finding: the log's figure is then offered.
 */
export function compareWithReported(
  counts: Readonly<Record<FieldCode, ActivityCount>>,
  cells: Cells,
): readonly LogFinding[] {
  const fields = [...new Set([...Object.keys(counts), ...COUNTED_FIELDS])];
  return fields.flatMap((field): readonly LogFinding[] => {
    const cell = cells.get(cellKey(field));
    if (cell === undefined) return [];
    const counted = counts[field];
    const label = labelOf(field);
    if (cell.state !== "entered") {
      if (counted === undefined || counted.count === 0) return [];
      const said = cell.state === "none" ? "không phát sinh" : "chưa có số liệu";
      const logged = `${qualifierPrefix(counted.qualifier)}${formatCount(counted.count)}`;
      const sentence = `“${label}” ghi ${said}, trong khi sổ theo dõi có ${logged}: hãy xem lại.`;
      return [{ field, code: "not_reported", logged: counted.count, from: counted.from, sentence }];
    }
    if (typeof cell.value !== "number") return [];
    const reported = `${qualifierPrefix(cell.qualifier)}${formatCount(cell.value)}`;
    if (counted === undefined) {
      if (cell.value === 0) return [];
      const sentence = `“${label}” ghi ${reported}, sổ theo dõi chưa có việc nào: hãy ghi vào sổ hoặc nêu nguồn số liệu.`;
      return [{ field, code: "not_logged", reported: cell.value, from: [], sentence }];
    }
    if (figuresAgree({ value: cell.value, qualifier: cell.qualifier }, counted)) return [];
    const logged = `${qualifierPrefix(counted.qualifier)}${formatCount(counted.count)}`;
    const sentence = `“${label}” nhập tay ${reported}, sổ theo dõi đếm được ${logged}: hãy xem lại một trong hai.`;
    const figures = { reported: cell.value, logged: counted.count, from: counted.from };
    return [{ field, code: "differs", ...figures, sentence }];
  });
}
