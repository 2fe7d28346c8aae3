/** What a history is narrowed to, as the address says it. */
export interface HistorySearch {
  /** Words looked for. */
  readonly tim?: string;
  /** Code of a kind. */
  readonly loai?: string;
  /** Account of whoever wrote. */
  readonly nguoi?: string;
  /** Whose history, for who works in several units. */
  readonly donvi?: string;
}

/** Takes what is understood of an address and leaves out the rest. */
export function readHistorySearch(raw: Readonly<Record<string, unknown>>): HistorySearch {
  const text = (name: keyof HistorySearch): Partial<Record<keyof HistorySearch, string>> => {
    const value = raw[name];
    const said = typeof value === "number" ? String(value) : value;
    return typeof said === "string" && said !== "" ? { [name]: said.slice(0, 200) } : {};
  };
  return { ...text("tim"), ...text("loai"), ...text("nguoi"), ...text("donvi") };
}
