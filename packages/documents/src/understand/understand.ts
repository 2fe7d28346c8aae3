import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import { findBlanks } from "./blanks.ts";
import { type CitedDocument, findCitations } from "./citations.ts";
import { type CleanText, cleanText, foldText, toRaw } from "./clean.ts";
import { findTimes } from "./dates.ts";
import { readDossierTables } from "./dossier-table.ts";
import type { Figure, Span, StatedPeriod, Understanding } from "./facts.ts";
import { type FoundFigure, Reader, figureFrom } from "./figures.ts";
import { findHeading, findOwnNumbers, periodOfTitle } from "./heading.ts";
import { type FoundFinding, reckon } from "./identities.ts";
import { findImplied } from "./implied.ts";
import { inferIssuers } from "./infer-issuers.ts";
import { Mask } from "./mask.ts";
import { type Quantity, findQuantities } from "./numbers.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { paperFindings } from "./paper-findings.ts";
import { periodAt } from "./periods.ts";
import { flatten, spotsOf } from "./spots.ts";
import { findStatements } from "./statements.ts";
import { maskStructural, maskUnique } from "./structural.ts";
import { findTasks, gridsOf } from "./tasks.ts";
import { unitAt } from "./units.ts";

/** Longest text that is read; more is cut off, which `read/limits` says before it comes here. */
export const LONGEST_DOCUMENT = 2_000_000;

/** Findings that are shown with the clause around their figure. */
const ABOUT_FIGURES =
  /^(?:blank|missing-unit|rate-|identity-|derived|qualifier-|conflicting-|ambiguous)/;

function within(spans: readonly Span[], { start }: Span): boolean {
  return spans.some((span) => start >= span.start && start < span.end);
}

/** The words of a clause: its label, the figure and what follows up to the next comma or bracket. */
function clauseAround({ text }: CleanText, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - 200), start);
  const after = text.slice(end, end + 160);
  let cut = -1;
  for (const { 0: sign, index } of before.matchAll(/[;\n(]|\.(?=\s)|,(?=\s)/g)) {
    // A remark in brackets belongs to the label before it.
    if (sign === "(" && before.indexOf(")", index) !== -1) continue;
    const open = before.lastIndexOf("(", index);
    const close = before.indexOf(")", index);
    if (
      sign !== "\n" &&
      open !== -1 &&
      close !== -1 &&
      open < index &&
      before.indexOf(")", open) === close
    )
      continue;
    cut = index;
  }
  const lead = cut === -1 ? (before.length < 200 ? 0 : before.indexOf(" ") + 1) : cut + 1;
  const tail = /[;\n()]|\.(?=\s|$)|,(?=\s)/.exec(after)?.index ?? after.length;
  const from = start - before.length + lead;
  const words = text.slice(from, start);
  const bare = words.replace(/^[\s•*+–—-]+/u, "");
  return {
    start: from + words.length - bare.length,
    end: end + text.slice(end, end + tail).trimEnd().length,
  };
}

function blankQuantity(span: Span, unit: string, percent: boolean): Quantity {
  return {
    ...span,
    value: 0,
    percent,
    unit,
    unitEnd: span.end,
    qualifier: "exact",
    from: span.start,
    part: null,
    spelled: false,
    doubt: null,
  };
}

/**
 * What a share is of is heard last and often left out: a denominator that differs from what the
 * text states elsewhere is the other total it equals, or none.
 */
function settleDenominators(figures: FoundFigure[]): void {
  const said = (code: string): number | undefined => {
    const one = figures.find(
      ({ field, row, part, confidence }) =>
        field === code && row === "" && part !== "denominator" && confidence > 0.6,
    );
    return typeof one?.value === "number" ? one.value : undefined;
  };
  const [online, direct] = [said("tthc.received.online"), said("tthc.received.direct")];
  const fresh =
    said("tthc.received.new") ??
    (online === undefined || direct === undefined ? undefined : online + direct);
  const totals = [
    ["tthc.received.total", said("tthc.received.total")],
    ["tthc.received.new", fresh],
    ["tthc.resolved.total", said("tthc.resolved.total")],
  ] as const;
  figures.forEach((figure, index) => {
    if (figure.part !== "denominator" || figure.confidence > 0.6 || figure.row !== "") return;
    const own = totals.find(([code]) => code === figure.field);
    if (own?.[1] === undefined || own[1] === figure.value) return;
    const other = totals.find(([, value]) => value === figure.value);
    figures[index] = { ...figure, field: other?.[0] ?? null };
  });
}

/** In a table the unit has a column of its own: "Số TTHC | thủ tục | 148". */
function withRowUnits(
  clean: CleanText,
  outline: Outline,
  quantities: readonly Quantity[],
): readonly Quantity[] {
  const rows = outline.paragraphs.filter(({ row }) => row);
  if (rows.length === 0) return quantities;
  return quantities.map((quantity) => {
    if (quantity.unit !== "") return quantity;
    const row = rows.find(({ start, end }) => quantity.start >= start && quantity.end <= end);
    if (row === undefined) return quantity;
    const cells = clean.text
      .slice(Math.max(row.start, quantity.start - 120), quantity.start)
      .split("\t");
    const unit = cells.at(-2)?.trim() ?? "";
    if (cells.at(-1)?.trim() !== "" || cells.length < 3 || unit.length > 24) return quantity;
    const percent = /^(?:%|tỷ lệ %|phần trăm)$/iu.test(unit);
    const folded = foldText(unit);
    const known = unitAt({ ...clean, folded, text: unit }, 0);
    return percent || known.end > 0 ? { ...quantity, unit, percent } : quantity;
  });
}

/** Row numbers and row labels of tables are not figures. */
function maskRowNumbers(clean: CleanText, outline: Outline, mask: Mask): void {
  for (const { start, end, row } of outline.paragraphs) {
    if (!row) continue;
    const first = /^\s*(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d{1,2}){0,3})[.)]?\s*(?=\t)/u.exec(
      clean.text.slice(start, end),
    );
    if (first !== null) mask.take({ start, end: start + first[0].length });
    for (const match of clean.text
      .slice(start, end)
      .matchAll(/\(\d{1,2}\)(?:\s*=[\s()+\d/*%-]+)?/g)) {
      mask.take({ start: start + match.index, end: start + match.index + match[0].length });
    }
  }
}

/**
 * Reads one document: figures with their fields, cited documents, tasks, dates and doubts, each with
 * its place in the text as given. Deterministic; the same text gives the same answer. Nothing that
 * the text does not say is filled in. Never throws, whatever the text.
 */
export function understand(source: string): Understanding {
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
  const tasks = findTasks(clean, grids);
  const quantities = withRowUnits(clean, outline, findQuantities(clean, mask));

  const flat = flatten(clean, times.dates, citations, { quantities, named }).replaceAll("\t", ":");
  const docPeriod = periodOfTitle(heading.title, times.periods, times.dates);
  const isPlan = heading.type === "Kế hoạch" || heading.type === "Chương trình";
  const isTarget = (span: Span): boolean =>
    isPlan || within(outline.plansFrom, span) || within(tasks, span) || taskTime(span);
  function taskTime(span: Span): boolean {
    return tasks.some(
      ({ start, end }) =>
        span.start >= start &&
        span.start <= end + 60 &&
        !clean.text.slice(end, span.start).includes("\n"),
    );
  }

  const spots = spotsOf(flat, outline, quantities);
  const title = foldText(heading.title?.text ?? "");
  const reader = new Reader(title);
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
  settleDenominators(figures);
  figures.push(
    ...impliedFigures(clean, flat, outline, isTarget),
    ...saidZero(flat, outline, isTarget),
  );

  const statements = findStatements({
    clean,
    flat,
    citations,
    dates: times.dates,
    issuer: heading.issuer,
    skip: isTarget,
  });

  const findings: FoundFinding[] = [];
  const blanks = findBlanks(flat, outline, quantities);
  const blankSpots = spotsOf(flat, outline, blanks);
  blanks.forEach((blank, index) => {
    const spot = blankSpots[index];
    if (spot === undefined || isTarget(blank) || taskTime(blank)) return;
    const reading = new Reader().read(blankQuantity(blank, blank.unit, blank.percent), {
      ...spot,
      right: "",
      rightWide: "",
      after: "",
    });
    if (
      reading.field === null ||
      figures.some(({ start, end }) => start < blank.end && blank.start < end)
    )
      return;
    figures.push({
      start: blank.start,
      end: blank.end,
      field: reading.field,
      row: "",
      value: null,
      unit: blank.percent ? "%" : blank.unit,
      kind: "missing",
      qualifier: "exact",
      class: "reported",
      confidence: reading.confidence,
      doubt: null,
      paragraph: spot.paragraph,
      part: null,
    });
    findings.push({
      start: blank.start,
      end: blank.end,
      kind: "blank",
      severity: "warning",
      fields: [reading.field],
      message: "Chỗ này để trống số liệu: hỏi người lập báo cáo, không tự điền.",
    });
  });
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

  const year = Number((docPeriod?.from ?? heading.ownDate?.day ?? "2000").slice(0, 4));
  const raw = (span: Span): Span => toRaw(clean, span);
  const phrase = (span: Span): string =>
    clean.text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
  return {
    heading: {
      type: heading.type,
      number: ownNumbers[0]?.number ?? null,
      symbol: ownNumbers[0]?.symbol ?? null,
      date: heading.ownDate?.day ?? null,
      place: heading.place,
      issuer: heading.issuer,
      title: heading.title?.text ?? null,
      period: docPeriod === null ? null : { ...docPeriod, inherited: false },
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
    dates: times.dates.map((date) => ({
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

function tails(citations: readonly CitedDocument[]): readonly Span[] {
  return citations.map(({ tail }) => tail);
}

function impliedFigures(
  clean: CleanText,
  flat: string,
  outline: Outline,
  skip: (span: Span) => boolean,
): FoundFigure[] {
  const paragraphAt = (at: number): number =>
    Math.max(
      0,
      outline.paragraphs.findLastIndex(({ start }) => start <= at),
    );
  const dated = (span: Span): boolean => {
    const paragraph = outline.paragraphs[paragraphAt(span.start)];
    return (
      paragraph !== undefined &&
      /~|(?:thang|ngay) \d/.test(
        flat.slice(paragraph.start, Math.min(paragraph.end, span.end + 60)),
      )
    );
  };
  return findImplied(flat, skip, dated).map((one) => ({
    start: one.start,
    end: one.end,
    field: one.field,
    row: "",
    value: one.kind === "qualitative" ? clean.text.slice(one.start, one.end) : one.value,
    unit: one.unit,
    kind: one.kind,
    qualifier: "exact",
    class: one.field === "propaganda.radio.schedule" ? "schedule" : "reported",
    confidence: one.kind === "impliedOne" ? 0.6 : 0.85,
    doubt: null,
    paragraph: paragraphAt(one.start),
    part: null,
  }));
}

const SAID_ZERO =
  /(?<=[:(] ?)khong(?: co| phat sinh)?(?: ho so| phieu| truong hop)?(?= ?(?:[;,.)\n]|$))/gu;

/** "Quá hạn: không": a label answered with no. */
function saidZero(flat: string, outline: Outline, skip: (span: Span) => boolean): FoundFigure[] {
  const spans = [...flat.matchAll(SAID_ZERO)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const spots = spotsOf(flat, outline, spans);
  return spans.flatMap((span, index): FoundFigure[] => {
    const spot = spots[index];
    if (spot === undefined || skip(span)) return [];
    const unit = /(?<![a-z])(?:ho so|han)(?![a-z])[^#]*$/.test(spot.left) ? "hồ sơ" : "";
    const reading = new Reader().read(blankQuantity(span, unit, false), {
      ...spot,
      right: "",
      rightWide: "",
    });
    if (reading.field === null || foldText(spot.left).length > 120) return [];
    return [
      {
        ...span,
        field: reading.field,
        row: "",
        value: 0,
        unit,
        kind: "impliedZero",
        qualifier: "exact",
        class: "reported",
        confidence: 0.8,
        doubt: null,
        paragraph: spot.paragraph,
        part: null,
      },
    ];
  });
}
