import type { InferDataFromTag, QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks again after a write. A question still under way was asked before it: where it has no answer
 * yet, the query client would wait for that old one and take it for the new.
 */
export async function askAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey });
  await queries.invalidateQueries({ queryKey });
}

/**
 * Shows what a write answered. A question still under way was asked before it, and its answer would
 * put back what stood there.
 */
export async function putAnswer<Key extends QueryKey>(
  queries: QueryClient,
  queryKey: Key,
  answer: InferDataFromTag<unknown, Key>,
): Promise<void> {
  await queries.cancelQueries({ queryKey });
  queries.setQueryData(queryKey, () => answer);
}
