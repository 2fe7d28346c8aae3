import type { Points } from "../criteria/rule.ts";
import type { Leaf } from "../criteria/set.ts";
import { type CitedDocument, citation } from "../document/citation.ts";
import type { LeafInput, LeafResult } from "../scoring/because.ts";
import { inputText } from "../scoring/input-text.ts";
import { reasonSentence } from "../scoring/sentence.ts";
import { formatHundredths } from "../text/numbers.ts";

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

export interface DraftOptions {
  readonly papers: readonly CitedPaper[];
  /** Points claimed or decided otherwise than the rule gives, with the reason. */
  readonly otherwise?: {
    readonly by: "unit" | "reviewer";
    readonly points: Points;
    readonly reason: string;
  };
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

function figures({ because }: LeafResult): string {
  const said = because.inputs
    .filter(({ state }) => told.has(state))
    .map((input) => {
      const text = inputText(input, because.rule);
      const plain = /^\d/.test(text) ? text : text.toLocaleLowerCase("vi");
      return `${input.label}: ${input.state === "option" ? `“${text}”` : plain}`;
    });
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

function outcome(result: LeafResult, otherwise: DraftOptions["otherwise"]): string {
  const max = formatHundredths(result.because.max);
  if (otherwise !== undefined) {
    const who = otherwise.by === "unit" ? "Đơn vị tự chấm" : "Cơ quan thẩm định chấm";
    const reason = otherwise.reason.trim().replace(/\.$/, "");
    const said = reason === "" ? "" : `, lý do: ${reason}`;
    return `${who} ${formatHundredths(otherwise.points)} trên ${max} điểm${said}.`;
  }
  return result.state === "scored"
    ? `Kết quả: ${formatHundredths(result.points)} trên ${max} điểm.`
    : "Mục này chưa có kết quả điểm.";
}

/**
 * Drafts the explanation of one leaf: by which rule and paper of the set, on which figures, with
 * which result, proven by which papers. A person reads, corrects and signs it.
 */
export function draftExplanation(
  leaf: Pick<Leaf, "code" | "label">,
  result: LeafResult,
  { papers, otherwise }: DraftOptions,
): Draft {
  const { document, clause } = result.because.source;
  const basis = [document, clause].filter((part) => part !== "").join(", ");
  const rule = reasonSentence(result);
  const proven =
    papers.length === 0
      ? "Chưa kèm tài liệu kiểm chứng."
      : `Tài liệu kiểm chứng: ${papers.map(paperText).join("; ")}.`;
  const text = [
    `Về mục ${leaf.code} “${leaf.label}”, chấm theo ${basis}.${figures(result)}`,
    rule,
    outcome(result, otherwise),
    proven,
  ].join(" ");
  return { text, gaps: gapsOf(result, papers) };
}

const gapWords: Readonly<Record<DraftGap, string>> = {
  "no-papers": "Chưa có tài liệu kiểm chứng: hãy chọn văn bản từ sổ văn bản.",
  "paper-without-number": "Có văn bản chưa ghi số: hãy bổ sung trong sổ văn bản.",
  "paper-without-day": "Có văn bản chưa ghi ngày ký: hãy bổ sung trong sổ văn bản.",
  "no-points": "Mục này chưa có điểm: hãy nhập đủ số liệu trước khi giải trình.",
};

/** What a draft lacks and what to do, in one Vietnamese sentence. */
export function gapSentence(gap: DraftGap): string {
  return gapWords[gap];
}
