/** What stands after `?`, as plain texts: `?ky=…&nut=…`, readable and safe to send to a colleague. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** Reads `?a=1&b=x`; a repeated name keeps its last value. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes a search; what is undefined or empty is left out. */
export function writeSearch(search: RawSearch): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === "string" && value !== "") params.set(name, value);
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** A text that is there and not empty. */
export function textOf(raw: RawSearch, name: string): string | undefined {
  const value = raw[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** One of the allowed words, else nothing. */
export function wordOf<Word extends string>(
  raw: RawSearch,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = raw[name];
  return words.find((word) => word === value);
}
