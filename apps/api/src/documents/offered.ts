import { AREAS } from "@cchc/domain/form/areas";
import { type AreaCode, fieldOf, type Form } from "@cchc/domain/form/form";
import { TEMPLATES, templateFor } from "@cchc/domain/report-text/catalogue";
import type { ReportTemplate, TemplateNode } from "@cchc/domain/report-text/template";
import { Problem } from "../problem.ts";

/** A text that its author may write in a paper. */
export interface Slot {
  readonly code: string;
  readonly prompt: string;
  /** Field of the form that holds the text where nobody wrote it in the paper. */
  readonly field: string | null;
  /** Left out of the paper while nothing is written. */
  readonly optional: boolean;
}

/** The papers that a form's figures can be told in, the form's own first. */
export function templatesOf(form: Form): readonly ReportTemplate[] {
  const own = templateFor(form.code);
  const told = form.fields.some(({ code }) => code.startsWith("propaganda."));
  const others = TEMPLATES.filter(
    ({ code, forms }) =>
      code !== own.code &&
      code !== "roll_up" &&
      (forms === undefined || forms.includes(form.code) || (code === "propaganda" && told)),
  );
  return [own, ...others];
}

/** @throws Problem `not-found` where the form's figures are not told in such a paper. */
export function requireTemplate(form: Form, code: string | undefined): ReportTemplate {
  const offered = templatesOf(form);
  const template = code === undefined ? offered[0] : offered.find((one) => one.code === code);
  if (template === undefined) throw new Problem("not-found", {});
  return template;
}

/**
 * Whether a paper bears the number that the report was handed in with: the report itself and the
 * annex of its figures; another paper has a number of its own.
 */
export function bearsNumber(form: Form, { code }: Pick<ReportTemplate, "code">): boolean {
  return code === "statistics" || code === templateFor(form.code).code;
}

function slotsIn(nodes: readonly TemplateNode[]): readonly Slot[] {
  return nodes.flatMap((node): readonly Slot[] => {
    if (node.kind === "slot") {
      const { code, prompt, field = null, optional = false } = node;
      return [{ code, prompt, field, optional }];
    }
    if (node.kind !== "section") return [];
    const inside = slotsIn(node.content);
    if (node.more === undefined) return inside;
    return [...inside, { ...node.more, field: null, optional: true }];
  });
}

/** The texts of a paper, in reading order, each once. */
export function slotsOf({ content, annexes }: ReportTemplate): readonly Slot[] {
  const all = slotsIn([...content, ...annexes.flatMap((annex) => annex.content)]);
  return all.filter(({ code }, at) => all.findIndex((one) => one.code === code) === at);
}

/** The area whose contributors may write a text; `undefined`: only whoever writes the whole report. */
export function areaOfSlot(form: Form, { code, field }: Slot): AreaCode | undefined {
  if (field !== null) return fieldOf(form, field)?.area;
  return AREAS.find((area) => area.code === code)?.code;
}
