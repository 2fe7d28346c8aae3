import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import type { CitedDocument } from "./citations.ts";
import { clauseAround } from "./clause.ts";
import { type CleanText, toRaw } from "./clean.ts";
import type { FoundDate } from "./dates.ts";
import type { Figure, Span, StatedPeriod, Understanding } from "./facts.ts";
import type { FoundFigure } from "./figures.ts";
import type { FoundHeading, OwnNumber, periodOfTitle } from "./heading.ts";
import type { FoundFinding } from "./found-finding.ts";
import type { Outline } from "./outline.ts";
import type { FoundStatement } from "./statements.ts";
import type { FoundTask } from "./tasks.ts";

/** Findings that are shown with the clause around their figure. */
const ABOUT_FIGURES =
  /^(?:blank|missing-unit|rate-|identity-|derived|qualifier-|conflicting-|ambiguous)/;

/** Whether a span begins inside one of the others. */
export function within(spans: readonly Span[], { start }: Span): boolean {
  return spans.some((span) => start >= span.start && start < span.end);
}

/** What was found, with its places still in the cleaned text. */
export interface Found {
  readonly source: string;
  readonly clean: CleanText;
  readonly outline: Outline;
  readonly heading: FoundHeading;
  readonly own: OwnNumber | null;
  readonly docPeriod: ReturnType<typeof periodOfTitle>;
  /** The same, told by days where the text names them. */
  readonly reported: ReturnType<typeof periodOfTitle>;
  readonly figures: readonly FoundFigure[];
  readonly periods: ReadonlyMap<FoundFigure, StatedPeriod | null>;
  readonly statements: readonly FoundStatement[];
  readonly citations: readonly CitedDocument[];
  readonly tasks: readonly FoundTask[];
  readonly dates: readonly FoundDate[];
  readonly findings: readonly FoundFinding[];
}

/** The answer with phrases cut and every place led back to the original text. */
export function answer(found: Found): Understanding {
  const { source, clean, outline, heading, own, docPeriod, figures, periods } = found;
  const { reported, statements, citations, tasks, dates, findings } = found;
  const citedTails = tails(citations);
  const year = Number((docPeriod?.from ?? heading.ownDate?.day ?? "2000").slice(0, 4));
  const raw = (span: Span): Span => toRaw(clean, span);
  const phrase = (span: Span): string =>
    clean.text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
  return {
    heading: {
      type: heading.type,
      number: own?.number ?? null,
      symbol: own?.symbol ?? null,
      date: heading.ownDate?.day ?? null,
      place: heading.place,
      issuer: heading.issuer,
      title: heading.title?.text ?? null,
      period: reported === null ? null : { ...reported, inherited: false },
      signer: heading.signer,
      signerTitle: heading.signerTitle,
      recipients: heading.recipients,
    },
    sections: outline.paragraphs.flatMap(({ heading: line, start, end }) =>
      line === null ? [] : [{ ...raw({ start, end }), ...line }],
    ),
    figures: figures.map((figure): Figure => ({
      field: figure.field,
      row: figure.row,
      value:
        figure.kind === "qualitative" ? clean.text.slice(figure.start, figure.end) : figure.value,
      unit: figure.unit,
      kind: figure.kind,
      qualifier: figure.qualifier,
      class: figure.class,
      period: periods.get(figure) ?? null,
      phrase: phrase(clauseAround(clean, figure)),
      confidence: figure.confidence,
      ...(figure.doubt === null ? {} : { doubt: figure.doubt }),
      ...raw(figure),
    })),
    statements: statements.map((one) => ({
      ...one,
      phrase: phrase(clauseAround(clean, one)),
      ...raw(one),
    })),
    citations: citations.map(({ tail: _tail, ...one }) => ({
      ...one,
      phrase: phrase(one),
      ...raw(one),
    })),
    tasks: tasks.map((task) => ({
      ...task,
      schedule: parseTaskTime({ title: task.text, time: task.time ?? "" }, { year }).schedule,
      ...raw(task),
    })),
    dates: dates.map((date) => ({
      iso: date.iso,
      role:
        heading.ownDate !== null &&
        date.start >= heading.ownDate.start &&
        date.end <= heading.ownDate.end
          ? "ownDate"
          : date.role === "period" && within(citedTails, date)
            ? "periodInCitation"
            : date.role,
      text: phrase(date),
      ...raw(date),
    })),
    findings: findings
      .map(({ raw: place, ...finding }) =>
        place === undefined
          ? {
              ...finding,
              phrase: phrase(
                ABOUT_FIGURES.test(finding.kind) ? clauseAround(clean, finding) : finding,
              ).slice(0, 240),
              ...raw(finding),
            }
          : { ...finding, phrase: source.slice(place.start, place.end), ...place },
      )
      .toSorted((a, b) => a.start - b.start),
  };
}

/** Where issuers and subjects of cited papers stand. */
export function tails(citations: readonly CitedDocument[]): readonly Span[] {
  return citations.map(({ tail }) => tail);
}
