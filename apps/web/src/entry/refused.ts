import { type Form, fieldOf } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { readTyped } from "@cchc/domain/report/typed";
import type { CellView } from "./workbook-shape.ts";

type RefusedText = NonNullable<CellView["refused"]>;

/** Texts that were typed and not taken, by cell, each with the sentence that says why. */
export interface RefusedTexts {
  readonly of: (key: string) => RefusedText | undefined;
  readonly keys: () => readonly string[];
  /** As they were typed, to be kept on this computer. */
  readonly typed: () => Readonly<Record<string, string>>;
  /** Keeps those that cannot be read as one step back; the keys of these. */
  readonly refuse: (texts: readonly { key: string; text: string }[]) => readonly string[];
  /** Keeps a text that the server did not take, or that an earlier visit left. */
  readonly keep: (key: string, refused: RefusedText) => void;
  readonly drop: (keys: readonly string[]) => void;
  /** Drops the newest that are still asked back since the last write; the first key of them. */
  readonly dropNewest: () => string | undefined;
  /** A write came between: what was asked before it is not what undo takes back first. */
  readonly settle: () => void;
}

export function createRefused(form: Form): RefusedTexts {
  let refused: ReadonlyMap<string, RefusedText> = new Map();
  /** What was not taken since the last write, by block or single text, the newest last. */
  let asked: readonly (readonly string[])[] = [];
  const drop = (keys: readonly string[]): void => {
    if (!keys.some((key) => refused.has(key))) return;
    const next = new Map(refused);
    for (const key of keys) next.delete(key);
    refused = next;
  };
  return {
    of: (key) => refused.get(key),
    keys: () => [...refused.keys()],
    typed: () => Object.fromEntries([...refused].map(([key, { text }]) => [key, text])),
    refuse: (texts) => {
      const next = new Map(refused);
      const kept = texts.flatMap(({ key, text }) => {
        const typed = readTyped(fieldOf(form, cellRef(key).field)?.kind ?? "text", text);
        if (typed.kind !== "refused") return [];
        const { message, suggestion } = typed;
        next.set(key, { text, message, ...(suggestion === undefined ? {} : { suggestion }) });
        return [key];
      });
      refused = next;
      if (kept.length > 0) asked = [...asked, kept];
      return kept;
    },
    keep: (key, text) => {
      refused = new Map(refused).set(key, text);
    },
    drop,
    dropNewest: () => {
      while (asked.length > 0) {
        const still = asked.at(-1)?.filter((key) => refused.has(key)) ?? [];
        asked = asked.slice(0, -1);
        drop(still);
        if (still.length > 0) return still[0];
      }
      return undefined;
    },
    settle: () => {
      asked = [];
    },
  };
}
