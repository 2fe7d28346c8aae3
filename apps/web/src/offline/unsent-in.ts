import { draftPrefix } from "../entry/kept.ts";
import type { Vault } from "./create-vault.ts";
import { isDraft } from "./move-in.ts";

/** Unsent work of one report, one score, one paragraph of a paper or one plan. */
export interface UnsentDraft {
  readonly kind: "report" | "score" | "paragraph" | "plan";
  /** Empty for a plan. */
  readonly unitId: string;
  /** Of the report's period, of the round of scoring, or of the plan. */
  readonly id: string;
  /** Cells or answers; a text is one. */
  readonly count: number;
}

function countOf(text: string): number {
  const parse: (text: string) => Readonly<Record<string, unknown>> = JSON.parse;
  const found = parse(text);
  const parts: readonly unknown[] = Object.values(
    "layout" in found ? (found["kept"] ?? {}) : found,
  );
  let count = 0;
  for (const part of parts) {
    if (!Array.isArray(part)) count += Object.keys(part ?? {}).length;
    else for (const one of part) count += Array.isArray(one.writes) ? one.writes.length : 1;
  }
  return count;
}

function draftOf(name: string, text: string): UnsentDraft {
  if (!name.startsWith(draftPrefix)) {
    const [kind, , first = "", second = ""] = name.split("/").map(decodeURIComponent);
    return kind === "so-cchc/ke-hoach"
      ? { kind: "plan", unitId: "", id: first, count: 1 }
      : { kind: "paragraph", unitId: first, id: second, count: 1 };
  }
  const place = name.slice(draftPrefix.length).split("/").map(decodeURIComponent);
  const isScore = place[0] === "tu-cham" && place.length === 4;
  const [, unitId = "", id = ""] = isScore ? place.slice(1) : place;
  return { kind: isScore ? "score" : "report", unitId, id, count: countOf(text) };
}

/** Everything kept that the server does not have yet. */
export function unsentIn(kept: Pick<Vault, "names" | "getItem">): readonly UnsentDraft[] {
  return kept
    .names()
    .filter(isDraft)
    .map((name) => draftOf(name, kept.getItem(name) ?? "{}"));
}

/** `5 ô, 2 đoạn văn bản, 1 kế hoạch`; empty where nothing waits. */
export function unsentWords(drafts: readonly UnsentDraft[]): string {
  const sum = (...kinds: readonly UnsentDraft["kind"][]): number =>
    drafts.reduce((all, { kind, count }) => (kinds.includes(kind) ? all + count : all), 0);
  const parts: readonly (readonly [number, string])[] = [
    [sum("report", "score"), "ô"],
    [sum("paragraph"), "đoạn văn bản"],
    [sum("plan"), "kế hoạch"],
  ];
  return parts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])).join(", ");
}
