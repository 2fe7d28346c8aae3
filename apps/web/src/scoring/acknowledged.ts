import type { Answer, Batch } from "../entry/queue.ts";
import { type Beside, blank, changeOf, theirBeside, withChange } from "./beside.ts";
import type { Item, OpenedScore } from "./book-shape.ts";
import {
  type ItemChange,
  type ScoreWrite,
  type Theirs,
  type TheirInput,
  writeKey,
} from "./writes.ts";

/** What the server said of one answer or of what stands beside one leaf, since the score was opened. */
export type Acknowledged =
  | ({ readonly kind: "input" } & TheirInput)
  | {
      readonly kind: "item";
      readonly leaf: string;
      /** Of what the unit wrote: its own count. */
      readonly version: number;
      readonly change: ItemChange;
      /** As they are told where somebody else chose them. */
      readonly papers: Beside["papers"];
    };

/** What the server made of one batch: what it saved, and what others wrote. */
export function acknowledgedAnswers(
  { writes }: Batch<ScoreWrite>,
  { saved, conflicts, at }: Answer<Theirs>,
  by: string,
): readonly Acknowledged[] {
  const versions = new Map(saved.map(({ key, version }) => [key, version]));
  const mine = writes.flatMap((write): readonly Acknowledged[] => {
    const version = versions.get(writeKey(write));
    if (version === undefined) return [];
    if (write.kind === "input") return [{ ...write, version, by, at }];
    return [{ kind: "item", leaf: write.leaf, version, change: changeOf(write), papers: [] }];
  });
  return [...mine, ...conflicts.map(({ theirs }) => fromOther(theirs))];
}

function fromOther(theirs: Theirs): Acknowledged {
  if (theirs.kind === "input") return theirs;
  const { note, reply, papers } = theirBeside(theirs);
  const { leaf, version } = theirs;
  return { kind: "item", leaf, version, change: { note, reply, evidence: [...papers] }, papers };
}

/** A leaf beside which nothing stood yet. */
export const untouched: Omit<Item, "leaf"> = {
  note: null,
  seconds: 0,
  state: "open",
  points: null,
  reason: null,
  decidedBy: null,
  decidedAt: null,
  confirmedBy: null,
  reply: null,
  replyDue: null,
  version: 0,
  ownVersion: 0,
};

/** The score with what was acknowledged since it was opened; the later version stands. */
export function withAcknowledged(
  score: OpenedScore,
  answers: readonly Acknowledged[],
): OpenedScore {
  return answers.reduce(
    (now, one) => (one.kind === "input" ? withAnswer(now, one) : withBeside(now, one)),
    score,
  );
}

type Of<Kind extends Acknowledged["kind"]> = Extract<Acknowledged, { readonly kind: Kind }>;

function withAnswer(score: OpenedScore, { kind: _kind, ...answer }: Of<"input">): OpenedScore {
  const before = score.stated.find(({ code }) => code === answer.code);
  if ((before?.version ?? 0) >= answer.version) return score;
  const others = score.stated.filter((one) => one !== before);
  return { ...score, version: Math.max(score.version, 1), stated: [...others, answer] };
}

function withBeside(score: OpenedScore, written: Of<"item">): OpenedScore {
  const { leaf, version, change, papers } = written;
  const before = score.items.find((one) => one.leaf === leaf);
  if ((before?.ownVersion ?? 0) >= version) return score;
  const own = score.evidence.filter((one) => one.leaf === leaf);
  const stood = { ...blank, note: before?.note ?? "", reply: before?.reply ?? "", papers: own };
  const now = withChange(stood, change, [...score.evidence, ...papers]);
  const item = { ...untouched, leaf, ...before, ownVersion: version };
  const words = { note: wordsOf(now.note), reply: wordsOf(now.reply) };
  const evidence = now.papers.map((paper) => ({ ...paper, unitId: score.unit.id, leaf }));
  return {
    ...score,
    version: Math.max(score.version, 1),
    items: [...score.items.filter((one) => one !== before), { ...item, ...words }],
    evidence: [...score.evidence.filter((one) => one.leaf !== leaf), ...evidence],
  };
}

/** As the server keeps them: empty is none. */
function wordsOf(text: string): string | null {
  return text === "" ? null : text;
}
