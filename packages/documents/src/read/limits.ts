/** How much of a file is read, and for how long. */
export interface Limits {
  /** Of the file as it arrives. */
  readonly bytes: number;
  /** Of all parts of a zipped file together once inflated. */
  readonly inflatedBytes: number;
  readonly entries: number;
  readonly pages: number;
  /** UTF-16 units of text. */
  readonly characters: number;
  /** Rows over all sheets. */
  readonly rows: number;
  readonly milliseconds: number;
  /** Heap of the reading thread, megabytes. */
  readonly megabytes: number;
}

/** What an office's report or export never needs more than. */
export const LIMITS: Limits = {
  bytes: 30_000_000,
  inflatedBytes: 250_000_000,
  entries: 4000,
  pages: 400,
  characters: 2_000_000,
  rows: 100_000,
  milliseconds: 30_000,
  megabytes: 640,
};
