import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import type { FieldCode } from "@cchc/domain/report/cell";
import type { Finding, Span } from "./facts.ts";
import type { FoundFigure } from "./figures.ts";

/** A finding with its places in the cleaned text; the phrase is cut there. */
export type FoundFinding = Omit<Finding, "phrase"> & {
  /** Its place in the original text, where the cleaned text no longer shows it. */
  readonly raw?: Span;
};

/** What a field is called in a sentence about it. */
export function label(code: FieldCode): string {
  const field = fieldOf(ANNUAL_FORM, code);
  return `“${field?.shortLabel ?? field?.label ?? code}”`;
}

/** The figures that can be reckoned with, one a field and row: the first that was stated. */
export function known(
  figures: readonly FoundFigure[],
  row: string,
): ReadonlyMap<FieldCode, FoundFigure> {
  const byField = new Map<FieldCode, FoundFigure>();
  for (const figure of figures) {
    if (figure.field === null || figure.row !== row || typeof figure.value !== "number") continue;
    if (!Number.isSafeInteger(figure.value) && !figure.field.endsWith(".rate")) continue;
    if (figure.class === "reported" && !byField.has(figure.field))
      byField.set(figure.field, figure);
  }
  return byField;
}

/** The number that a figure states, where it states one. */
export function numberOf(figure: FoundFigure | undefined): number | undefined {
  return typeof figure?.value === "number" ? figure.value : undefined;
}
