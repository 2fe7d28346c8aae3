import type { InputValue, InputValues } from "@cchc/domain/criteria/value";
import { type CompiledSet, compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit, type UnitScore } from "@cchc/domain/scoring/score";
import type { Outputs } from "../api.ts";
import type { Phase } from "../entry/queue.ts";
import { redo, remember, type Step, type Steps, undo } from "../entry/undo.ts";
import type { Answer } from "./answers.ts";
import {
  type Conflict,
  createOutbox,
  type ItemWrite,
  type OutboxOptions,
  type ScoreWrite,
  type Unsent,
  writeKey,
} from "./outbox.ts";

export type OpenedScore = Outputs["scores"]["open"];
export type Item = OpenedScore["items"][number];

/** A paper that proves a leaf, as it is shown and cited. */
export type Paper = Omit<OpenedScore["evidence"][number], "unitId" | "leaf">;

/** A paper by its place in the register, and the pages that prove. */
export type Chosen = Pick<Paper, "documentId" | "pageNote">;

/** Two values for one question; a person decides. */
export interface Clash {
  readonly theirs: Conflict;
  readonly mine: InputValue | null;
}

/** What the unit writes beside one leaf. */
export interface Beside {
  readonly note: string;
  readonly reply: string;
  readonly papers: readonly Paper[];
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

export interface BookOptions extends Pick<OutboxOptions, "send" | "makeId" | "later" | "keep"> {
  readonly opened: OpenedScore;
  /** Now, as an ISO instant. */
  readonly now: () => string;
  readonly onSignedOut: () => void;
}

/** One unit's score while somebody works on it. */
export interface Book {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => BookView;
  /** Writes answers as one step that can be undone. */
  readonly write: (answers: readonly Answer[]) => void;
  readonly writeItem: (leaf: string, change: Omit<ItemWrite, "kind" | "leaf" | "evidence">) => void;
  /** All papers of the leaf in place of those before. */
  readonly writePapers: (leaf: string, chosen: readonly Chosen[]) => void;
  readonly decide: (code: string, keep: "mine" | "theirs") => void;
  /** Takes the last step back, or does it again; the code of its first value. */
  readonly undo: () => string | undefined;
  readonly redo: () => string | undefined;
  /** Takes in what the server has now; what is still being written keeps its value. */
  readonly receive: (opened: OpenedScore) => void;
  readonly resume: (unsent: Unsent) => void;
  readonly retry: () => void;
}

interface Standing {
  readonly value: InputValue | undefined;
  readonly version: number;
}

const blank: Beside = { note: "", reply: "", papers: [] };

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

/** Whether two values say the same. */
export function sameValue(a: InputValue | undefined, b: InputValue | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Opens a unit's score for work. */
export function createBook(options: BookOptions): Book {
  let { opened } = options;
  const compiled = compileSet(opened.set, opened.round.year);
  const standing = new Map<string, Standing>();
  const itemVersions = new Map<string, number>();
  let stated: InputValues = {};
  let beside: ReadonlyMap<string, Beside> = new Map();
  let clashes: ReadonlyMap<string, Clash> = new Map();
  let refusals: ReadonlyMap<string, string> = new Map();
  let steps: Steps<InputValue> = { done: [], undone: [] };
  const fresh = new Set<string>();
  let savedAt: string | undefined;
  let view: BookView | undefined;
  const listeners = new Set<() => void>();

  const tell = (): void => {
    view = undefined;
    for (const listener of listeners) listener();
  };
  const put = (code: string, value: InputValue | undefined): void => {
    const { [code]: _before, ...others } = stated;
    stated = value === undefined ? others : { ...others, [code]: value };
  };
  const drop = (key: string): void => {
    clashes = without(clashes, key);
    refusals = without(refusals, key);
  };

  const outbox = createOutbox({
    ...options,
    onSaved: ({ writes }, { saved }) => {
      savedAt = options.now();
      for (const { code, version } of saved) {
        const write = writes.find((one) => one.kind === "input" && one.code === code);
        const value = write?.kind === "input" ? (write.value ?? undefined) : undefined;
        standing.set(code, { value, version });
        fresh.add(`in/${code}`);
      }
      for (const write of writes) {
        if (write.kind !== "item") continue;
        fresh.add(writeKey(write));
        itemVersions.set(write.leaf, (itemVersions.get(write.leaf) ?? 0) + 1);
      }
      tell();
    },
    onConflict: (theirs, mine) => {
      const value = theirs.value ?? undefined;
      standing.set(theirs.code, { value, version: theirs.version });
      if (sameValue(value, mine ?? undefined)) put(theirs.code, value);
      else clashes = new Map(clashes).set(theirs.code, { theirs, mine });
      tell();
    },
    onRefused: (write, failure) => {
      // A note stays where it was typed; a value that cannot be saved must not count.
      if (write.kind === "input") put(write.code, standing.get(write.code)?.value);
      const key = write.kind === "input" ? write.code : write.leaf;
      refusals = new Map(refusals).set(key, failure.message);
      tell();
    },
    onPhase: (phase) => {
      if (phase === "signed-out") options.onSignedOut();
      tell();
    },
  });

  const send = (changes: readonly Answer[]): void => {
    for (const { code, value } of changes) {
      drop(code);
      put(code, value);
    }
    const writes = changes.map(({ code, value }): ScoreWrite => ({
      kind: "input",
      code,
      version: standing.get(code)?.version ?? 0,
      value: value ?? null,
    }));
    outbox.add(writes);
    tell();
  };

  const replay = (found: ReturnType<typeof undo<InputValue>>): string | undefined => {
    if (found === undefined) return undefined;
    ({ steps } = found);
    send(found.write.map(({ key, after }) => ({ code: key, value: after })));
    return found.write[0]?.key;
  };

  const change = (leaf: string, to: Partial<Beside>, write: Omit<ItemWrite, "kind" | "leaf">) => {
    beside = new Map(beside).set(leaf, { ...(beside.get(leaf) ?? blank), ...to });
    refusals = without(refusals, leaf);
    outbox.add([{ kind: "item", leaf, ...write }]);
    tell();
  };

  const receive: Book["receive"] = (now) => {
    opened = now;
    const pending = outbox.unsent();
    for (const { code, value, version } of now.stated) {
      if (pending.has(`in/${code}`) || clashes.has(code)) continue;
      if ((standing.get(code)?.version ?? -1) >= version) continue;
      standing.set(code, { value: value ?? undefined, version });
      put(code, value ?? undefined);
    }
    const next = new Map(beside);
    for (const leaf of new Set([...now.items, ...now.evidence].map((one) => one.leaf))) {
      const item = now.items.find((one) => one.leaf === leaf);
      const version = item?.version ?? 0;
      if (pending.has(`item/${leaf}`) || (itemVersions.get(leaf) ?? -1) > version) continue;
      itemVersions.set(leaf, version);
      const papers = now.evidence.filter((one) => one.leaf === leaf);
      next.set(leaf, { note: item?.note ?? "", reply: item?.reply ?? "", papers });
    }
    beside = next;
    tell();
  };

  const look = (): BookView => {
    const values = { ...opened.fed, ...stated };
    const { block } = opened.unit;
    const about = block === null ? {} : { block };
    return {
      opened,
      compiled,
      score: scoreUnit(compiled, { unit: opened.unit.id, ...about, values }),
      values,
      stated,
      clashes,
      refusals,
      phase: outbox.phase(),
      unsent: outbox.unsent(),
      fresh,
      savedAt,
      beside: (leaf) => beside.get(leaf) ?? blank,
    };
  };

  receive(opened);
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => (view ??= look()),
    write: (answers) => {
      const step: Step<InputValue> = answers.flatMap(({ code, value }) => {
        const before = stated[code];
        return sameValue(before, value) && !clashes.has(code)
          ? []
          : [{ key: code, before, after: value }];
      });
      if (step.length === 0) return;
      steps = remember(steps, step);
      send(step.map(({ key, after }) => ({ code: key, value: after })));
    },
    writeItem: (leaf, write) => {
      const { note, reply } = write;
      const words = {
        ...(note === undefined ? {} : { note }),
        ...(reply === undefined ? {} : { reply }),
      };
      change(leaf, words, write);
    },
    writePapers: (leaf, chosen) => {
      const known = new Map(opened.evidence.map((paper) => [paper.documentId, paper]));
      const papers = chosen.map((one) => ({
        ...(known.get(one.documentId) ?? untold),
        ...one,
      }));
      const evidence = chosen.map(({ documentId, pageNote }) => ({ documentId, pageNote }));
      change(leaf, { papers }, { evidence });
    },
    decide: (code, kept) => {
      const clash = clashes.get(code);
      if (clash === undefined) return;
      if (kept === "mine") send([{ code, value: clash.mine ?? undefined }]);
      else {
        drop(code);
        put(code, clash.theirs.value ?? undefined);
        tell();
      }
    },
    undo: () => replay(undo(steps)),
    redo: () => replay(redo(steps)),
    receive,
    resume: (unsent) => {
      const writes = [...unsent.parcels.flatMap((parcel) => parcel.writes), ...unsent.waiting];
      const next = new Map(beside);
      for (const write of writes) {
        if (write.kind === "input") put(write.code, write.value ?? undefined);
        else {
          const before = next.get(write.leaf) ?? blank;
          const { note = before.note, reply = before.reply } = write;
          next.set(write.leaf, { ...before, note, reply });
        }
      }
      beside = next;
      outbox.resume(unsent);
      tell();
    },
    retry: outbox.retry,
  };
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}
