import type { Form } from "../form/form.ts";
import { type Cells, type FieldCode, type RowKey, cellRef } from "../report/cell.ts";
import { carriedChecks } from "./carried.ts";
import type { Check, CheckContext, Finding, FindingSeverity } from "./check.ts";
import { identityChecks } from "./identities.ts";
import { outlierChecks } from "./outliers.ts";
import { rangeChecks } from "./ranges.ts";
import { requiredChecks } from "./required.ts";
import { returnedChecks } from "./returned.ts";
import { statedChecks } from "./stated.ts";

/** The checks of a form, indexed by field; built once per form by {@link compileChecks}. */
export interface CompiledChecks {
  readonly form: Form;
  readonly checks: readonly Check[];
  /** Checks that a change of this field can turn, in check order; empty where none. */
  readonly touchedBy: (field: FieldCode) => readonly Check[];
  /** Place of a field in the form, for sorting findings. */
  readonly place: ReadonlyMap<FieldCode, number>;
}

function build(form: Form): CompiledChecks {
  const checks = [
    ...rangeChecks(form),
    ...identityChecks(form),
    ...carriedChecks(form),
    ...statedChecks(form),
    ...outlierChecks(form),
    ...requiredChecks(form),
    ...returnedChecks(form),
  ];
  const byField = new Map<FieldCode, Check[]>();
  for (const check of checks) {
    for (const field of new Set(check.cells)) {
      const readers = byField.get(field);
      if (readers === undefined) byField.set(field, [check]);
      else readers.push(check);
    }
  }
  const place = new Map(form.fields.map((field, index) => [field.code, index]));
  return { form, checks, touchedBy: (field) => byField.get(field) ?? [], place };
}

const compiled = new WeakMap<Form, CompiledChecks>();

/** The checks of a form; the same object on every call with the same form. */
export function compileChecks(form: Form): CompiledChecks {
  const known = compiled.get(form);
  if (known !== undefined) return known;
  const made = build(form);
  compiled.set(form, made);
  return made;
}

/** Checks that a change of this field can turn. */
export function checksTouchedBy(form: Form, field: FieldCode): readonly Check[] {
  return compileChecks(form).touchedBy(field);
}

/** The rows that occur in the cells, in order of first appearance. */
export function rowsIn(cells: Cells): readonly RowKey[] {
  const rows = new Set<RowKey>();
  for (const key of cells.keys()) {
    if (key.includes("#")) rows.add(cellRef(key).row);
  }
  return [...rows];
}

const ORDER: Record<FindingSeverity, number> = { hard: 0, soft: 1, info: 2 };

function run(
  { form, place }: CompiledChecks,
  checks: Iterable<Check>,
  cells: Cells,
  context: CheckContext,
): readonly Finding[] {
  const input = { form, cells, context, rows: context.rows ?? rowsIn(cells) };
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...check.run(input));
  const at = ({ cells: [first] }: Finding): number =>
    (first === undefined ? undefined : place.get(first.field)) ?? form.fields.length;
  findings.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || at(a) - at(b));
  return findings;
}

/** Runs every check of a form: hard findings first, then soft, then info, each in form order. */
export function runChecks(
  form: Form,
  cells: Cells,
  context: CheckContext = {},
): readonly Finding[] {
  const all = compileChecks(form);
  return run(all, all.checks, cells, context);
}

/**
 * Runs only the checks that the changed fields can turn, each once. Put the result in the place of
 * all earlier findings whose `check` is among {@link checksTouchedBy} of those fields.
 */
export function runTouchedChecks(
  form: Form,
  cells: Cells,
  changed: Iterable<FieldCode>,
  context: CheckContext = {},
): readonly Finding[] {
  const all = compileChecks(form);
  const touched = new Set<Check>();
  for (const field of changed) for (const check of all.touchedBy(field)) touched.add(check);
  return run(all, touched, cells, context);
}
