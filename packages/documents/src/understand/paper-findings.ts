import {
  beforeSuperior,
  future,
  order,
  twoTitles,
  typeAgainstSymbol,
} from "./citation-findings.ts";
import { frame, own, repeatedText, sections } from "./text-findings.ts";
import type { CitedDocument } from "./citations.ts";
import type { CleanText } from "./clean.ts";
import type { Times } from "./dates.ts";
import type { FoundHeading, OwnNumber } from "./heading.ts";
import type { FoundFinding } from "./found-finding.ts";
import type { Outline } from "./outline.ts";
import type { Grid } from "./tasks.ts";

/** What the findings about the paper itself rest on. */
export interface Paper {
  readonly clean: CleanText;
  readonly outline: Outline;
  readonly grids: readonly Grid[];
  readonly citations: readonly CitedDocument[];
  readonly times: Times;
  readonly heading: FoundHeading;
  readonly ownNumbers: readonly OwnNumber[];
  readonly reportedUntil: string | null;
}

/** Doubts about numbers, dates, titles and the frame of the document. */
export function paperFindings(paper: Paper): readonly FoundFinding[] {
  const { clean, outline, grids, citations, times, heading, ownNumbers, reportedUntil } = paper;
  return [
    ...own(clean, ownNumbers, heading),
    ...twoTitles(citations),
    ...typeAgainstSymbol(citations),
    ...order(citations),
    ...beforeSuperior(clean, citations),
    ...future(clean, citations, times, heading.ownDate?.day ?? null, reportedUntil),
    ...sections(outline, grids),
    ...repeatedText(clean, outline),
    ...frame(clean, times, heading, ownNumbers),
  ];
}
