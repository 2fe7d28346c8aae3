import type { Outputs } from "../api.ts";

/** What the server found in one file, beside one report. */
export type Reading = Outputs["imports"]["read"];
export type Proposal = Reading["proposals"][number];
export type FileFinding = Reading["findings"][number];
export type Citation = Reading["citations"][number];

/** A stretch of the file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a person said about one cell's figure. */
export type Choice =
  | { readonly kind: "take"; readonly candidate: number }
  | { readonly kind: "correct"; readonly text: string }
  | { readonly kind: "leave" };

/** Choices by cell key; a cell that is absent is still open. */
export type Choices = ReadonlyMap<string, Choice>;

/** Whether a file speaks of another unit or another period than the report. */
export function isOfAnother({ another }: Pick<Reading, "another">): boolean {
  return another.unit !== null || another.period !== null;
}

/**
 * The reading as it may be taken: of a file that speaks of another unit or period nothing is certain
 * until a person has said that it is this report's all the same.
 */
export function asFarAsConfirmed(reading: Reading, confirmed: boolean): Reading {
  if (confirmed || !isOfAnother(reading)) return reading;
  const doubted = reading.proposals.map((proposal) => ({ ...proposal, certain: false }));
  return { ...reading, proposals: doubted };
}
