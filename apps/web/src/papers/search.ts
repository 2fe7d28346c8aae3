/** What the paper's page shows, as the address says it. */
export interface PaperSearch {
  /** Code of a template; the report's own where absent. */
  readonly mau?: string;
  /** An issued paper instead of the one that follows the data. */
  readonly ban?: string;
}

/** Takes what is understood of an address and leaves out the rest. */
export function readPaperSearch(raw: Readonly<Record<string, unknown>>): PaperSearch {
  const { mau, ban } = raw;
  return {
    ...(typeof mau === "string" && /^[a-z_]+$/.test(mau) ? { mau } : {}),
    ...(typeof ban === "string" && /^[0-9a-f-]{36}$/.test(ban) ? { ban } : {}),
  };
}
