import type { InputValues } from "@cchc/domain/criteria/value";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import type { StoredItem } from "./queries.ts";

/**
 * The values of a returned score: anew where every leaf that reads them came back, as they were handed
 * in before everywhere else. An appraiser agreed to those, and one leaf alone opens.
 */
export function reopenedValues(
  { touchedBy }: Pick<CompiledSet, "touchedBy">,
  items: readonly Pick<StoredItem, "leaf" | "state">[],
  { before, fresh }: { readonly before: InputValues; readonly fresh: InputValues },
): InputValues {
  const returned = new Set(items.flatMap(({ leaf, state }) => (state === "returned" ? leaf : [])));
  const isBack = (code: string): boolean =>
    touchedBy(code).every((leaf) => returned.has(leaf.code));
  return Object.fromEntries([
    ...Object.entries(before).filter(([code]) => !isBack(code)),
    ...Object.entries(fresh).filter(([code]) => isBack(code)),
  ]);
}
