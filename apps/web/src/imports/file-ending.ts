/**
 * The ending of a file's name that is none of those taken, lower case; undefined where the server has
 * to look. An ending has a letter: `Báo cáo 9.12` has none.
 */
export function foreignEnding(name: string, taken: readonly string[]): string | undefined {
  const ending = /\.(\d*[a-z][a-z0-9]*)$/i.exec(name.trim())?.[1]?.toLowerCase();
  return ending === undefined || ending.length > 5 || taken.includes(ending) ? undefined : ending;
}
