import type { InputValues } from "@cchc/domain/criteria/value";
import type { ReceiptResult } from "@cchc/domain/scoring/receipt";
import { canonicalJson } from "../canonical.ts";

/** A self-score as it was handed in. The text of it is hashed and kept for ever. */
export interface ScoreContent {
  readonly format: "score/1";
  readonly roundId: string;
  readonly unitId: string;
  readonly year: number;
  readonly set: { readonly id: string; readonly version: number; readonly hash: string };
  readonly values: InputValues;
  readonly notes: Readonly<Record<string, string>>;
  readonly evidence: readonly {
    readonly leaf: string;
    readonly documentId: string;
    readonly pageNote: string;
    /** Hashes of the files. */
    readonly files: readonly string[];
  }[];
  readonly result: ReceiptResult;
}

export function contentText(content: ScoreContent): string {
  return canonicalJson(content);
}

/** The content that {@link contentText} wrote. */
export function readContent(text: string): ScoreContent {
  const parse: (text: string) => ScoreContent = JSON.parse;
  return parse(text);
}
