import type { FileFinding } from "./reading.ts";

/** Findings that say the same of the same words, as one question. */
export interface FindingGroup {
  readonly finding: FileFinding;
  /** Places among the findings of the file; the first leads to its words. */
  readonly places: readonly number[];
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
