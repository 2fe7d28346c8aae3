import type { Points } from "../criteria/rule.ts";
import type { Leaf } from "../criteria/set.ts";
import { type CitedDocument, citation } from "../document/citation.ts";
import { type EntryType, entryTypeLabel } from "../document/entry.ts";
import type { LeafInput, LeafResult } from "../scoring/because.ts";
import { inputText } from "../scoring/input-text.ts";
import { reasonSentence } from "../scoring/sentence.ts";
import { formatCount, formatHundredths } from "../text/numbers.ts";

/** A document of the register that proves a leaf, and where in it. */
export interface CitedPaper {
  readonly document: CitedDocument;
  /** Page or section that matters: `trang 3`. */
  readonly place?: string;
}

/** Why a drafted explanation is not complete yet. */
export type DraftGap = "no-papers" | "paper-without-number" | "paper-without-day" | "no-points";

/** A drafted explanation (giải trình) with what it still lacks. */
export interface Draft {
  /** One Vietnamese paragraph in neutral official wording. */
  readonly text: string;
  readonly gaps: readonly DraftGap[];
}

/** Points in hundredths that somebody decided, with the reason; `""` where none is written yet. */
export interface DecidedPoints {
  readonly points: Points;
  readonly reason: string;
}

export interface DraftOptions {
  readonly papers: readonly CitedPaper[];
  /** Points claimed or decided otherwise than the rule gives, with the reason. */
  readonly otherwise?: DecidedPoints & { readonly by: "unit" | "reviewer" };
  /** What the appraiser had decided before, where `otherwise` replaces it. */
  readonly before?: DecidedPoints;
}

/** One of several equal cases: its result, and the types of its own papers. */
export interface DraftCase {
  readonly result: LeafResult;
  readonly types: readonly EntryType[];
}

function paperText({ document, place }: CitedPaper): string {
  return place === undefined ? citation(document) : `${citation(document)} (${place})`;
}

const told: ReadonlySet<LeafInput["state"]> = new Set([
  "count",
  "ratio",
  "stated",
  "answer",
  "day",
  "option",
  "none",
]);

function figureTexts({ because }: LeafResult): readonly string[] {
  return because.inputs
    .filter(({ state }) => told.has(state))
    .map((input) => {
      const text = inputText(input, because.rule);
      const plain = /^\d/.test(text) ? text : text.toLocaleLowerCase("vi");
      return `${input.label}: ${input.state === "option" ? `“${text}”` : plain}`;
    });
}

function figures(said: readonly string[]): string {
  return said.length === 0 ? "" : ` Số liệu đối chiếu: ${said.join("; ")}.`;
}

function gapsOf(result: LeafResult, papers: readonly CitedPaper[]): readonly DraftGap[] {
  const gaps: DraftGap[] = [];
  if (result.state !== "scored") gaps.push("no-points");
  if (papers.length === 0) gaps.push("no-papers");
  if (papers.some(({ document }) => document.number === undefined))
    gaps.push("paper-without-number");
  if (papers.some(({ document }) => document.day === undefined)) gaps.push("paper-without-day");
  return gaps;
}

function reasonText(reason: string): string {
  const words = reason.trim().replace(/\.$/, "");
  return words === "" ? "" : `, lý do: ${words}`;
}

/** What all cases of a draft have in common; absent where they differ. */
interface Common {
  readonly max: Points;
  readonly rule?: string;
  /** Points by the rule; null where there are none. */
  readonly points?: Points | null;
}

/** The rule's word and the decided points, said so that neither denies the other. */
function outcome(
  { max, rule, points }: Common,
  { otherwise, before }: Pick<DraftOptions, "otherwise" | "before">,
): readonly string[] {
  const of = (value: Points): string =>
    `${formatHundredths(value)} trên ${formatHundredths(max)} điểm`;
  const said = rule === undefined ? [] : [rule];
  if (otherwise === undefined) {
    if (points === undefined) return said;
    return [...said, points === null ? "Mục này chưa có kết quả điểm." : `Kết quả: ${of(points)}.`];
  }
  const { by, reason } = otherwise;
  const who = by === "unit" ? "Đơn vị tự chấm" : "Cơ quan thẩm định chấm";
  const earlier =
    before === undefined
      ? []
      : [`Trước đó cơ quan thẩm định đã chấm ${of(before.points)}${reasonText(before.reason)}.`];
  const now = `${who} ${of(otherwise.points)}${reasonText(reason)}.`;
  if (by === "unit" || points === undefined || points === null || points === otherwise.points) {
    return [...said, ...earlier, now];
  }
  return [
    ...said.map((sentence) => `Theo số liệu đơn vị nộp: ${sentence}`),
    `Đơn vị tự chấm ${of(points)}.`,
    ...earlier,
    now,
  ];
}

function opening({ code, label }: Pick<Leaf, "code" | "label">, result: LeafResult): string {
  const { document, clause } = result.because.source;
  const basis = [document, clause].filter((part) => part !== "").join(", ");
  return `Về mục ${code} “${label}”, chấm theo ${basis}`;
}

function pointsOf(result: LeafResult): Points | null {
  return result.state === "scored" ? result.points : null;
}

/**
 * Drafts the explanation of one leaf: by which rule and paper of the set, on which figures, with
 * which result and which decided points, proven by which papers. A person reads, corrects and signs it.
 */
export function draftExplanation(
  leaf: Pick<Leaf, "code" | "label">,
  result: LeafResult,
  options: DraftOptions,
): Draft {
  const { papers } = options;
  const proven =
    papers.length === 0
      ? "Chưa kèm tài liệu kiểm chứng."
      : `Tài liệu kiểm chứng: ${papers.map(paperText).join("; ")}.`;
  const { max } = result.because;
  const common = { max, rule: reasonSentence(result), points: pointsOf(result) };
  const text = [
    `${opening(leaf, result)}.${figures(figureTexts(result))}`,
    ...outcome(common, options),
    proven,
  ].join(" ");
  return { text, gaps: gapsOf(result, papers) };
}

/** What every list has, in the order of the first. */
function inAll<T>([first = [], ...others]: readonly (readonly T[])[]): readonly T[] {
  return [...new Set(first)].filter((one) => others.every((list) => list.includes(one)));
}

/** The one value of all; undefined where they differ. */
function only<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

function provenTogether(cases: readonly DraftCase[]): string {
  if (cases.every(({ types }) => types.length === 0)) {
    return "Chưa đơn vị nào kèm tài liệu kiểm chứng.";
  }
  const types = inAll(cases.map((one) => one.types));
  if (types.length === 0) return "Tài liệu kiểm chứng theo hồ sơ của từng đơn vị.";
  const names = types.map((type) => entryTypeLabel(type).toLocaleLowerCase("vi"));
  return `Tài liệu kiểm chứng riêng của từng đơn vị: ${names.join(", ")}.`;
}

/**
 * Drafts one explanation for several units decided at once. It says only what all of them share:
 * figures that differ stay out, and of papers their types, for each unit has its own.
 *
 * @param cases at least one, all of this leaf
 */
export function draftTogether(
  leaf: Pick<Leaf, "code" | "label">,
  cases: readonly [DraftCase, ...DraftCase[]],
  options: Pick<DraftOptions, "otherwise" | "before">,
): Draft {
  const [{ result: first }] = cases;
  const results = cases.map(({ result }) => result);
  const rule = only(results.map(reasonSentence));
  const points = only(results.map(pointsOf));
  const common: Common = {
    max: first.because.max,
    ...(rule === undefined ? {} : { rule }),
    ...(points === undefined ? {} : { points }),
  };
  const text = [
    `${opening(leaf, first)}, chung cho ${formatCount(cases.length)} đơn vị.${figures(inAll(results.map(figureTexts)))}`,
    ...outcome(common, options),
    provenTogether(cases),
  ].join(" ");
  return {
    text,
    gaps: [
      ...(results.some(({ state }) => state !== "scored") ? (["no-points"] as const) : []),
      ...(cases.some(({ types }) => types.length === 0) ? (["no-papers"] as const) : []),
    ],
  };
}

/** Who reads of a gap: the unit mends it, whoever appraises says what it means. */
export type DraftReader = "unit" | "appraiser";

const gapWords: Readonly<Record<DraftReader, Readonly<Record<DraftGap, string>>>> = {
  unit: {
    "no-papers": "Chưa có tài liệu kiểm chứng: hãy chọn văn bản từ sổ văn bản.",
    "paper-without-number": "Có văn bản chưa ghi số: hãy bổ sung trong sổ văn bản.",
    "paper-without-day": "Có văn bản chưa ghi ngày ký: hãy bổ sung trong sổ văn bản.",
    "no-points": "Mục này chưa có điểm: hãy nhập đủ số liệu trước khi giải trình.",
  },
  appraiser: {
    "no-papers": "Đơn vị chưa kèm tài liệu kiểm chứng: hãy trả lại mục này nếu cần bổ sung.",
    "paper-without-number": "Có văn bản chưa ghi số: hãy trả lại mục này nếu cần bổ sung.",
    "paper-without-day": "Có văn bản chưa ghi ngày ký: hãy trả lại mục này nếu cần bổ sung.",
    "no-points": "Đơn vị chưa có điểm ở mục này: hãy ghi rõ chấm dựa vào đâu.",
  },
};

/** What a draft lacks and what to do, in one Vietnamese sentence. */
export function gapSentence(gap: DraftGap, reader: DraftReader): string {
  return gapWords[reader][gap];
}
