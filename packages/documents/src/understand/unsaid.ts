import { findBlanks } from "./blanks.ts";
import { type CleanText, foldText } from "./clean.ts";
import type { Span } from "./facts.ts";
import { type FoundFigure, Reader } from "./figures.ts";
import type { FoundFinding } from "./found-finding.ts";
import { findImplied } from "./implied.ts";
import type { Quantity } from "./numbers.ts";
import type { Outline } from "./outline.ts";
import { spotsOf } from "./spots.ts";

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

interface Read {
  readonly flat: string;
  readonly outline: Outline;
  readonly quantities: readonly Quantity[];
  /** What was found so far; a blank stands where none of it does. */
  readonly figures: readonly FoundFigure[];
}

/** Places where a figure belongs and none stands, as figures without a value and as questions. */
export function blankFigures(
  { flat, outline, quantities, figures: found }: Read,
  {
    title,
    isTarget,
    taskTime,
  }: {
    readonly title: string;
    readonly isTarget: (span: Span) => boolean;
    readonly taskTime: (span: Span) => boolean;
  },
): { readonly figures: readonly FoundFigure[]; readonly findings: readonly FoundFinding[] } {
  const figures: FoundFigure[] = [];
  const findings: FoundFinding[] = [];
  const blanks = findBlanks(flat, outline, quantities);
  const blankSpots = spotsOf(flat, outline, blanks);
  blanks.forEach((blank, index) => {
    const spot = blankSpots[index];
    if (spot === undefined || isTarget(blank) || taskTime(blank)) return;
    const reading = new Reader(title).read(blankQuantity(blank, blank.unit, blank.percent), {
      ...spot,
      right: "",
      rightWide: "",
      after: "",
    });
    if (
      reading.field === null ||
      found.some(({ start, end }) => start < blank.end && blank.start < end)
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
  return { figures, findings };
}

/** Zeros, ones and words that stand for figures, as figures. */
export function impliedFigures(
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
  /(?<=(?:[:(]|ky luat|(?<![\p{L}])la) ?(?:(?:trong (?:ky|nam|thang|quy)|den nay|hien (?:nay|tai)),? )?)(?:khong|chua)(?: co| phat sinh)?(?: ho so| phieu| truong hop)?(?= ?(?:[;,.)\n]|$))/gu;

/** "Quá hạn: không": a label answered with no. */
export function saidZero(
  flat: string,
  outline: Outline,
  skip: (span: Span) => boolean,
): FoundFigure[] {
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
