import type { InputValue, InputValues } from "../criteria/value.ts";

/**
 * Questions of criteria sets that several yes/no fields of the report answer together, by the code
 * that the sets read. Nobody is asked a second time for what the report says.
 */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  "finance.rules": ["finance.spending_rules", "finance.property_rules"],
};

/** The fields of the report behind a code of this kind; empty for every other code. */
export function joinedFields(code: string): readonly string[] {
  return JOINED[code] ?? [];
}

/** The codes that a report with these fields answers. */
export function joinedCodes(fields: ReadonlySet<string>): readonly string[] {
  return Object.keys(JOINED).filter((code) => joinedFields(code).every((one) => fields.has(one)));
}

function join(answers: readonly (InputValue | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.every((answer) => answer === true) ? true : undefined;
}

/**
 * The answers that follow from a report's own: có only where each field says có, không as soon as one
 * does, and none while a field is without an answer.
 */
export function joinedValues(values: InputValues): InputValues {
  return Object.fromEntries(
    Object.entries(JOINED).flatMap(([code, fields]) => {
      const joined = join(fields.map((field) => values[field]));
      return joined === undefined ? [] : [[code, joined] as const];
    }),
  );
}
