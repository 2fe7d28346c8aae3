import type { Outputs } from "../api.ts";
import type { ItemChange, ItemWrite, TheirItem } from "./writes.ts";

type Opened = Outputs["scores"]["open"];

/** A paper that proves a leaf, as it is shown and cited. */
export type Paper = Omit<Opened["evidence"][number], "unitId" | "leaf">;

/** A paper by its place in the register, and the pages that prove. */
export type Chosen = Pick<Paper, "documentId" | "pageNote">;

/** What the unit writes beside one leaf. */
export interface Beside {
  readonly note: string;
  readonly reply: string;
  readonly papers: readonly Paper[];
}

export const blank: Beside = { note: "", reply: "", papers: [] };

/** The parts of {@link Beside} that two people can have written differently. */
export const besideParts = ["note", "reply", "papers"] as const satisfies readonly (keyof Beside)[];
export type BesidePart = (typeof besideParts)[number];

/** Two versions of what stands beside one leaf; a person decides. */
export interface ItemClash {
  readonly theirs: Beside;
  readonly by: string;
  readonly at: string;
  /** What was to be written. */
  readonly mine: ItemChange;
  /** Where the two say different things; what else is of mine is written whatever is decided. */
  readonly over: readonly BesidePart[];
}

/** What somebody else left beside the leaf. */
export function theirBeside({ note, reply, papers }: TheirItem): Beside {
  return { note: note ?? "", reply: reply ?? "", papers };
}

function cited(papers: readonly Chosen[]): string {
  return papers
    .map(({ documentId, pageNote }) => JSON.stringify([documentId, pageNote]))
    .sort((a, b) => (a < b ? -1 : 1))
    .join();
}

function sameParts(part: BesidePart, a: Beside, b: Beside): boolean {
  return part === "papers" ? cited(a.papers) === cited(b.papers) : a[part] === b[part];
}

function writes(part: BesidePart, change: ItemChange): boolean {
  return (part === "papers" ? change.evidence : change[part]) !== undefined;
}

/** What stands beside a leaf once a change is made; papers are told by `known` where it has them. */
export function withChange(
  before: Beside,
  { note = before.note, reply = before.reply, evidence }: ItemChange,
  known: readonly Paper[],
): Beside {
  if (evidence === undefined) return { ...before, note, reply };
  const papers = new Map([...known, ...before.papers].map((paper) => [paper.documentId, paper]));
  return {
    note,
    reply,
    papers: evidence.map((one) => ({ ...(papers.get(one.documentId) ?? untold), ...one })),
  };
}

/** A paper just chosen, until the server tells what it is. */
const untold: Omit<Paper, "documentId" | "pageNote"> = {
  type: "other",
  number: null,
  symbol: null,
  issuedOn: null,
  summary: "",
  withdrawn: false,
  files: [],
};

/**
 * Where a change says other things than somebody who was first, both from the same `base`. A part that
 * only one of the two changed, or both alike, is nobody's question.
 */
export function clashingParts(base: Beside, theirs: Beside, change: ItemChange): BesidePart[] {
  const mine = withChange(base, change, theirs.papers);
  return besideParts.filter(
    (part) =>
      writes(part, change) && !sameParts(part, base, theirs) && !sameParts(part, mine, theirs),
  );
}

/** The change without those parts; undefined where nothing of it is left. */
export function changeWithout(
  { note, reply, evidence }: ItemChange,
  parts: readonly BesidePart[],
): ItemChange | undefined {
  const rest: ItemChange = {
    ...(note === undefined || parts.includes("note") ? {} : { note }),
    ...(reply === undefined || parts.includes("reply") ? {} : { reply }),
    ...(evidence === undefined || parts.includes("papers") ? {} : { evidence }),
  };
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** The parts of a write, without what addresses it. */
export function changeOf(write: ItemWrite): ItemChange {
  return changeWithout(write, []) ?? {};
}
