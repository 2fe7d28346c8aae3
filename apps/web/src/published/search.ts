export const resultViews = ["bang", "bieu-do"] as const;
export type ResultView = (typeof resultViews)[number];

export interface ResultSearch {
  readonly xem?: ResultView;
  /** Ranking block. */
  readonly khoi?: string;
}

export function readResultSearch(raw: Readonly<Record<string, unknown>>): ResultSearch {
  const { xem, khoi } = raw;
  const view = resultViews.find((one) => one === xem);
  return {
    ...(view === undefined ? {} : { xem: view }),
    ...(typeof khoi === "string" && khoi !== "" ? { khoi } : {}),
  };
}

export interface CheckSearch {
  /** The printed code. */
  readonly ma?: string;
}

/** A code of figures alone arrives as a number. */
export function readCheckSearch(raw: Readonly<Record<string, unknown>>): CheckSearch {
  const { ma } = raw;
  return typeof ma === "string" || typeof ma === "number" ? { ma: String(ma).slice(0, 40) } : {};
}

/** A code as it was typed, `7k3m 9qpd`, as it is printed: `7K3M-9QPD`. */
export function plainCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}
