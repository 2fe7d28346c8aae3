import type { ProofKind } from "./task.ts";

/** Every {@link ProofKind}, as a list offers them. */
export const proofKinds: readonly ProofKind[] = [
  "plan",
  "report",
  "decision",
  "notice",
  "article",
  "minutes",
  "photo",
  "other",
];
