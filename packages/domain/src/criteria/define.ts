import type { LegalSource } from "../form/form.ts";
import type { RatioInput, Source } from "./rule.ts";
import type { CriteriaArea, Criterion, Leaf } from "./set.ts";

const from =
  (kind: Source["from"]) =>
  (code: string, label: string): Source => ({ from: kind, code, label });

export const field: (code: string, label: string) => Source = from("field");
export const declared: (code: string, label: string) => Source = from("declared");
export const paper: (code: string, label: string) => Source = from("document");
export const task: (code: string, label: string) => Source = from("task");

/** A ratio fed by an indicator of the catalogue. */
export function indicator(code: string, label: string, unit: string): RatioInput {
  return { of: "rate", source: { from: "indicator", code, label }, unit };
}

/** A ratio whose counts are given under the leaf's own code. */
export function given(code: string, label: string, unit: string): RatioInput {
  return { of: "rate", source: declared(code, label), unit };
}

/** What the leaves of one criterion have in common. */
export interface LeafBase {
  readonly source: LegalSource;
  readonly evidence: string;
}

/** A leaf as written down; evidence and source come from its criterion where not said. */
export type LeafSpec = Omit<Leaf, "source" | "evidence"> &
  Partial<Pick<Leaf, "source" | "evidence">>;

/** A criterion whose maximum is what its leaves add up to. */
export function criterion(
  code: string,
  label: string,
  base: LeafBase,
  specs: readonly LeafSpec[],
): Criterion {
  const leaves = specs.map((spec) => ({ ...base, ...spec }));
  return { code, label, max: leaves.reduce((sum, { max }) => sum + max, 0), leaves };
}

/** An area with the maximum its decision gives; the table check holds it against the criteria. */
export function area(
  code: string,
  label: string,
  max: number,
  criteria: readonly Criterion[],
): CriteriaArea {
  return { code, label, max, criteria };
}
