import type { InputValue } from "@cchc/domain/criteria/value";
import type { Inputs, Outputs } from "../api.ts";

/** One stated value as its writer leaves it; null takes it back. */
export interface InputWrite {
  readonly kind: "input";
  readonly code: string;
  /** The version that the writer saw. */
  readonly version: number;
  readonly value: InputValue | null;
}

type SaveItem = Inputs["scores"]["saveItem"];

/** What somebody changes beside one leaf; members left out stay as they are. */
export interface ItemChange {
  readonly note?: string;
  readonly reply?: string;
  readonly evidence?: NonNullable<SaveItem["evidence"]>;
}

/** Note, reply and papers of one leaf. */
export interface ItemWrite extends ItemChange {
  readonly kind: "item";
  readonly leaf: string;
  /** The version that the writer saw of what stands beside the leaf. */
  readonly version: number;
}

export type ScoreWrite = InputWrite | ItemWrite;

export type TheirInput = Outputs["scores"]["saveInputs"]["conflicts"][number];
export type TheirItem = Outputs["scores"]["saveItem"]["conflicts"][number];

/** What somebody else wrote first: an answer, or what stands beside a leaf. */
export type Theirs =
  | ({ readonly kind: "input" } & TheirInput)
  | ({ readonly kind: "item" } & TheirItem);

/** `in/<code>` of a value. */
export function inputKey(code: string): string {
  return `in/${code}`;
}

/** `item/<leaf>` of what stands beside a leaf. */
export function itemKey(leaf: string): string {
  return `item/${leaf}`;
}

export function writeKey(write: ScoreWrite): string {
  return write.kind === "input" ? inputKey(write.code) : itemKey(write.leaf);
}

/** The later write of the same thing; what it leaves out of an item stays. */
export function merged(before: ScoreWrite, after: ScoreWrite): ScoreWrite {
  return before.kind === "item" && after.kind === "item" ? { ...before, ...after } : after;
}

/** Most values of one write; the server takes 500. */
const mostInputs = 400;

/** Values go together, what stands beside a leaf goes alone. */
export function together(waiting: readonly ScoreWrite[]): readonly ScoreWrite[] {
  const [first] = waiting;
  if (first === undefined || first.kind === "item") return waiting.slice(0, 1);
  return waiting.filter(({ kind }) => kind === "input").slice(0, mostInputs);
}
