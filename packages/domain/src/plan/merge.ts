import type { SchedulePart } from "./schedule.ts";
import { monthsSpan, partSpan } from "./span.ts";

/** What one reading gave, by its place in the canonical text. */
export interface Found {
  readonly parts: readonly SchedulePart[];
  readonly from: number;
  readonly to: number;
}

/** A span behind or before a rhythm says within which days it runs. */
function narrowed(part: SchedulePart, by: SchedulePart): SchedulePart | undefined {
  const open = part.kind === "recurring" || part.kind === "ongoing" || part.kind === "quota";
  if (!open || part.within !== undefined) return undefined;
  if (by.kind === "from") {
    const to = monthsSpan(Number(by.day.slice(0, 4)), 1, 12).to;
    return { ...part, within: { from: by.day, to } };
  }
  if (by.kind === "date" || by.kind === "before") return undefined;
  const within = partSpan(by);
  return within === undefined ? undefined : { ...part, within };
}

/** Whether a part is a year without more. */
export function isWholeYear(part: SchedulePart | undefined): boolean {
  return part?.kind === "year" && part.portion === undefined;
}

function bareYearly(parts: readonly SchedulePart[]): boolean {
  const [only] = parts;
  return (
    parts.length === 1 &&
    only?.kind === "recurring" &&
    only.per.unit === "year" &&
    only.slot === undefined
  );
}

/** Joins neighbours that are one statement; `text` is the canonical wording they were found in. */
export function merged(found: readonly Found[], text: string): readonly Found[] {
  const joined: Found[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    const [only] = next.parts;
    const [before] = last?.parts ?? [];
    const between = last === undefined ? "" : text.slice(last.to, next.from);
    const near = /^(?: ?,?\(? ?(?:trong|của|vào|\()? ?)$/u.test(between);
    const direct = near && !between.includes(",");
    if (last !== undefined && near && (bareYearly(last.parts) || bareYearly(next.parts))) {
      // `Tháng 3 và tháng 9 hằng năm`: in the plan of one year the rhythm adds nothing to the time.
      const dated = bareYearly(next.parts) ? last.parts : next.parts;
      if (dated.every((part) => partSpan(part) !== undefined && !isWholeYear(part))) {
        joined.splice(-1, 1, { parts: dated, from: last.from, to: next.to });
        continue;
      }
    }
    if (last !== undefined && near && only !== undefined && before !== undefined) {
      if (next.parts.length === 1 && (direct || isWholeYear(only) || before.kind === "ongoing")) {
        const narrow = last.parts.map((part) => narrowed(part, only));
        if (narrow.every((part) => part !== undefined)) {
          joined.splice(-1, 1, { parts: narrow, from: last.from, to: next.to });
          continue;
        }
      }
      if (last.parts.length === 1 && isWholeYear(before)) {
        const narrow = next.parts.map((part) => narrowed(part, before));
        if (narrow.every((part) => part !== undefined)) {
          joined.splice(-1, 1, { parts: narrow, from: last.from, to: next.to });
          continue;
        }
      }
    }
    joined.push(next);
  }
  // `Năm 2024: quý I, quý III`: the year at the head named the year of what follows.
  const [head, ...others] = joined;
  const context = head !== undefined && head.parts.length === 1 && isWholeYear(head.parts[0]);
  const [following] = others;
  if (!context || head === undefined || following === undefined) return dropBare(joined);
  const beside = /^(?: ?[:,;(-]? ?)$/u.test(text.slice(head.to, following.from));
  const dated = beside && following.parts.every((part) => part.kind !== "on_event");
  if (!dated) return dropBare(joined);
  return dropBare([{ ...following, from: head.from }, ...others.slice(1)]);
}

/** `Hằng quý, trước ngày 15 tháng cuối quý`: the rhythm alone adds nothing to the one with its day. */
function dropBare(found: readonly Found[]): readonly Found[] {
  const withDay = new Set(
    found.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === "recurring" && part.slot !== undefined ? [part.per.unit] : [],
      ),
    ),
  );
  return found.map((one) => ({
    ...one,
    parts: one.parts.filter(
      (part) => part.kind !== "recurring" || part.slot !== undefined || !withDay.has(part.per.unit),
    ),
  }));
}
