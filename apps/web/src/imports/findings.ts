import type { FileFinding } from "./reading.ts";

/** Findings that say the same of the same words, as one question. */
export interface FindingGroup {
  readonly finding: FileFinding;
  /** Places among the findings of the file; the first leads to its words. */
  readonly places: readonly number[];
}

/** What is to be done about a finding: answer it, know it, or nothing: what was said agrees. */
export type FindingPurpose = "ask" | "know" | "agrees";

export function purposeOf({ kind, severity, value }: FileFinding): FindingPurpose {
  if (severity !== "info") return "ask";
  // With a value it says what would follow, and somebody has to confirm that.
  return kind === "identity-holds" && value === undefined ? "agrees" : "know";
}

/** How many questions a file has for whoever wrote it. */
export function askedCount(findings: readonly FileFinding[]): number {
  return groupsOf(findings.filter((finding) => purposeOf(finding) === "ask")).length;
}

/** A text that says the same twenty times asks once. */
export function groupsOf(findings: readonly FileFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, { finding: FileFinding; places: number[] }>();
  findings.forEach((finding, at) => {
    const key = JSON.stringify([finding.kind, finding.message, finding.phrase]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { finding, places: [at] });
    else known.places.push(at);
  });
  return [...groups.values()];
}
