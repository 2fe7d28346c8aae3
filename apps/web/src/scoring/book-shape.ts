import type { InputValue, InputValues } from "@cchc/domain/criteria/value";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import type { UnitScore } from "@cchc/domain/scoring/score";
import type { Outputs } from "../api.ts";
import type { Line, Phase, Unsent } from "../entry/queue.ts";
import type { Answer } from "./answers.ts";
import type { Beside, Chosen, ItemClash } from "./beside.ts";
import type { ItemChange, ScoreWrite, TheirInput, Theirs } from "./writes.ts";

export type OpenedScore = Outputs["scores"]["open"];
export type Item = OpenedScore["items"][number];

/** Two values for one question; a person decides. */
export interface Clash {
  readonly theirs: TheirInput;
  readonly mine: InputValue | null;
}

/** Everything the screens draw of a score; a new object whenever anything of it changed. */
export interface BookView {
  readonly opened: OpenedScore;
  readonly compiled: CompiledSet;
  readonly score: UnitScore;
  /** What is fed, with what the unit states over it. */
  readonly values: InputValues;
  readonly stated: InputValues;
  readonly clashes: ReadonlyMap<string, Clash>;
  /** By leaf: two people wrote different words, or chose different papers. */
  readonly itemClashes: ReadonlyMap<string, ItemClash>;
  /** What the server would not take, by leaf or code, as sentences. */
  readonly refusals: ReadonlyMap<string, string>;
  readonly phase: Phase;
  /** Keys of what is not saved yet: `in/<code>`, `item/<leaf>`. */
  readonly unsent: ReadonlySet<string>;
  /** Keys of what was saved in this visit. */
  readonly fresh: ReadonlySet<string>;
  readonly savedAt: string | undefined;
  readonly beside: (leaf: string) => Beside;
}

export interface BookOptions extends Line<ScoreWrite, Theirs> {
  readonly opened: OpenedScore;
  readonly keep: (unsent: Unsent<ScoreWrite>) => void;
  /** Tells how long a leaf that was written took, whole seconds; lost, it is missed by nobody. */
  readonly spent: (leaf: string, seconds: number) => void;
  readonly onSignedOut: () => void;
}

/** One unit's score while somebody works on it. */
export interface Book {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => BookView;
  /** Writes answers as one step that can be undone. */
  readonly write: (answers: readonly Answer[]) => void;
  readonly writeItem: (leaf: string, change: Pick<ItemChange, "note" | "reply">) => void;
  /** All papers of the leaf in place of those before. */
  readonly writePapers: (leaf: string, chosen: readonly Chosen[]) => void;
  /** Somebody worked at a leaf; told to the server only once something of it was written. */
  readonly work: (leaf: string, seconds: number) => void;
  readonly decide: (code: string, keep: "mine" | "theirs") => void;
  readonly decideItem: (leaf: string, keep: "mine" | "theirs") => void;
  /** Takes the last step back, or does it again; the code of its first value. */
  readonly undo: () => string | undefined;
  readonly redo: () => string | undefined;
  /** Takes in what the server has now; what is still being written keeps its value. */
  readonly receive: (opened: OpenedScore) => void;
  readonly resume: (unsent: Unsent<ScoreWrite>) => void;
  readonly retry: () => void;
}
