/** The id of a cell's input on its page, for links that lead to it. */
export function cellId(key: string): string {
  return `o-${key.replaceAll(/[^\p{L}\p{N}_-]/gu, "-")}`;
}
