import type { InputValue, InputValues } from "@cchc/domain/criteria/value";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { createQueue, type Unsent } from "../entry/queue.ts";
import { redo, remember, type Step, type Steps, undo } from "../entry/undo.ts";
import { without } from "../entry/without.ts";
import type { Answer } from "./answers.ts";
import { changeOf } from "./beside.ts";
import { createBesideBook } from "./beside-book.ts";
import type { Book, BookOptions, BookView, Clash } from "./book-shape.ts";
import {
  inputKey,
  type ItemChange,
  merged,
  type ScoreWrite,
  type Theirs,
  together,
  writeKey,
} from "./writes.ts";

interface Standing {
  readonly value: InputValue | undefined;
  readonly version: number;
}

/** Whether two values say the same. */
function sameValue(a: InputValue | undefined, b: InputValue | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Opens a unit's score for work. */
export function createBook(options: BookOptions): Book {
  let { opened } = options;
  const compiled = compileSet(opened.set, opened.round.year);
  const standing = new Map<string, Standing>();
  /** Leaves of which something was written, and seconds of those of which nothing was yet. */
  const worked = new Set<string>();
  const seconds = new Map<string, number>();
  let stated: InputValues = {};
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

  const beside = createBesideBook({
    papers: () => opened.evidence,
    send: (write) => queue.add([write]),
  });

  let open: Unsent<ScoreWrite> = { batches: [], waiting: [] };
  const keep = (): void => {
    // What nobody has decided on is kept as it was to be written: sent again, it asks again.
    const inputs = [...clashes.values()].map(({ theirs, mine }): ScoreWrite => ({
      kind: "input",
      code: theirs.code,
      version: theirs.version - 1,
      value: mine,
    }));
    options.keep({ ...open, waiting: [...open.waiting, ...inputs, ...beside.undecided()] });
  };

  const queue = createQueue<ScoreWrite, Theirs>({
    ...options,
    keep: (now) => {
      open = now;
      keep();
    },
    keyOf: writeKey,
    merge: merged,
    together,
    onSaved: ({ writes }, { saved, at }) => {
      savedAt = at;
      for (const { key, version } of saved) {
        const write = writes.find((one) => writeKey(one) === key);
        fresh.add(key);
        if (write?.kind === "input") {
          standing.set(write.code, { value: write.value ?? undefined, version });
        } else if (write !== undefined) beside.saved(write, version);
      }
      tell();
    },
    onConflict: (theirs, write) => {
      if (theirs.kind === "item") {
        if (write.kind === "item") beside.meet(theirs, changeOf(write));
      } else if (write.kind === "input") {
        const value = theirs.value ?? undefined;
        standing.set(theirs.code, { value, version: theirs.version });
        if (sameValue(value, write.value ?? undefined)) put(theirs.code, value);
        else clashes = new Map(clashes).set(theirs.code, { theirs, mine: write.value });
      }
      keep();
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

  const wrote = (leaf: string): void => {
    worked.add(leaf);
    const before = seconds.get(leaf);
    seconds.delete(leaf);
    if (before !== undefined) options.spent(leaf, before);
  };

  const send = (changes: readonly Answer[]): void => {
    for (const { code, value } of changes) {
      drop(code);
      put(code, value);
    }
    for (const leaf of changes.flatMap(({ code }) => compiled.touchedBy(code))) wrote(leaf.code);
    const writes = changes.map(({ code, value }): ScoreWrite => ({
      kind: "input",
      code,
      version: standing.get(code)?.version ?? 0,
      value: value ?? null,
    }));
    queue.add(writes);
    tell();
  };

  const replay = (found: ReturnType<typeof undo<InputValue>>): string | undefined => {
    if (found === undefined) return undefined;
    ({ steps } = found);
    send(found.write.map(({ key, after }) => ({ code: key, value: after })));
    return found.write[0]?.key;
  };

  const change = (leaf: string, to: ItemChange): void => {
    refusals = without(refusals, leaf);
    wrote(leaf);
    // While a question stands, more of the same belongs to it: nothing is written over in silence.
    if (!beside.change(leaf, to)) keep();
    tell();
  };

  const receive: Book["receive"] = (now) => {
    opened = now;
    const pending = queue.unsentKeys();
    for (const { code, value, version } of now.stated) {
      if (pending.has(inputKey(code)) || clashes.has(code)) continue;
      if ((standing.get(code)?.version ?? -1) >= version) continue;
      standing.set(code, { value: value ?? undefined, version });
      put(code, value ?? undefined);
    }
    beside.receive(now, pending);
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
      itemClashes: beside.clashes(),
      refusals,
      phase: queue.phase(),
      unsent: queue.unsentKeys(),
      fresh,
      savedAt,
      beside: (leaf) => beside.of(leaf),
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
    writeItem: change,
    writePapers: (leaf, chosen) => {
      change(leaf, {
        evidence: chosen.map(({ documentId, pageNote }) => ({ documentId, pageNote })),
      });
    },
    work: (leaf, spent) => {
      if (worked.has(leaf)) options.spent(leaf, spent);
      else seconds.set(leaf, (seconds.get(leaf) ?? 0) + spent);
    },
    decide: (code, kept) => {
      const clash = clashes.get(code);
      if (clash === undefined) return;
      if (kept === "mine") send([{ code, value: clash.mine ?? undefined }]);
      else {
        drop(code);
        put(code, clash.theirs.value ?? undefined);
        keep();
        tell();
      }
    },
    decideItem: (leaf, kept) => {
      const sent = beside.decide(leaf, kept);
      if (sent === undefined) return;
      if (!sent) keep();
      tell();
    },
    undo: () => replay(undo(steps)),
    redo: () => replay(redo(steps)),
    receive,
    resume: (unsent) => {
      for (const write of [...unsent.batches.flatMap((one) => one.writes), ...unsent.waiting]) {
        if (write.kind === "input") put(write.code, write.value ?? undefined);
        else beside.resume(write);
      }
      queue.resume(unsent);
      tell();
    },
    retry: queue.retry,
  };
}
