import { partsAhead } from "./ahead.ts";
import { allOf, bothEnds } from "./all-of.ts";
import { assessments } from "./assessment.ts";
import { ASKED, weighed } from "../learnt/weigh.ts";
import { answer, tails, within } from "./answer.ts";
import { findCitations } from "./citations.ts";
import { cleanText, foldText } from "./clean.ts";
import { findTimes } from "./dates.ts";
import { settleDenominators } from "./denominators.ts";
import { readDossierTables } from "./dossier-table.ts";
import type { Span, StatedPeriod, Understanding } from "./facts.ts";
import { type FoundFigure, Reader, type SecondReader, figureFrom } from "./figures.ts";
import { findHeading, findOwnNumbers, periodOfTitle } from "./heading.ts";
import type { FoundFinding } from "./found-finding.ts";
import { reckon } from "./identities.ts";
import { paperFindings } from "./paper-findings.ts";
import { inferIssuers } from "./infer-issuers.ts";
import { Mask } from "./mask.ts";
import { type Quantity, findQuantities } from "./numbers.ts";
import { outlineOf } from "./outline.ts";
import { periodAt } from "./periods.ts";
import { reportedPeriod } from "./reported-range.ts";
import { shareFindings } from "./shares.ts";
import { sideCells } from "./side-columns.ts";
import { flatten, spotsOf } from "./spots.ts";
import { findStatements } from "./statements.ts";
import { maskStructural, maskUnique } from "./structural.ts";
import { maskRowNumbers, withRowUnits } from "./table-rows.ts";
import { proseTasks } from "./prose-tasks.ts";
import { findTasks, gridsOf } from "./tasks.ts";
import { blankFigures, impliedFigures, saidZero } from "./unsaid.ts";

/** Longest text that is read; more is cut off, which `read/limits` says before it comes here. */
export const LONGEST_DOCUMENT = 2_000_000;

/** Quantities beside the results of tables are told apart from the rest. */
function parted(
  quantities: readonly Quantity[],
  side: readonly Span[],
): readonly [counted: readonly Quantity[], besides: readonly Quantity[]] {
  const beside = (one: Quantity): boolean => within(side, one);
  return [quantities.filter((one) => !beside(one)), quantities.filter(beside)];
}

/**
 * Reads one document: figures with their fields, cited documents, tasks, dates and doubts, each with
 * its place in the text as given. Deterministic; the same text gives the same answer. Nothing that
 * the text does not say is filled in. Never throws, whatever the text. `second` has the last word on
 * what a figure counts: what was learnt from the corpus, or who teaches it.
 */
export function understand(source: string, second: SecondReader = weighed): Understanding {
  const clean = cleanText(source.slice(0, LONGEST_DOCUMENT));
  const outline = outlineOf(clean);
  const ownNumbers = findOwnNumbers(clean);
  const heading = findHeading(clean, outline);
  const cited = findCitations(clean, ownNumbers);
  const citations = inferIssuers(clean, cited, heading.issuer);

  const mask = new Mask(clean.text.length);
  for (const span of [...ownNumbers, ...citations]) mask.take(span);
  maskRowNumbers(clean, outline, mask);
  maskUnique(clean, mask);
  const times = findTimes(clean, mask);
  const named = maskStructural(clean, mask, outline.numbers);
  const grids = gridsOf(clean, outline);
  const table = readDossierTables(clean, grids);
  for (const span of table.used) mask.take(span);
  const listed = findTasks(clean, grids);
  const side = sideCells(clean, grids);
  const [quantities, besides] = parted(
    withRowUnits(clean, outline, { grids, quantities: findQuantities(clean, mask) }),
    side,
  );

  const flat = flatten(clean, times.dates, citations, { quantities, named, side }).replaceAll(
    "\t",
    ":",
  );
  const docPeriod = periodOfTitle(heading.title, times.periods, times.dates);
  const isPlan = heading.type === "Kế hoạch" || heading.type === "Chương trình";
  const ahead = partsAhead(outline, flat, {
    periods: times.periods,
    until: docPeriod?.to ?? null,
  });
  const isAhead = (span: Span): boolean =>
    isPlan || within(outline.plansFrom, span) || within(ahead, span);
  const told = proseTasks(clean, outline, isAhead);
  const tasks = [...listed, ...told.tasks].toSorted((a, b) => a.start - b.start);
  const isTarget = (span: Span): boolean =>
    isAhead(span) || within(listed, span) || within(told.sentences, span) || taskTime(span);
  function taskTime(span: Span): boolean {
    return listed.some(
      ({ start, end }) =>
        span.start >= start &&
        span.start <= end + 60 &&
        !clean.text.slice(end, span.start).includes("\n"),
    );
  }

  const spots = spotsOf(flat, outline, quantities);
  const title = foldText(heading.title?.text ?? "");
  const reader = new Reader(title, second);
  const figures: FoundFigure[] = [];
  quantities.forEach((quantity, index) => {
    const spot = spots[index];
    if (spot === undefined) return;
    const target = isTarget(quantity);
    const reading = target ? { field: null, confidence: 0.6 } : reader.read(quantity, spot);
    figures.push(figureFrom(quantity, reading, { target, paragraph: spot.paragraph }));
  });
  for (const { start, end, field, row, value } of table.figures) {
    figures.push({
      start,
      end,
      field,
      row,
      value,
      unit: "hồ sơ",
      kind: "exact",
      qualifier: "exact",
      class: "reported",
      confidence: 0.9,
      doubt: null,
      paragraph: 0,
      part: null,
    });
  }
  for (const quantity of besides) {
    const target = within(
      side.filter(({ kind }) => kind === "target"),
      quantity,
    );
    figures.push(figureFrom(quantity, { field: null, confidence: 0.6 }, { target, paragraph: 0 }));
  }
  settleDenominators(figures);
  const implied = impliedFigures(clean, flat, outline, isTarget);
  const recurring = implied.filter((one) => one.class === "schedule");
  // The day of "phát vào ngày 15 hằng tháng" counts nothing.
  const counted = figures.filter(
    (one) => (one.field !== null && one.confidence > ASKED) || !within(recurring, one),
  );
  figures.splice(0, figures.length, ...counted, ...implied, ...saidZero(flat, outline, isTarget));

  figures.sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [one, ...both] of bothEnds(clean.folded, figures))
    figures.splice(figures.indexOf(one), 1, ...both.toReversed());
  figures.push(...allOf(clean.folded, figures));

  const stated = findStatements({
    clean,
    flat,
    citations,
    dates: times.dates,
    issuer: heading.issuer,
    skip: isTarget,
  });
  const statements = [...stated, ...(isPlan ? [] : assessments(clean, outline))].toSorted(
    (a, b) => a.start - b.start,
  );

  const findings: FoundFinding[] = [];
  const left = blankFigures({ flat, outline, quantities, figures }, { title, isTarget, taskTime });
  figures.push(...left.figures);
  findings.push(...left.findings);
  figures.sort((a, b) => a.start - b.start || a.end - b.end);

  const citedTails = tails(citations);
  // What a cited paper is about is not what this report counts over.
  const spans = times.periods.filter((one) => !within(citedTails, one));
  const periodOf = (figure: FoundFigure): StatedPeriod | null =>
    periodAt(figure, {
      statements: spans,
      outline,
      docPeriod,
      flat,
    });
  const periods = new Map(figures.map((figure) => [figure, periodOf(figure)]));
  findings.push(
    ...reckon(figures, (a, b) => periods.get(a)?.label === periods.get(b)?.label),
    ...told.findings,
    ...shareFindings(clean, figures),
    ...figures.flatMap((figure): FoundFinding[] =>
      figure.doubt === null
        ? []
        : [
            {
              start: figure.start,
              end: figure.end,
              kind: "ambiguous",
              severity: "warning",
              message: figure.doubt,
            },
          ],
    ),
    ...figures.flatMap((figure): FoundFinding[] =>
      figure.unit === "" &&
      figure.kind === "exact" &&
      figure.field?.startsWith("tthc.") === true &&
      figure.class === "reported" &&
      figure.row === "" &&
      /^\s*(?:[;,.)\n]|$)/.test(clean.text.slice(figure.end, figure.end + 3))
        ? [
            {
              start: figure.start,
              end: figure.end,
              kind: "missing-unit",
              severity: "info",
              message: "Số này không ghi đơn vị (hồ sơ): đọc theo câu trước.",
            },
          ]
        : [],
    ),
    ...paperFindings({
      clean,
      outline,
      grids,
      citations,
      times,
      heading,
      ownNumbers,
      reportedUntil: docPeriod?.to ?? null,
    }),
  );

  return answer({
    source,
    clean,
    outline,
    heading,
    own: ownNumbers[0] ?? null,
    docPeriod,
    reported: reportedPeriod(clean, times, { title: heading.title, period: docPeriod }),
    figures,
    periods,
    statements,
    citations,
    tasks,
    dates: times.dates,
    findings,
  });
}
