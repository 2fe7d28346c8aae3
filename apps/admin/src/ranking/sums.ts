import type { CriteriaSet } from "@cchc/domain/criteria/set";

function sumOf(parts: readonly { readonly max: number }[]): number {
  return parts.reduce((sum, { max }) => sum + max, 0);
}

/** The set with every criterion, area and total equal to what stands below it. */
export function withSums(set: CriteriaSet): CriteriaSet {
  const areas = set.areas.map((area) => {
    const criteria = area.criteria.map((one) => ({ ...one, max: sumOf(one.leaves) }));
    return { ...area, criteria, max: sumOf(criteria) };
  });
  return { ...set, areas, max: sumOf(areas) };
}
