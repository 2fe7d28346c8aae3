import { formByVersion } from "@cchc/domain/form/catalogue";
import { fieldOf } from "@cchc/domain/form/form";
import { fieldsRead, indicatorByCode } from "@cchc/domain/indicator/catalogue";
import type { LeafInput } from "@cchc/domain/scoring/because";
import { joinedFields } from "@cchc/domain/scoring/joined";
import { cellHref } from "../report/lines.ts";
import type { BookView } from "./book-shape.ts";
import { askId } from "./paths.ts";
import { isShut } from "./report-standing.ts";
import type { LeafLine } from "./standing.ts";

/** A figure with the cell of the report in which it is entered. */
export interface FigureLink {
  readonly code: string;
  readonly label: string;
  readonly href: string;
  /** The unit can no longer enter it. */
  readonly shut: boolean;
}

type Opened = BookView["opened"];

/** The fields of the report that a code reads: its own, those of its indicator, or those joined in it. */
function fieldsOf({ period }: Opened, code: string): readonly FigureLink["code"][] {
  const form = formByVersion(period.form, period.formVersion);
  if (fieldOf(form, code) !== undefined) return [code];
  const indicator = indicatorByCode(code, form.from);
  const fields = indicator === undefined ? joinedFields(code) : fieldsRead(indicator);
  return fields.filter((field) => fieldOf(form, field) !== undefined);
}

function linkTo(opened: Opened, field: string): FigureLink {
  const { period, unit } = opened;
  const form = formByVersion(period.form, period.formVersion);
  const address = { unitId: unit.id, periodId: period.id };
  const href = cellHref(form, address, { field, row: "" });
  const label = fieldOf(form, field)?.label ?? field;
  return { code: field, label, href, shut: isShut(opened, field) };
}

/** Whether the report has an answer there, "chưa có số liệu" not being one. */
function isAnswered({ fed }: Opened, field: string): boolean {
  const value = fed[field];
  if (value === undefined) return false;
  return !(typeof value === "object" && "state" in value && value.state === "unknown");
}

/** The figures of the report that a leaf still waits for, each once. */
export function missingFigures(opened: Opened, { result, asks }: LeafLine): readonly FigureLink[] {
  const own = new Set(asks.map(({ code }) => code));
  const fields = result.because.inputs
    .filter(({ state, code }) => (state === "absent" || state === "unknown") && !own.has(code))
    .flatMap(({ code }) => fieldsOf(opened, code))
    .filter((field) => !isAnswered(opened, field));
  return [...new Set(fields)].map((field) => linkTo(opened, field));
}

/** Whether a leaf waits for a figure that the unit can no longer enter: its points are out of reach. */
export function waitsForShut(opened: Opened, line: LeafLine): boolean {
  return line.result.state === "missing" && missingFigures(opened, line).some(({ shut }) => shut);
}

/** Where an input of an explanation is entered: the report's cell, or the question on this page. */
export function hrefOfInput(
  opened: Opened,
  asks: LeafLine["asks"],
): (input: LeafInput) => string | undefined {
  return ({ code }) => {
    if (asks.some((ask) => ask.code === code)) return `#${askId(code)}`;
    if (code.startsWith("reports.")) return "/bao-cao";
    const fields = fieldsOf(opened, code);
    const field = fields.find((one) => !isAnswered(opened, one)) ?? fields[0];
    return field === undefined ? undefined : linkTo(opened, field).href;
  };
}
