import { draftPrefix } from "../entry/kept.ts";
import { vault } from "./vault.ts";

/** Unsent work of one report or one score. */
export interface UnsentDraft {
  readonly kind: "report" | "score";
  readonly unitId: string;
  /** Of the report's period, or of the round of scoring. */
  readonly id: string;
  /** Cells or answers. */
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

/** Everything of the signed-in person that the server does not have yet. */
export function unsentDrafts(): readonly UnsentDraft[] {
  return vault
    .names()
    .filter((name) => name.startsWith(draftPrefix))
    .map((name) => {
      const place = name.slice(draftPrefix.length).split("/").map(decodeURIComponent);
      const isScore = place[0] === "tu-cham" && place.length === 4;
      const [, unitId = "", id = ""] = isScore ? place.slice(1) : place;
      const count = countOf(vault.getItem(name) ?? "{}");
      return { kind: isScore ? "score" : "report", unitId, id, count };
    });
}

/** How many cells and answers that is. */
export function unsentCount(): number {
  return unsentDrafts().reduce((sum, { count }) => sum + count, 0);
}
