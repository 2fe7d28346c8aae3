import type { Field } from "@cchc/domain/form/form";
import type { Cell, FieldKind, Qualifier } from "@cchc/domain/report/cell";
import { formatDay, isDay } from "@cchc/domain/text/days";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";

/** How sure a figure is, before it. */
export const qualifierWords: Readonly<Record<Qualifier, string>> = {
  exact: "",
  nearly: "gần ",
  above: "trên ",
  about: "khoảng ",
  "at-least": "ít nhất ",
  "at-most": "tối đa ",
};

function figure(kind: FieldKind, value: number): string {
  return kind === "rate" ? formatHundredths(value) : formatCount(value);
}

/** An answer as it is read, without its unit; a field without an answer says so. */
export function cellText(kind: FieldKind, cell: Cell | null | undefined): string {
  if (cell === null || cell === undefined) return "Chưa trả lời";
  if (cell.state === "none") return "Không phát sinh";
  if (cell.state === "unknown") return "Chưa có số liệu";
  const { value, qualifier } = cell;
  if (typeof value === "boolean") return value ? "Có" : "Không";
  if (typeof value === "number") return `${qualifierWords[qualifier]}${figure(kind, value)}`;
  return kind === "date" && isDay(value) ? formatDay(value) : value;
}

/** The same with its unit where it is a figure. */
export function cellWithUnit(field: Field, cell: Cell | null | undefined): string {
  const text = cellText(field.kind, cell);
  const counted = cell?.state === "entered" && typeof cell.value === "number";
  return counted && field.unit !== "" ? `${text} ${field.unit}` : text;
}

/** The mark beside an answer that is no figure, or no exact one. */
export function standingState(
  cell: Cell | null | undefined,
): { tone: "none" | "unknown" | "doubt"; word: string } | undefined {
  if (cell === null || cell === undefined) return { tone: "doubt", word: "còn thiếu" };
  if (cell.state === "entered") {
    return cell.qualifier === "exact" ? undefined : { tone: "doubt", word: "ước lượng" };
  }
  return cell.state === "none"
    ? { tone: "none", word: "tính là 0 trong tổng" }
    : { tone: "unknown", word: "chưa tính được" };
}
