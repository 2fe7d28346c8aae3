import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";

/** What a copy is called and which decision it will rest on. */
export interface CopyTerms {
  readonly id: string;
  readonly name: string;
  /** Name of the document, `Quyết định 52/QĐ-UBND ngày 10/01/2024`. */
  readonly decision: string;
}

/**
 * A set under a name of its own. The notice says what the copied set is, so a copy has none; what
 * rested on the old decision rests on the new one, clause by clause to be looked through.
 */
export function copyOf(source: CriteriaSet, { id, name, decision }: CopyTerms): CriteriaSet {
  const { notice: _notice, ...rest } = source;
  const old = source.decision.document;
  const rested = (leaf: Leaf): Leaf =>
    leaf.source.document === old
      ? { ...leaf, source: { ...leaf.source, document: decision } }
      : leaf;
  const { bonus } = source;
  return {
    ...rest,
    id,
    version: 1,
    name,
    decision: { document: decision, clause: "" },
    areas: source.areas.map((area) => ({
      ...area,
      criteria: area.criteria.map((one) => ({ ...one, leaves: one.leaves.map(rested) })),
    })),
    ...(bonus === undefined ? {} : { bonus: { ...bonus, leaves: bonus.leaves.map(rested) } }),
  };
}
