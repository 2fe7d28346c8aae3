import {
  type CitedPaper,
  type DecidedPoints,
  type Draft,
  type DraftCase,
  draftExplanation,
  type DraftOptions,
  draftTogether,
} from "@cchc/domain/appraisal/explain";
import type { Leaf } from "@cchc/domain/criteria/set";
import { DOCUMENT_TYPES } from "@cchc/domain/document/type";
import type { CaseRow } from "./cases.ts";
import { type Paper, paperText } from "./words.ts";

function cited(paper: Paper): CitedPaper {
  const { documentId, type, number, symbol, issuedOn, summary, pageNote } = paper;
  const known = DOCUMENT_TYPES.find(({ code }) => code === type);
  return {
    document: {
      id: documentId,
      type: known?.code ?? "letter",
      ...(number === null ? {} : { number }),
      symbol: symbol ?? "",
      ...(issuedOn === null ? {} : { day: issuedOn }),
      issuer: "",
      about: summary,
      by: "own",
    },
    ...(pageNote === "" ? {} : { place: pageNote }),
  };
}

/** What a draft reads of a commune's item. */
export type Row = Pick<CaseRow, "result" | "item" | "evidence">;

/** What an appraiser decided otherwise on a row; undefined where the claim stands. */
function decidedOn({ item }: Row): DecidedPoints | undefined {
  if (item?.state !== "changed" || item.points === null) return undefined;
  const reason = item.reason ?? "";
  // A paragraph drafted before is not told inside the next one.
  return { points: item.points, reason: reason.startsWith("Về mục ") ? "" : reason };
}

/** The points decided on all rows alike, with their reason where that is one too. */
export function decidedAlike(rows: readonly Row[]): DecidedPoints | undefined {
  const [first, ...others] = rows.map(decidedOn);
  if (first === undefined || others.some((one) => one?.points !== first.points)) return undefined;
  return others.every((one) => one?.reason === first.reason) ? first : { ...first, reason: "" };
}

/** The points to be written, or those that stand, with what they take the place of. */
function pointsOf(
  rows: readonly Row[],
  points: number | undefined,
): Pick<DraftOptions, "otherwise" | "before"> {
  const decided = decidedAlike(rows);
  if (decided !== undefined && (points === undefined || points === decided.points)) {
    return { otherwise: { by: "reviewer", ...decided } };
  }
  return {
    ...(points === undefined ? {} : { otherwise: { by: "reviewer", points, reason: "" } }),
    ...(points === undefined || decided === undefined ? {} : { before: decided }),
  };
}

/**
 * Drafts what a reviewer writes about the items decided at once: rule, figures, papers and points, of
 * several communes only what they share. Papers of no official type are named behind it, for they have
 * no number to be cited by.
 */
export function draftReason(
  leaf: Pick<Leaf, "code" | "label">,
  [first, ...others]: readonly [Row, ...Row[]],
  points: number | undefined,
): Draft {
  const options = pointsOf([first, ...others], points);
  if (others.length > 0) {
    const caseOf = ({ result, evidence }: Row): DraftCase => ({
      result,
      types: evidence.map(({ type }) => type),
    });
    return draftTogether(leaf, [caseOf(first), ...others.map(caseOf)], options);
  }
  const { result, evidence } = first;
  const official = evidence.filter(({ type }) => type !== "other");
  const other = evidence.filter(({ type }) => type === "other");
  const draft = draftExplanation(leaf, result, { papers: official.map(cited), ...options });
  if (other.length === 0) return draft;
  const named = `Tài liệu khác: ${other.map(paperText).join("; ")}.`;
  const text =
    official.length === 0
      ? draft.text.replace("Chưa kèm tài liệu kiểm chứng.", named)
      : `${draft.text} ${named}`;
  return { text, gaps: draft.gaps.filter((gap) => gap !== "no-papers") };
}
