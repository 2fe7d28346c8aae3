import type { InputValue, InputValues } from "../criteria/value.ts";
import { evaluateAll } from "../indicator/evaluate.ts";
import type { Evaluation } from "../indicator/evaluate.ts";
import { indicatorsOn } from "../indicator/catalogue.ts";
import type { Form } from "../form/form.ts";
import { type Cells, type Day, cellRef } from "../report/cell.ts";

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
 * field codes, and the indicators of the closing day under theirs. Nothing is made up: what is
 * absent in the report is absent here.
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
  return values;
}
