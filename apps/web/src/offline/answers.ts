import { failureOf } from "@cchc/domain/text/failure";
import type { DraftStore } from "../entry/kept.ts";
import { lineDown, lineUp } from "./line.ts";
import { vault } from "./vault.ts";

/** Answers that are kept for when the line is down: what it takes to enter a report or a score. */
const keptPaths: ReadonlySet<string> = new Set([
  "reports.tasks",
  "reports.open",
  "scores.tasks",
  "scores.open",
]);

/** Most answers that are kept; the oldest make room. */
const most = 24;

export const answerPrefix = "tra-loi/";

/** The layout of a kept answer. One of any other is asked for anew: nobody typed it. */
const layout = 1;

interface KeptAnswer {
  readonly v: number;
  /** Milliseconds, by this computer's clock. */
  readonly at: number;
  readonly data: unknown;
}

/** Whether answers to this question are kept. */
export function isKeptPath([path]: readonly unknown[]): boolean {
  return Array.isArray(path) && keptPaths.has(path.join("."));
}

function nameOf(key: readonly unknown[]): string | undefined {
  return isKeptPath(key) ? `${answerPrefix}${JSON.stringify(key)}` : undefined;
}

function readKept(name: string, store: DraftStore = vault): KeptAnswer | undefined {
  const text = store.getItem(name);
  if (text === null) return undefined;
  const found: unknown = JSON.parse(text);
  if (typeof found !== "object" || found === null) return undefined;
  if (!("v" in found && "at" in found && "data" in found)) return undefined;
  const { v, at, data } = found;
  return v === layout && typeof at === "number" ? { v, at, data } : undefined;
}

function keep(name: string, data: unknown): void {
  const kept: KeptAnswer = { v: layout, at: Date.now(), data };
  vault.setItem(name, JSON.stringify(kept));
  const names = vault.names().filter((one) => one.startsWith(answerPrefix));
  if (names.length <= most) return;
  const [oldest] = names
    .map((one) => ({ one, at: readKept(one)?.at ?? 0 }))
    .sort((a, b) => a.at - b.at);
  if (oldest !== undefined) vault.removeItem(oldest.one);
}

/**
 * Asks the server; with the line down and nothing in memory, gives what it said last. Data that is
 * on the page already stays there: an older copy never replaces it.
 */
export async function askOrRecall<Context>(
  ask: (context: Context) => unknown,
  context: Context & { readonly queryKey: readonly unknown[] },
  { state }: { readonly state: { readonly data: unknown } },
): Promise<unknown> {
  const name = nameOf(context.queryKey);
  try {
    const data = await ask(context);
    lineUp();
    if (name !== undefined && vault.state() === "kept") keep(name, data);
    return data;
  } catch (error) {
    if (failureOf(error).code !== "unavailable") throw error;
    lineDown();
    const kept = name === undefined || state.data !== undefined ? undefined : readKept(name);
    if (kept === undefined) throw error;
    return kept.data;
  }
}

/**
 * Brings a kept answer up to what the server acknowledged since; where none is kept, nothing
 * happens. `change` gets what the server said to this question.
 */
export function amendAnswer<Data>(
  key: readonly unknown[],
  change: (data: Data) => Data,
  store: DraftStore = vault,
): void {
  const name = nameOf(key);
  const kept = name === undefined ? undefined : readKept(name, store);
  if (name === undefined || kept === undefined) return;
  const text = JSON.stringify(kept);
  const parse: (kept: string) => { readonly data: Data } = JSON.parse;
  store.setItem(name, JSON.stringify({ ...kept, data: change(parse(text).data) }));
}

/** Whether the server's answer to this question lies on this computer. */
export function hasAnswer(key: readonly unknown[]): boolean {
  const name = nameOf(key);
  return name !== undefined && vault.getItem(name) !== null;
}
