import type { LegalSource } from "../form/form.ts";
import type { Cells, FieldCode, Qualifier, RowKey } from "../report/cell.ts";
import { type Amount, amountAt, inSum } from "./amount.ts";
import type { Indicator, IndicatorCode } from "./indicator.ts";
import { rateOf } from "./rate.ts";

/** One field that went into a rate, in the state it was in. */
export type RateInput = Amount & {
  readonly field: FieldCode;
  readonly row: RowKey;
  readonly role: "numerator" | "denominator" | "stated";
};

/** Why a rate is what it is, as data: screens, annexes and receipts draw it, nobody recomputes. */
export interface RateBecause {
  /** The formula in Vietnamese words. */
  readonly rule: string;
  readonly source: LegalSource;
  readonly inputs: readonly RateInput[];
  /** Sum of the numerator's fields; `undefined` while one of them has no number. */
  readonly numerator: number | undefined;
  /** Sum of the denominator's fields; `undefined` while one of them has no number. */
  readonly denominator: number | undefined;
  /** Set on `none`: what a zero denominator means here. */
  readonly meaning?: string;
}

interface About {
  readonly indicator: IndicatorCode;
  readonly because: RateBecause;
}

/** Reckoned from counts. `hundredths` is in hundredths of a percent, rounded half up. */
export interface ComputedRate extends About {
  readonly state: "computed";
  readonly numerator: number;
  readonly denominator: number;
  readonly hundredths: number;
  /** One of the counts was entered with a qualifier other than exact. */
  readonly approximate: boolean;
}

/** Stated by the unit without its counts: kept as stated, never turned into counts. */
export interface StatedRate extends About {
  readonly state: "stated";
  readonly hundredths: number;
  readonly qualifier: Qualifier;
  /** The mark shown beside such a rate. */
  readonly mark: "chưa có tử số" | "chưa có mẫu số" | "chưa có tử số, mẫu số";
}

/** "Không phát sinh": the denominator is 0 or was answered so. Not 0 %, not 100 %. */
export interface NoRate extends About {
  readonly state: "none";
}

/** A count is still to come. */
export interface MissingRate extends About {
  readonly state: "missing";
  readonly fields: readonly FieldCode[];
}

/** What an indicator says about the cells of one report (or one row of its table). */
export type Evaluation = ComputedRate | StatedRate | NoRate | MissingRate;

function total(inputs: readonly RateInput[]): number | undefined {
  let sum = 0;
  for (const input of inputs) {
    const value = inSum(input);
    if (value === undefined) return undefined;
    sum += value;
  }
  return Number.isSafeInteger(sum) ? sum : undefined;
}

function markOf(
  numerator: number | undefined,
  denominator: number | undefined,
): StatedRate["mark"] {
  if (numerator !== undefined) return "chưa có mẫu số";
  return denominator === undefined ? "chưa có tử số, mẫu số" : "chưa có tử số";
}

/**
 * Evaluates one indicator on the cells of one report.
 *
 * In order: a denominator of 0 or "không phát sinh" is `none`; complete counts are `computed`; a
 * rate stated without them is `stated`; anything else is `missing`, naming the fields. A field
 * that is "không phát sinh" counts as 0 beside other fields of its sum; absent and "chưa có số
 * liệu" never do.
 *
 * @param row lĩnh vực of the repeating table; `""` for the report's own figures. A stated rate
 *   belongs to the report as a whole, so rows never have one.
 */
export function evaluate(indicator: Indicator, cells: Cells, row: RowKey = ""): Evaluation {
  const read = (role: "numerator" | "denominator", fields: readonly FieldCode[]): RateInput[] =>
    fields.map((field) => ({ ...amountAt(cells, field, row), field, row, role }));
  const above = read("numerator", indicator.numerator);
  const below = read("denominator", indicator.denominator);
  const statedBy = row === "" ? indicator.statedBy : undefined;
  const stated: RateInput[] =
    statedBy === undefined
      ? []
      : [{ ...amountAt(cells, statedBy), field: statedBy, row, role: "stated" }];
  const numerator = total(above);
  const denominator = total(below);
  const because: RateBecause = {
    rule: indicator.rule,
    source: indicator.source,
    inputs: [...above, ...below, ...stated],
    numerator,
    denominator,
  };
  const about = { indicator: indicator.code, because };
  const said = stated[0];
  const unanswered = numerator === undefined || denominator === undefined;

  if (denominator === 0 || (unanswered && said?.state === "none")) {
    const meaning = indicator.zeroDenominator;
    return { state: "none", indicator: indicator.code, because: { ...because, meaning } };
  }
  if (numerator !== undefined && denominator !== undefined) {
    const approximate = [...above, ...below].some(
      (input) => input.state === "entered" && input.qualifier !== "exact",
    );
    const hundredths = rateOf(numerator, denominator);
    return { state: "computed", ...about, numerator, denominator, hundredths, approximate };
  }
  if (said?.state === "entered") {
    const mark = markOf(numerator, denominator);
    return { state: "stated", ...about, hundredths: said.value, qualifier: said.qualifier, mark };
  }
  const without = [...above, ...below].filter((input) => inSum(input) === undefined);
  return { state: "missing", ...about, fields: [...new Set(without.map((input) => input.field))] };
}

/** Evaluates several indicators on the same cells, in their order. */
export function evaluateAll(
  indicators: readonly Indicator[],
  cells: Cells,
  row: RowKey = "",
): readonly Evaluation[] {
  return indicators.map((indicator) => evaluate(indicator, cells, row));
}
