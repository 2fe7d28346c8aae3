import type { LegalSource } from "../form/form.ts";
import type { LeafBase } from "./define.ts";
import type { LeafExample } from "./set.ts";

/** Shown wherever the reference set is. */
export const REFERENCE_NOTICE = "Khung tham khảo, không phải văn bản của tỉnh nào";

/** The reference set cites itself: it rests on no decision, and says so. */
export function referenceClause(clause: string): LegalSource {
  return { document: REFERENCE_NOTICE, clause };
}

/** Source and papers of one criterion. */
export function base(area: number, evidence: string): LeafBase {
  return { source: referenceClause(`Lĩnh vực ${area}`), evidence };
}

/** Ratio cases of one input code: numerator, denominator, points in hundredths. */
export function ratioCases(
  code: string,
  cases: readonly (readonly [number, number, LeafExample["expect"]])[],
): readonly LeafExample[] {
  return cases.map(([numerator, denominator, expect]) => ({
    note: `${numerator} trên ${denominator}`,
    values: { [code]: { numerator, denominator } },
    expect,
  }));
}
