import {
  type Beside,
  blank,
  changeOf,
  changeWithout,
  clashingParts,
  type ItemClash,
  type Paper,
  theirBeside,
  withChange,
} from "./beside.ts";
import { without } from "../entry/without.ts";
import type { OpenedScore } from "./book-shape.ts";
import { type ItemChange, itemKey, type ItemWrite, type TheirItem } from "./writes.ts";

/** What the server has beside a leaf. */
interface Stood {
  readonly beside: Beside;
  readonly version: number;
}

/** What stands beside the leaves of one score while somebody works on it. */
export interface BesideBook {
  readonly of: (leaf: string) => Beside;
  readonly clashes: () => ReadonlyMap<string, ItemClash>;
  /** Writes a change and whether it was sent; while a question stands it joins that instead. */
  readonly change: (leaf: string, to: ItemChange) => boolean;
  /** Draws a change that an earlier visit left and that is on its way again. */
  readonly resume: (write: ItemWrite) => void;
  readonly saved: (write: ItemWrite, version: number) => void;
  /** Somebody wrote beside the leaf first: what both said is kept until a person decides. */
  readonly meet: (theirs: TheirItem, mine: ItemChange) => void;
  /** Settles a question; whether something of it was sent, undefined where none stands. */
  readonly decide: (leaf: string, kept: "mine" | "theirs") => boolean | undefined;
  readonly receive: (now: OpenedScore, pending: ReadonlySet<string>) => void;
  /** What nobody has decided on, as it was to be written. */
  readonly undecided: () => readonly ItemWrite[];
}

export interface BesideOptions {
  /** The papers that the server told of. */
  readonly papers: () => readonly Paper[];
  readonly send: (write: ItemWrite) => void;
}

export function createBesideBook({ papers, send }: BesideOptions): BesideBook {
  const stood = new Map<string, Stood>();
  let beside: ReadonlyMap<string, Beside> = new Map();
  let clashes: ReadonlyMap<string, ItemClash> = new Map();

  const of = (leaf: string): Beside => beside.get(leaf) ?? blank;
  const draw = (leaf: string, from: Beside, change: ItemChange): void => {
    beside = new Map(beside).set(leaf, withChange(from, change, papers()));
  };
  const sendItem = (leaf: string, change: ItemChange): void =>
    send({ kind: "item", leaf, version: stood.get(leaf)?.version ?? 0, ...change });

  return {
    of,
    clashes: () => clashes,
    change: (leaf, to) => {
      const clash = clashes.get(leaf);
      draw(leaf, of(leaf), to);
      if (clash === undefined) sendItem(leaf, to);
      else clashes = new Map(clashes).set(leaf, { ...clash, mine: { ...clash.mine, ...to } });
      return clash === undefined;
    },
    resume: (write) => draw(write.leaf, of(write.leaf), changeOf(write)),
    saved: (write, version) => {
      const before = stood.get(write.leaf)?.beside ?? blank;
      const now = withChange(before, changeOf(write), papers());
      stood.set(write.leaf, { beside: now, version });
    },
    meet: (theirs, mine) => {
      const { leaf, version, by, at } = theirs;
      const base = stood.get(leaf)?.beside ?? blank;
      const now = theirBeside(theirs);
      const over = clashingParts(base, now, mine);
      stood.set(leaf, { beside: now, version });
      draw(leaf, now, mine);
      if (over.length === 0) sendItem(leaf, mine);
      else clashes = new Map(clashes).set(leaf, { theirs: now, by, at, mine, over });
    },
    decide: (leaf, kept) => {
      const clash = clashes.get(leaf);
      if (clash === undefined) return undefined;
      clashes = without(clashes, leaf);
      const mine = kept === "mine" ? clash.mine : changeWithout(clash.mine, clash.over);
      draw(leaf, clash.theirs, mine ?? {});
      if (mine !== undefined) sendItem(leaf, mine);
      return mine !== undefined;
    },
    receive: (now, pending) => {
      const next = new Map(beside);
      for (const leaf of new Set([...now.items, ...now.evidence].map((one) => one.leaf))) {
        const item = now.items.find((one) => one.leaf === leaf);
        const version = item?.ownVersion ?? 0;
        if (pending.has(itemKey(leaf)) || clashes.has(leaf)) continue;
        if ((stood.get(leaf)?.version ?? -1) > version) continue;
        const own = now.evidence.filter((one) => one.leaf === leaf);
        const stands = { note: item?.note ?? "", reply: item?.reply ?? "", papers: own };
        stood.set(leaf, { beside: stands, version });
        next.set(leaf, stands);
      }
      beside = next;
    },
    undecided: () =>
      [...clashes].map(([leaf, { mine }]) => ({
        kind: "item",
        leaf,
        // Sent again, it asks again.
        version: (stood.get(leaf)?.version ?? 1) - 1,
        ...mine,
      })),
  };
}
