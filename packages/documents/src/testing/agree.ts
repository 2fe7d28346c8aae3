import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import type { FieldKind } from "@cchc/domain/report/cell";
import type { Understanding } from "../understand/facts.ts";
import type { MarkedText } from "./marked.ts";
import { type Agreement, measureCitations, measureFigures, measureStatements } from "./measure.ts";

/** Read with the figures, though answered in words. */
const WITH_FIGURES: ReadonlySet<string> = new Set([
  "digital.internal_mail",
  "propaganda.radio.schedule",
]);

function kindOf(field: string | null): FieldKind | undefined {
  return field === null ? undefined : fieldOf(ANNUAL_FORM, field)?.kind;
}

/** Fields answered with yes, a day or words: read as statements. */
function isStatement(field: string | null): boolean {
  const kind = kindOf(field);
  return (
    field !== null &&
    !WITH_FIGURES.has(field) &&
    (kind === "yesno" || kind === "date" || kind === "text")
  );
}

/**
 * Holds what was read against the marks of a text. Clauses quoted for a text field are held against
 * it only where the text marks one: they invent no value.
 */
export function agree(
  { figures, citations }: MarkedText,
  read: Understanding,
): { readonly figure: Agreement; readonly words: Agreement; readonly cited: Agreement } {
  const inWords = figures.filter(({ field }) => isStatement(field));
  const marked = new Set(inWords.map(({ field }) => field));
  const statements = read.statements.filter(
    ({ field }) =>
      marked.has(field) || kindOf(field) !== "text" || field === "digital.website.address",
  );
  return {
    figure: measureFigures(
      figures.filter(({ field }) => !isStatement(field)),
      read.figures,
    ),
    words: measureStatements(inWords, statements),
    cited: measureCitations(citations, read.citations),
  };
}
