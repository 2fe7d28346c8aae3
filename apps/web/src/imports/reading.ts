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
