import type { Qualifier } from "../report/cell.ts";
import type { Points, Share } from "./rule.ts";

/**
 * What is known of one input, as plain JSON:
 * - a number: a count, whole and ≥ 0; with a qualifier where the source was not exact
 * - `true`/`false`: Có, Không
 * - a text: a day (`"2023-11-30"`) or the code of an option or grade
 * - numerator and denominator: whole counts ≥ 0
 * - `rate`: stated without counts, in hundredths of a percent; kept as stated
 * - `counts`: by grade, answer or part; parts not named are 0
 * - `items`: the items of a checklist that are done; the others are not
 * - `claim`: points an officer claims, in hundredths, with the reason
 * - a state: "không phát sinh", "chưa có số liệu", "không áp dụng"
 */
export type InputValue =
  | number
  | boolean
  | string
  | { readonly value: number; readonly qualifier: Qualifier }
  | { readonly numerator: number; readonly denominator: number }
  | { readonly rate: Share }
  | { readonly counts: Readonly<Record<string, number>> }
  | { readonly items: readonly string[] }
  | { readonly claim: Points; readonly reason?: string }
  | { readonly state: "none" | "unknown" | "not-applicable"; readonly reason?: string };

/** Values by the code of a field, indicator, document, task or survey, or of a leaf itself. */
export type InputValues = Readonly<Record<string, InputValue>>;
