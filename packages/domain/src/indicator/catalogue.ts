import type { Form } from "../form/form.ts";
import { fieldOf } from "../form/form.ts";
import type { Day, FieldCode } from "../report/cell.ts";
import { ADMINISTRATION_INDICATORS } from "./administration.ts";
import type { Indicator, IndicatorCode } from "./indicator.ts";
import { PROCEDURE_INDICATORS } from "./procedures.ts";

/** Every indicator in every version, procedures first. */
export const INDICATORS: readonly Indicator[] = [
  ...PROCEDURE_INDICATORS,
  ...ADMINISTRATION_INDICATORS,
];

/** The indicators that answer for a day (a period's closing day). */
export function indicatorsOn(day: Day): readonly Indicator[] {
  return INDICATORS.filter(
    (indicator) => indicator.from <= day && (indicator.to === undefined || day <= indicator.to),
  );
}

/** The indicator of that code on a day; `undefined` where there is none: no default. */
export function indicatorByCode(code: IndicatorCode, onDay: Day): Indicator | undefined {
  return indicatorsOn(onDay).find((indicator) => indicator.code === code);
}

/** The fields an indicator reads, each once. */
export function fieldsRead(indicator: Indicator): readonly FieldCode[] {
  const stated = indicator.statedBy === undefined ? [] : [indicator.statedBy];
  return [...new Set([...indicator.numerator, ...indicator.denominator, ...stated])];
}

/**
 * The indicators a form can answer on a day: it asks for all their counts, or for the rate stated.
 */
export function indicatorsFor(form: Form, onDay: Day): readonly Indicator[] {
  const asks = (code: FieldCode): boolean => fieldOf(form, code) !== undefined;
  return indicatorsOn(onDay).filter(
    (indicator) =>
      [...indicator.numerator, ...indicator.denominator].every(asks) ||
      (indicator.statedBy !== undefined && asks(indicator.statedBy)),
  );
}

/** Indicators indexed by the fields they read, so that one changed cell reevaluates only its own. */
export interface CompiledIndicators {
  readonly all: readonly Indicator[];
  /** The indicators that read a field, in catalogue order; empty where none does. */
  readonly touchedBy: (field: FieldCode) => readonly Indicator[];
}

/** Builds the index once; keep the result. */
export function compileIndicators(indicators: readonly Indicator[]): CompiledIndicators {
  const byField = new Map<FieldCode, Indicator[]>();
  for (const indicator of indicators) {
    for (const field of fieldsRead(indicator)) {
      const readers = byField.get(field);
      if (readers === undefined) byField.set(field, [indicator]);
      else readers.push(indicator);
    }
  }
  return { all: indicators, touchedBy: (field) => byField.get(field) ?? [] };
}

const compiled = compileIndicators(INDICATORS);

/** The indicators of the whole catalogue that read a field. */
export function indicatorsTouchedBy(field: FieldCode): readonly Indicator[] {
  return compiled.touchedBy(field);
}
