/** Whose book, of which report, as of which day, as the address says it. */
export interface HandoverSearch {
  readonly donvi?: string;
  readonly ky?: string;
  readonly ngay?: string;
}

/** Takes what is understood of an address and leaves out the rest. */
export function readHandoverSearch(raw: Readonly<Record<string, unknown>>): HandoverSearch {
  const text = (name: keyof HandoverSearch): Partial<HandoverSearch> => {
    const value = raw[name];
    return typeof value === "string" && value !== "" ? { [name]: value.slice(0, 200) } : {};
  };
  return { ...text("donvi"), ...text("ky"), ...text("ngay") };
}
