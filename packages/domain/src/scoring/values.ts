import type { InputValue, InputValues } from "../criteria/value.ts";
import { evaluateAll } from "../indicator/evaluate.ts";
import type { Evaluation } from "../indicator/evaluate.ts";
import { INDICATORS, indicatorsOn } from "../indicator/catalogue.ts";
import type { Form } from "../form/form.ts";
import { joinedValues } from "./joined.ts";
import { type Cell, type Cells, type Day, cellRef } from "../report/cell.ts";

function fromEvaluation(evaluation: Evaluation): InputValue | undefined {
  switch (evaluation.state) {
    case "computed":
      return { numerator: evaluation.numerator, denominator: evaluation.denominator };
    case "stated":
      return { rate: evaluation.hundredths };
    case "none":
      return { state: "none" };
    case "missing":
      return undefined;
  }
}

/**
 * What one report offers to scoring: its own figures (no rows of the repeating table) under their
 * field codes, the indicators of the closing day under theirs, and the answers that several fields
 * give together. Nothing is made up: what is absent in the report is absent here.
 */
export function valuesFromCells(form: Form, cells: Cells, closing: Day): InputValues {
  const values: Record<string, InputValue> = {};
  const kinds = new Map(form.fields.map(({ code, kind }) => [code, kind]));
  for (const [key, cell] of cells) {
    const { field, row } = cellRef(key);
    if (row !== "") continue;
    if (cell.state !== "entered") values[field] = { state: cell.state };
    else if (typeof cell.value !== "number") values[field] = cell.value;
    else if (kinds.get(field) === "rate") values[field] = { rate: cell.value };
    else if (cell.qualifier === "exact") values[field] = cell.value;
    else values[field] = { value: cell.value, qualifier: cell.qualifier };
  }
  for (const evaluation of evaluateAll(indicatorsOn(closing), cells)) {
    const value = fromEvaluation(evaluation);
    if (value !== undefined) values[evaluation.indicator] = value;
  }
  return { ...values, ...joinedValues(values) };
}

function toCell(value: InputValue): Cell | undefined {
  if (typeof value !== "object") return { state: "entered", value, qualifier: "exact" };
  if ("rate" in value) return { state: "entered", value: value.rate, qualifier: "exact" };
  if ("value" in value) return { state: "entered", ...value };
  return "state" in value && value.state !== "not-applicable" ? { state: value.state } : undefined;
}

/**
 * Values with the indicators that their fields give, where those were not given themselves: whoever
 * feeds `tthc.resolved.*` need not feed the on-time rate.
 */
export function withIndicators(values: InputValues): InputValues {
  const cells = new Map<string, Cell>();
  for (const [code, value] of Object.entries(values)) {
    const cell = toCell(value);
    if (cell !== undefined) cells.set(code, cell);
  }
  const found: Record<string, InputValue> = {};
  for (const evaluation of evaluateAll(INDICATORS, cells)) {
    const value = fromEvaluation(evaluation);
    if (value !== undefined) found[evaluation.indicator] = value;
  }
  return { ...found, ...joinedValues(values), ...values };
}
