import { purposeOf } from "./findings.ts";
import type { Reading, Span } from "./reading.ts";

/** What a marked stretch is, the one that is shown first where several meet. */
export type MarkKind = "doubt" | "certain" | "unknown" | "finding" | "citation" | "told";

/** A stretch of the text with what it stands for. */
export interface Mark extends Span {
  /** `so-3`, `hoi-0`, `van-ban-2`, `khac-5`: the list and the place in it. */
  readonly id: string;
  readonly kind: MarkKind;
}

/** A run of text that the same marks lie on. */
export interface Run extends Span {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const order: readonly MarkKind[] = ["doubt", "certain", "unknown", "finding", "citation", "told"];

/** Everything that was found in a file, by its place in the text. */
export function marksOf(
  reading: Pick<Reading, "proposals" | "findings" | "citations" | "others">,
): readonly Mark[] {
  const { proposals, findings, citations, others } = reading;
  const marks = [
    ...proposals.map(({ start, end, certain }, at): Mark => {
      return { id: `so-${at}`, kind: certain ? "certain" : "doubt", start, end };
    }),
    ...findings.map((finding, at): Mark => {
      const { start, end } = finding;
      return {
        id: `hoi-${at}`,
        kind: purposeOf(finding) === "ask" ? "finding" : "told",
        start,
        end,
      };
    }),
    ...citations.map(({ start, end }, at): Mark => {
      return { id: `van-ban-${at}`, kind: "citation", start, end };
    }),
    ...others.map(({ start, end }, at): Mark => ({
      id: `khac-${at}`,
      kind: "unknown",
      start,
      end,
    })),
  ];
  return marks.filter(({ start, end }) => end > start);
}

/**
 * The text cut where marks begin and end. Joined again the runs are the text; each mark is exactly
 * the runs that carry it.
 */
export function runsOf(text: string, marks: readonly Mark[]): readonly Run[] {
  const inside = marks
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of inside) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const runs: Run[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let at = 0; at + 1 < places.length; at += 1) {
    const start = places[at] ?? 0;
    const end = places[at + 1] ?? text.length;
    open = open.filter((mark) => mark.end > start);
    for (let mark = inside[next]; mark !== undefined && mark.start <= start; mark = inside[next]) {
      open.push(mark);
      next += 1;
    }
    runs.push({ start, end, text: text.slice(start, end), marks: [...open] });
  }
  return runs;
}

/** What a run is drawn as. */
export function kindOf({ marks }: Run): MarkKind | undefined {
  return order.find((kind) => marks.some((mark) => mark.kind === kind));
}

/** Runs line by line, so that a table's row and a paragraph keep their own line. */
export function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    let start = run.start;
    run.text.split("\n").forEach((part, at) => {
      if (at > 0) lines.push([]);
      const end = start + part.length;
      if (part !== "") lines.at(-1)?.push({ ...run, text: part, start, end });
      start = end + 1;
    });
  }
  return lines;
}

/** One line of a sheet as its cells: cut where tabs stand between them. */
export function cellsOf(line: readonly Run[]): readonly (readonly Run[])[] {
  const cells: Run[][] = [[]];
  for (const run of line) {
    let start = run.start;
    run.text.split("\t").forEach((text, at) => {
      if (at > 0) cells.push([]);
      const end = start + text.length;
      if (text !== "") cells.at(-1)?.push({ ...run, text, start, end });
      start = end + 1;
    });
  }
  return cells;
}
