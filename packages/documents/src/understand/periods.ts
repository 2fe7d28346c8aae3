import type { PeriodStatement } from "./dates.ts";
import type { StatedPeriod } from "./facts.ts";
import type { FoundFigure } from "./figures.ts";
import type { Outline } from "./outline.ts";

/** What the period of a figure is read from. */
export interface PeriodSource {
  readonly statements: readonly PeriodStatement[];
  readonly outline: Outline;
  readonly docPeriod: Omit<PeriodStatement, "start" | "end" | "local"> | null;
  readonly flat: string;
}

function stated(
  one: Omit<PeriodStatement, "start" | "end" | "local">,
  inherited: boolean,
): StatedPeriod {
  return {
    label: one.label,
    ...(one.from === undefined ? {} : { from: one.from }),
    ...(one.to === undefined ? {} : { to: one.to }),
    ...(one.asOf === undefined ? {} : { asOf: one.asOf }),
    inherited,
  };
}

function inRow({ paragraphs }: Outline, at: number): boolean {
  return paragraphs.findLast(({ start }) => start <= at)?.row === true;
}

function isMonth({ from, to }: PeriodStatement): boolean {
  return from !== undefined && to !== undefined && from.slice(0, 7) === to.slice(0, 7);
}

/** "Trong năm 2023, …" says when; "chỉ số CCHC năm 2022" only names a thing. */
function opensClause(flat: string, { start, from }: PeriodStatement, reported?: string): boolean {
  const lead = flat.slice(Math.max(0, start - 16), start);
  const same = reported === undefined || from?.slice(0, 4) === reported.slice(0, 4);
  return /(?:trong|ket qua|ca|:|^|\n|[-+])[ ,]*$/.test(lead) || (same && /[.;,] ?$/.test(lead));
}

/**
 * The period a figure speaks of: stated in its own paragraph before it (or after it in the same
 * sentence), else the nearest range stated in its section, else the period of the title.
 */
export function periodAt(figure: FoundFigure, source: PeriodSource): StatedPeriod | null {
  const { statements, outline, docPeriod, flat } = source;
  const index = Math.max(
    0,
    outline.paragraphs.findLastIndex(({ start }) => start <= figure.start),
  );
  const paragraph = outline.paragraphs[index];
  if (paragraph === undefined) return docPeriod === null ? null : stated(docPeriod, true);
  const here = statements.filter(
    ({ start, end }) => start >= paragraph.start && end <= paragraph.end,
  );
  const said = here.filter(({ end }) => end <= figure.start);
  const before =
    said.findLast(({ local, asOf }) => !local || asOf !== undefined) ??
    said.findLast((one) => isMonth(one)) ??
    said.findLast((one) => opensClause(flat, one, docPeriod?.from));
  const general =
    docPeriod !== null &&
    /trong (?:nam|ky|quy)(?: nay)?,|(?:^|[-+] ?)(?:trong nam|trong ky)[ ,]/.test(
      flat.slice(paragraph.start, figure.start),
    );
  if (before !== undefined) return stated(before, false);
  const sentenceEnd = flat.slice(figure.end, paragraph.end).search(/[.;](?:\s|$)/);
  const limit = sentenceEnd === -1 ? paragraph.end : figure.end + sentenceEnd;
  const after = here.find(({ start }) => start >= figure.end && start < limit);
  if (after !== undefined && after.asOf !== undefined) return stated(after, false);
  if (general) return docPeriod === null ? null : stated(docPeriod, true);
  const section = outline.paragraphs
    .slice(0, index + 1)
    .findLast(({ heading }) => heading !== null && heading.level <= 3);
  const from = section?.start ?? 0;
  const inherited = statements.findLast(
    ({ start, end, local }) =>
      !local && start >= from && end <= figure.start && !inRow(outline, start),
  );
  if (inherited !== undefined) return stated(inherited, true);
  return docPeriod === null ? null : stated(docPeriod, true);
}
