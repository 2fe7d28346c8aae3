import type { Field } from "../form/form.ts";
import { formatDay, isDay } from "../text/days.ts";
import { formatCount, formatHundredths } from "../text/numbers.ts";
import type { Cell, FieldKind, Qualifier } from "./cell.ts";

/** Every {@link Qualifier}, `exact` first; the order is the one by which columns keep them. */
export const qualifiers: readonly Qualifier[] = [
  "exact",
  "nearly",
  "above",
  "about",
  "at-least",
  "at-most",
];

/** How sure a figure is, as the word before it; nothing before an exact one. */
export const qualifierWords: Readonly<Record<Qualifier, string>> = {
  exact: "",
  nearly: "gần",
  above: "trên",
  about: "khoảng",
  "at-least": "ít nhất",
  "at-most": "tối đa",
};

/** The qualifier before a figure, `"trên "` or nothing. */
export function qualifierPrefix(qualifier: Qualifier): string {
  return qualifier === "exact" ? "" : `${qualifierWords[qualifier]} `;
}

/**
 * An answer as it is read, without its unit: `"1.058"`, `"trên 20"`, `"99,53"`, `"14/12/2025"`,
 * `"Không phát sinh"`; without an answer `"Chưa trả lời"`.
 */
export function cellText(kind: FieldKind, cell: Cell | null | undefined): string {
  if (cell === null || cell === undefined) return "Chưa trả lời";
  if (cell.state === "none") return "Không phát sinh";
  if (cell.state === "unknown") return "Chưa có số liệu";
  const { value, qualifier } = cell;
  if (typeof value === "boolean") return value ? "Có" : "Không";
  if (typeof value === "string") return kind === "date" && isDay(value) ? formatDay(value) : value;
  const figure = kind === "rate" ? formatHundredths(value) : formatCount(value);
  return `${qualifierPrefix(qualifier)}${figure}`;
}

/** {@link cellText} with the unit behind a figure: `"1.058 hồ sơ"`. */
export function cellWithUnit(
  field: Pick<Field, "kind" | "unit">,
  cell: Cell | null | undefined,
): string {
  const text = cellText(field.kind, cell);
  const counted = cell?.state === "entered" && typeof cell.value === "number";
  return counted && field.unit !== "" ? `${text} ${field.unit}` : text;
}

/** A long answer in a sentence: its beginning. */
function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}

/**
 * What somebody did to a cell, to stand behind a name: `"sửa “Tổng tiếp nhận” từ 1.058 thành
 * 1.059"`, `"nhập “Tổng tiếp nhận”: 1.058 hồ sơ"`, `"xóa số ở “Tổng tiếp nhận” (trước là 1.058)"`.
 * `row`: the name of the lĩnh vực; `""` for the report's own figure.
 */
export function changeWords(
  field: Pick<Field, "kind" | "unit" | "label">,
  row: string,
  { before, after }: { readonly before: Cell | null; readonly after: Cell | null },
): string {
  const name = row === "" ? `“${field.label}”` : `“${field.label}” của lĩnh vực ${row}`;
  const was = brief(cellText(field.kind, before));
  if (after === null) return `xóa số ở ${name}${before === null ? "" : ` (trước là ${was})`}`;
  if (before === null) return `nhập ${name}: ${brief(cellWithUnit(field, after))}`;
  const is = brief(cellText(field.kind, after));
  return was === is ? `sửa ghi chú ở ${name}` : `sửa ${name} từ ${was} thành ${is}`;
}
