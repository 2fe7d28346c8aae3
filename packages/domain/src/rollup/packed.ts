import { type Coverage, type KeptRate, type RolledRate, rolledFrom } from "./rollup.ts";

/** A letter for the state of one unit's rate. */
export const stateLetters: Readonly<Record<KeptRate["state"], "c" | "s" | "n" | "m">> = {
  computed: "c",
  stated: "s",
  none: "n",
  missing: "m",
};

/**
 * Rolled rates for sending, as columns of whole numbers, position by position: a small part of the
 * size of a list of objects.
 */
export interface PackedRates {
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
  /** A letter a rate ({@link stateLetters}) where behind every rate stands exactly one unit. */
  readonly coverage: string | PackedCoverage;
}

type Count = Exclude<keyof Coverage, "units">;

/** How many units stand behind each rate, position by position. */
export type PackedCoverage = Readonly<Record<Count, readonly number[]>>;

/** One indicator over rows of units, added up unit by unit. */
export interface RateColumn {
  /**
   * Adds one unit's kept rate to a row: a letter of {@link stateLetters}, and its counts where it
   * was computed, else 0 and 0.
   * @throws {RangeError} for a row that is not there, or a sum past `Number.MAX_SAFE_INTEGER`
   */
  add(row: number, letter: string, numerator: number, denominator: number): void;
  /** The rates of the rows so far; {@link unpackRates} gives them as `rollUpKept` would. */
  pack(): PackedRates;
  /** The rate of all rows together, from their sums. */
  total(): RolledRate;
}

/** A column of `rows` rows without units. Makes no object a unit: a country is added in a moment. */
export function createRateColumn(rows: number): RateColumn {
  // One place more, at the end, for all rows together.
  const zeros = (): number[] => Array<number>(rows + 1).fill(0);
  const numerators = zeros();
  const denominators = zeros();
  const coverage = { counted: zeros(), stated: zeros(), none: zeros(), missing: zeros() };
  const letters: string[] = [];
  let inOrder = true;
  const first = (column: readonly number[]): readonly number[] => column.slice(0, rows);
  return {
    add(row, letter, numerator, denominator) {
      if (!(row >= 0 && row < rows)) throw new RangeError(`no row ${row}`);
      inOrder &&= row === letters.length;
      letters.push(letter);
      const count = coverage[countOf(letter)];
      raise(count, row, 1);
      raise(count, rows, 1);
      if (letter !== stateLetters.computed) return;
      raise(numerators, row, numerator);
      raise(numerators, rows, numerator);
      raise(denominators, row, denominator);
      raise(denominators, rows, denominator);
    },
    pack: () => ({
      numerators: first(numerators),
      denominators: first(denominators),
      coverage:
        inOrder && letters.length === rows
          ? letters.join("")
          : {
              counted: first(coverage.counted),
              stated: first(coverage.stated),
              none: first(coverage.none),
              missing: first(coverage.missing),
            },
    }),
    total: () => rateAt(numerators, denominators, coverage, rows),
  };
}

function raise(column: number[], place: number, by: number): void {
  const sum = (column[place] ?? 0) + by;
  if (!Number.isSafeInteger(sum)) throw new RangeError(`sum cannot be kept exactly: ${sum}`);
  column[place] = sum;
}

function countOf(letter: string): Count {
  switch (letter) {
    case stateLetters.computed:
      return "counted";
    case stateLetters.stated:
      return "stated";
    case stateLetters.none:
      return "none";
    default:
      return "missing";
  }
}

const nobody = { counted: 0, stated: 0, none: 0, missing: 0 } as const;

/**
 * The rates of a packed column.
 * @throws {RangeError} when its parts are not of one length
 */
export function unpackRates({
  numerators,
  denominators,
  coverage,
}: PackedRates): readonly RolledRate[] {
  if (typeof coverage !== "string") {
    const { length } = coverage.counted;
    requireLengths(length, numerators, denominators, ...Object.values(coverage));
    return numerators.map((_, index) => rateAt(numerators, denominators, coverage, index));
  }
  requireLengths(coverage.length, numerators, denominators);
  return Array.from(coverage, (letter, index) =>
    rolledFrom({
      numerator: numerators[index] ?? 0,
      denominator: denominators[index] ?? 0,
      coverage: { ...nobody, units: 1, [countOf(letter)]: 1 },
    }),
  );
}

function rateAt(
  numerators: readonly number[],
  denominators: readonly number[],
  packed: PackedCoverage,
  index: number,
): RolledRate {
  const at = (column: readonly number[]): number => column[index] ?? 0;
  const counted = at(packed.counted);
  const stated = at(packed.stated);
  const none = at(packed.none);
  const missing = at(packed.missing);
  return rolledFrom({
    numerator: at(numerators),
    denominator: at(denominators),
    coverage: { units: counted + stated + none + missing, counted, stated, none, missing },
  });
}

function requireLengths(length: number, ...columns: readonly (readonly number[])[]): void {
  if (columns.some((column) => column.length !== length)) {
    throw new RangeError("columns of different lengths");
  }
}
