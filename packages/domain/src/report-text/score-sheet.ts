import type { CriteriaSet, Leaf } from "../criteria/set.ts";
import { issuerOf } from "../document/issuer.ts";
import type { LeafResult } from "../scoring/because.ts";
import type { AreaScore, UnitScore } from "../scoring/score.ts";
import { reasonSentence } from "../scoring/sentence.ts";
import { formatHundredths } from "../text/numbers.ts";
import {
  type Block,
  type FigureRun,
  type OfficialDocument,
  type TableBlock,
  type TableCell,
  text,
} from "./block.ts";
import { rateInText } from "./figure.ts";
import { type PaperSetting, paperOf, selfCitation } from "./paper.ts";

/** A unit's own scoring as a paper. */
export interface ScoreSheet extends Omit<PaperSetting, "type"> {
  readonly set: CriteriaSet;
  readonly score: UnitScore;
  /** Eight letters with which anybody recomputes the sheet; absent on a draft. */
  readonly receipt?: string;
  readonly addressees: readonly string[];
  readonly receivers: readonly string[];
}

function cell(value: string, more: Omit<TableCell, "runs"> = {}): TableCell {
  return { runs: [text(value)], ...more };
}

/** Points as they stand in the sheet: a dash where the leaf does not apply, dots where they wait. */
function pointsFigure(code: string, result: LeafResult | undefined): FigureRun {
  const base = { kind: "figure", code: `@leaf.${code}`, cells: [], format: "points" } as const;
  if (result?.state === "scored") {
    const { points } = result;
    return { ...base, state: "value", value: points, text: formatHundredths(points) };
  }
  return result?.state === "not-applicable"
    ? { ...base, state: "none", text: "–" }
    : { ...base, state: "missing", text: "…" };
}

function sum(code: string, points: number | undefined): FigureRun {
  const base = { kind: "figure", code, cells: [], format: "points" } as const;
  if (points === undefined) return { ...base, state: "missing", text: "…" };
  return { ...base, state: "value", value: points, text: formatHundredths(points) };
}

function leafRow(leaf: Leaf, results: ReadonlyMap<string, LeafResult>): readonly TableCell[] {
  const result = results.get(leaf.code);
  return [
    cell(leaf.code, { align: "center" }),
    cell(leaf.label),
    { runs: [sum(`@max.${leaf.code}`, leaf.max)], align: "right" },
    { runs: [pointsFigure(leaf.code, result)], align: "right" },
    cell(result === undefined ? "" : reasonSentence(result)),
  ];
}

/** What an area earned; nothing can be said while none of its leaves is scored. */
function earned(area: AreaScore | undefined): number | undefined {
  return area === undefined || area.outOf === 0 ? undefined : area.points;
}

function sheetTable({ set, score }: ScoreSheet): TableBlock {
  const results = new Map(score.leaves.map((result) => [result.leaf, result]));
  const areas = new Map(score.areas.map((area) => [area.area, area]));
  const head = (label: string, max: number, points: FigureRun): readonly TableCell[] => [
    cell(label, { bold: true, span: 2 }),
    { runs: [sum(`@max ${label}`, max)], bold: true, align: "right" },
    { runs: [points], bold: true, align: "right" },
    cell(""),
  ];
  const rows = set.areas.flatMap(({ code, label, max, criteria }) => [
    head(label, max, sum(`@area.${code}`, earned(areas.get(code)))),
    ...criteria.flatMap(({ leaves }) => leaves.map((leaf) => leafRow(leaf, results))),
  ]);
  const open = score.totals.state === "open";
  const bonus = set.bonus;
  const extra =
    bonus === undefined
      ? []
      : [
          head(bonus.label, bonus.max, sum("@bonus", score.totals.bonus)),
          ...bonus.leaves.map((leaf) => leafRow(leaf, results)),
        ];
  return {
    kind: "table",
    code: "score",
    widths: [8, 38, 9, 11, 34],
    head: [
      [
        { text: "Mã" },
        { text: "Tiêu chí" },
        { text: "Điểm tối đa" },
        { text: "Điểm tự chấm" },
        { text: "Lý do" },
      ],
    ],
    rows: [
      ...rows,
      ...extra,
      head("Tổng điểm", set.max, sum("@total", open ? undefined : score.totals.total)),
    ],
  };
}

function item(...parts: readonly (string | FigureRun)[]): Block {
  const runs = parts.map((part) => (typeof part === "string" ? text(part) : part));
  return { kind: "paragraph", role: "item", runs: [text("- "), ...runs] };
}

/**
 * Makes the self-score sheet of a unit: its total with what is still missing, and an annex with every
 * leaf, its points and its reason. Points are hundredths; leaf figures have the code `@leaf.<code>`.
 */
export function composeScoreSheet(sheet: ScoreSheet): OfficialDocument {
  const { set, score, year, receipt } = sheet;
  const { totals, grade } = score;
  const setting: PaperSetting = { ...sheet, type: "report" };
  const issuer = issuerOf(sheet.unit, sheet.parent);
  const index: FigureRun = {
    kind: "figure",
    code: "@index",
    cells: [],
    format: "rate",
    state: "value",
    value: totals.index,
    text: rateInText(totals.index),
  };
  const waiting = totals.waiting.flatMap((place) => score.leaves[place]?.leaf ?? []);
  const opening = `${issuer.inText} báo cáo kết quả tự chấm điểm cải cách hành chính năm ${year} theo ${set.decision.document} như sau:`;
  const closing = `${issuer.inText} chịu trách nhiệm về tính chính xác của kết quả tự chấm điểm./.`;
  const summary: readonly Block[] =
    totals.state === "open"
      ? [
          item(
            "Chưa đủ số liệu để cộng tổng điểm; điểm đã có: ",
            sum("@points", totals.points),
            ".",
          ),
          item(`Các tiêu chí thành phần chưa có điểm: ${waiting.join(", ")}.`),
        ]
      : [
          item(
            "Tổng điểm tự chấm: ",
            sum("@sum", totals.total),
            `/${formatHundredths(set.max)} điểm.`,
          ),
          item("Chỉ số đạt: ", index, grade === undefined ? "." : `; xếp loại ${grade.label}.`),
        ];
  return {
    ...paperOf(setting),
    about: `Kết quả tự chấm điểm cải cách hành chính năm ${year}`,
    addressees: sheet.addressees,
    blocks: [
      { kind: "paragraph", role: "body", runs: [text(opening)] },
      item(`Bộ tiêu chí: ${set.name}, phiên bản ${set.version}.`),
      ...(set.notice === undefined ? [] : [item(`${set.notice}.`)]),
      ...summary,
      ...(receipt === undefined ? [] : [item(`Mã phiếu tự kiểm: ${receipt}.`)]),
      { kind: "paragraph", role: "closing", runs: [text(closing)] },
    ],
    receivers: sheet.receivers,
    annexes: [
      {
        number: "Phụ lục",
        title: `Phiếu tự chấm điểm cải cách hành chính năm ${year}`,
        note: `(Kèm theo ${selfCitation(setting)})`,
        landscape: true,
        blocks: [sheetTable(sheet)],
      },
    ],
  };
}
