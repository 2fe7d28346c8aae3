import { fieldOf, type Form, rowName, tableOf } from "@cchc/domain/form/form";
import type { Evaluation, RateInput } from "@cchc/domain/indicator/evaluate";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import { cellKey, type CellRef, cellRef } from "@cchc/domain/report/cell";
import { formatInstant } from "@cchc/domain/text/days";
import { formatCount, formatRate } from "@cchc/domain/text/numbers";
import { cellWithUnit } from "@cchc/domain/report/cell-words";
import type { Explanation, ExplanationLine } from "@cchc/ui/why-panel";
import { qualifierLabels } from "./typed.ts";
import type { Workbook } from "./workbook-shape.ts";

/** Where a cell is entered. */
export type HrefOf = (ref: CellRef) => string;

/** What a rate reads as in the grid: the figure, or the word that stands in its place. */
export function rateText(result: Evaluation): string {
  switch (result.state) {
    case "computed":
      return `${result.approximate ? "≈ " : ""}${formatRate(result.hundredths)}`;
    case "stated":
      return formatRate(result.hundredths);
    case "none":
      return "Không phát sinh";
    case "missing":
      return "Còn thiếu số";
  }
}

function nameOf(form: Form, code: string): string {
  const field = fieldOf(form, code);
  return field?.shortLabel ?? field?.label ?? code;
}

function inputLine(form: Form, input: RateInput, hrefOf: HrefOf): ExplanationLine {
  const field = fieldOf(form, input.field);
  const line = {
    key: input.field,
    label: nameOf(form, input.field),
    ...(field === undefined ? {} : { href: hrefOf(input) }),
  };
  switch (input.state) {
    case "entered": {
      const said = field?.kind === "rate" ? formatRate(input.value) : formatCount(input.value);
      const value = field?.kind === "rate" ? said : `${said} ${field?.unit ?? ""}`.trim();
      return input.qualifier === "exact"
        ? { ...line, value }
        : { ...line, value, state: { tone: "doubt", word: qualifierLabels[input.qualifier] } };
    }
    case "none":
      return { ...line, value: "Không phát sinh" };
    case "unknown":
      return { ...line, value: "Chưa có số liệu", state: { tone: "unknown", word: "còn thiếu" } };
    case "absent":
    case "invalid":
      return { ...line, value: "Chưa trả lời", state: { tone: "unknown", word: "còn thiếu" } };
  }
}

function sumLine(key: string, label: string, sum: number | undefined): ExplanationLine {
  return { key, label, value: sum === undefined ? "chưa đủ số" : formatCount(sum) };
}

/** Why a rate is what it is. */
export function explainRate(
  form: Form,
  { indicator, result }: { readonly indicator: Indicator; readonly result: Evaluation },
  hrefOf: HrefOf,
): Explanation {
  const { because } = result;
  const rounding =
    result.state === "computed" ? "Làm tròn nửa lên, hai chữ số thập phân." : undefined;
  const stated =
    result.state === "stated"
      ? "Giữ đúng tỷ lệ văn bản đã nêu; không suy ngược ra số đếm."
      : undefined;
  return {
    title: indicator.label,
    value: rateText(result),
    mark: result.state === "stated" ? `nêu trong báo cáo, ${result.mark}` : undefined,
    formula: because.rule,
    inputs: because.inputs
      .filter(({ role, state }) => role !== "stated" || state !== "absent")
      // A figure above and below the line is one figure.
      .filter(({ field }, at, all) => all.findIndex((one) => one.field === field) === at)
      .map((input) => inputLine(form, input, hrefOf)),
    intermediate:
      result.state === "missing"
        ? undefined
        : [
            sumLine("tu", "Tử số", because.numerator),
            sumLine("mau", "Mẫu số", because.denominator),
          ],
    rule: because.meaning ?? rounding ?? stated,
    source: because.source,
  };
}

/** What a cell is, what it must equal, where it rests, who wrote it. */
export function explainCell(
  workbook: Workbook,
  key: string,
  hrefOf: HrefOf,
): Explanation | undefined {
  const { form } = workbook;
  const { field: code, row } = cellRef(key);
  const field = fieldOf(form, code);
  if (field === undefined) return undefined;
  const { cell, by, at } = workbook.view(key);
  const parts = field.total?.of ?? [];
  const table = tableOf(form, code);
  const cells = workbook.cells();
  return {
    title:
      row === "" || table === undefined ? field.label : `${field.label}: ${rowName(table, row)}`,
    value: cellWithUnit(field, cell),
    mark: cell?.note === undefined ? undefined : `Ghi chú: ${cell.note}`,
    formula:
      parts.length === 0
        ? undefined
        : `Bằng ${parts.map((part) => nameOf(form, part)).join(" + ")}`,
    inputs: parts.flatMap((part) => {
      const own = fieldOf(form, part);
      if (own === undefined) return [];
      const value = cells.get(cellKey(part, row));
      return {
        key: part,
        label: nameOf(form, part),
        value: cellWithUnit(own, value),
        href: hrefOf({ field: part, row }),
      };
    }),
    rule: field.help,
    source: field.source,
    by:
      by === undefined || at === undefined
        ? undefined
        : `${by} ${cell === undefined ? "xóa" : "ghi"} lúc ${formatInstant(at)}${cell?.source === undefined ? "" : `. Nguồn: ${cell.source}`}`,
  };
}
