import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";
import { leafAt, leafPlaces, placeText, readPlace, withLeaf } from "../criteria/place.ts";

/** Longest edit that an address carries, as it stands there: addresses are sent by mail and chat. */
export const mostInAddress = 4000;

/** What of a leaf is tried: its points and its rule, each only where it differs. */
type LeafEdit = Partial<Pick<Leaf, "max" | "rule">>;

/** A word of addresses sent before the levels above always followed. */
const summed = "tong";

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is tried against what it was begun from, as one text; undefined where nothing is. */
export function writeEdits(start: CriteriaSet, set: CriteriaSet): string | undefined {
  const edits = leafPlaces(start).flatMap((place) => {
    const [before, after] = [leafAt(start, place), leafAt(set, place)];
    if (before === undefined || after === undefined) return [];
    const edit: LeafEdit = {
      ...(before.max === after.max ? {} : { max: after.max }),
      ...(same(before.rule, after.rule) ? {} : { rule: after.rule }),
    };
    return Object.keys(edit).length === 0 ? [] : [[placeText(place), edit]];
  });
  return edits.length === 0 ? undefined : JSON.stringify(edits);
}

/**
 * The set that {@link writeEdits} told, on what it was begun from; undefined where the text is none.
 * Whether a rule in it can be read is the server's to say.
 */
export function readEdits(start: CriteriaSet, text: string): CriteriaSet | undefined {
  const edits = parsed(text);
  if (!Array.isArray(edits)) return undefined;
  let set = start;
  for (const edit of edits) {
    if (edit === summed) continue;
    const [at, change]: readonly unknown[] = Array.isArray(edit) ? edit : [];
    const place = typeof at === "string" ? readPlace(at, set) : undefined;
    if (place?.kind !== "leaf" && place?.kind !== "bonus-leaf") return undefined;
    const leaf = leafAt(set, place);
    if (leaf === undefined || !isEdit(change)) return undefined;
    set = withLeaf(set, place, { ...leaf, ...change });
  }
  return set;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEdit(value: unknown): value is LeafEdit {
  if (value === null || typeof value !== "object") return false;
  const members = Object.entries(value);
  return (
    members.length > 0 &&
    members.every(([name, member]: readonly [string, unknown]) =>
      name === "max"
        ? Number.isSafeInteger(member)
        : name === "rule" && typeof member === "object" && member !== null && "kind" in member,
    )
  );
}
