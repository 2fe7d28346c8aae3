import type { InputValue, InputValues } from "@cchc/domain/criteria/value";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { createQueue, type Unsent } from "../entry/queue.ts";
import { redo, remember, type Step, type Steps, undo } from "../entry/undo.ts";
import type { Answer } from "./answers.ts";
import {
  type Beside,
  blank,
  changeOf,
  changeWithout,
  clashingParts,
  type ItemClash,
  theirBeside,
  withChange,
} from "./beside.ts";
import type { Book, BookOptions, BookView, Clash } from "./book-shape.ts";
import {
  inputKey,
  type ItemChange,
  itemKey,
  merged,
  type ScoreWrite,
  type TheirItem,
  type Theirs,
  together,
  writeKey,
} from "./writes.ts";

interface Standing {
  readonly value: InputValue | undefined;
  readonly version: number;
}

/** What the server has beside a leaf. */
interface Stood {
  readonly beside: Beside;
  readonly version: number;
}

/** Whether two values say the same. */
export function sameValue(a: InputValue | undefined, b: InputValue | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Opens a unit's score for work. */
export function createBook(options: BookOptions): Book {
  let { opened } = options;
  const compiled = compileSet(opened.set, opened.round.year);
  const standing = new Map<string, Standing>();
  const stood = new Map<string, Stood>();
  /** Leaves of which something was written, and seconds of those of which nothing was yet. */
  const worked = new Set<string>();
  const seconds = new Map<string, number>();
  let stated: InputValues = {};
  let beside: ReadonlyMap<string, Beside> = new Map();
  let clashes: ReadonlyMap<string, Clash> = new Map();
  let itemClashes: ReadonlyMap<string, ItemClash> = new Map();
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

  const putBeside = (leaf: string, to: Beside): void => {
    beside = new Map(beside).set(leaf, to);
  };
  const changed = (leaf: string, from: Beside, change: ItemChange): void =>
    putBeside(leaf, withChange(from, change, opened.evidence));
  const sendItem = (leaf: string, change: ItemChange): void =>
    queue.add([{ kind: "item", leaf, version: stood.get(leaf)?.version ?? 0, ...change }]);

  /** Somebody wrote beside the leaf first: what both said is kept until a person decides. */
  const meetItem = (theirs: TheirItem, mine: ItemChange): void => {
    const { leaf, version, by, at } = theirs;
    const base = stood.get(leaf)?.beside ?? blank;
    const now = theirBeside(theirs);
    const over = clashingParts(base, now, mine);
    stood.set(leaf, { beside: now, version });
    changed(leaf, now, mine);
    if (over.length === 0) sendItem(leaf, mine);
    else itemClashes = new Map(itemClashes).set(leaf, { theirs: now, by, at, mine, over });
  };

  let open: Unsent<ScoreWrite> = { batches: [], waiting: [] };
  const keep = (): void => {
    // What nobody has decided on is kept as it was to be written: sent again, it asks again.
    const inputs = [...clashes.values()].map(({ theirs, mine }): ScoreWrite => ({
      kind: "input",
      code: theirs.code,
      version: theirs.version - 1,
      value: mine,
    }));
    const items = [...itemClashes].map(([leaf, { mine }]): ScoreWrite => ({
      kind: "item",
      leaf,
      version: (stood.get(leaf)?.version ?? 1) - 1,
      ...mine,
    }));
    options.keep({ ...open, waiting: [...open.waiting, ...inputs, ...items] });
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
        } else if (write !== undefined) {
          const before = stood.get(write.leaf)?.beside ?? blank;
          const now = withChange(before, changeOf(write), opened.evidence);
          stood.set(write.leaf, { beside: now, version });
        }
      }
      tell();
    },
    onConflict: (theirs, write) => {
      if (theirs.kind === "item") {
        if (write.kind === "item") meetItem(theirs, changeOf(write));
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
    const clash = itemClashes.get(leaf);
    changed(leaf, beside.get(leaf) ?? blank, to);
    refusals = without(refusals, leaf);
    wrote(leaf);
    // While a question stands, more of the same belongs to it: nothing is written over in silence.
    if (clash === undefined) sendItem(leaf, to);
    else {
      const mine = { ...clash.mine, ...to };
      itemClashes = new Map(itemClashes).set(leaf, { ...clash, mine });
      keep();
    }
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
    const next = new Map(beside);
    for (const leaf of new Set([...now.items, ...now.evidence].map((one) => one.leaf))) {
      const item = now.items.find((one) => one.leaf === leaf);
      const version = item?.ownVersion ?? 0;
      if (pending.has(itemKey(leaf)) || itemClashes.has(leaf)) continue;
      if ((stood.get(leaf)?.version ?? -1) > version) continue;
      const papers = now.evidence.filter((one) => one.leaf === leaf);
      const stands = { note: item?.note ?? "", reply: item?.reply ?? "", papers };
      stood.set(leaf, { beside: stands, version });
      next.set(leaf, stands);
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
      itemClashes,
      refusals,
      phase: queue.phase(),
      unsent: queue.unsentKeys(),
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
      const clash = itemClashes.get(leaf);
      if (clash === undefined) return;
      itemClashes = without(itemClashes, leaf);
      const mine = kept === "mine" ? clash.mine : changeWithout(clash.mine, clash.over);
      changed(leaf, clash.theirs, mine ?? {});
      if (mine === undefined) keep();
      else sendItem(leaf, mine);
      tell();
    },
    undo: () => replay(undo(steps)),
    redo: () => replay(redo(steps)),
    receive,
    resume: (unsent) => {
      for (const write of [...unsent.batches.flatMap((one) => one.writes), ...unsent.waiting]) {
        if (write.kind === "input") put(write.code, write.value ?? undefined);
        else changed(write.leaf, beside.get(write.leaf) ?? blank, changeOf(write));
      }
      queue.resume(unsent);
      tell();
    },
    retry: queue.retry,
  };
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}
