import type { RearrangeLink } from "./change.ts";

/**
 * Links that hang together, each group apart: one rearrangement of a few communes. Two links hang
 * together where they share a predecessor or a successor; groups and links keep their order.
 */
export function linkGroups(links: readonly RearrangeLink[]): readonly (readonly RearrangeLink[])[] {
  const groupOf = new Map<string, RearrangeLink[]>();
  for (const link of links) {
    const [a, b] = [groupOf.get(`< ${link.predecessorId}`), groupOf.get(`> ${link.successorId}`)];
    const group = a ?? b ?? [];
    if (b !== undefined && b !== group) {
      group.push(...b);
      for (const { predecessorId, successorId } of b) {
        groupOf.set(`< ${predecessorId}`, group);
        groupOf.set(`> ${successorId}`, group);
      }
    }
    group.push(link);
    groupOf.set(`< ${link.predecessorId}`, group);
    groupOf.set(`> ${link.successorId}`, group);
  }
  return [...new Set(groupOf.values())];
}
