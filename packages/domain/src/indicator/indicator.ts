import type { AreaCode, LegalSource } from "../form/form.ts";
import type { Day, FieldCode } from "../report/cell.ts";

/** `on_time`: English, snake_case; a published variant adds its denominator after a dot. */
export type IndicatorCode = string;

/**
 * A rate made of two sums of fields. The denominator is part of the definition: another
 * denominator is another indicator.
 */
export interface Indicator {
  readonly code: IndicatorCode;
  readonly label: string;
  /** Fields whose sum is the numerator; counts, in the unit of their fields. */
  readonly numerator: readonly FieldCode[];
  /** Fields whose sum is the denominator; counts. */
  readonly denominator: readonly FieldCode[];
  /** Field of kind `rate` in which a unit may state the rate itself. */
  readonly statedBy?: FieldCode;
  readonly unit: "%";
  /** Decimals on display. Rates are kept in whole hundredths of a percent. */
  readonly decimals: 2;
  /** What it means, in a Vietnamese sentence, when the denominator is 0 or "không phát sinh". */
  readonly zeroDenominator: string;
  /** The formula in Vietnamese words, as shown beside the number. */
  readonly rule: string;
  readonly source: LegalSource;
  /** First closing day of a period the indicator answers for. */
  readonly from: Day;
  readonly to?: Day;
  readonly area: AreaCode;
  readonly direction: "higher-is-better" | "lower-is-better";
}
