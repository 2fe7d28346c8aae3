import { type CitedPaper, draftExplanation, type Draft } from "@cchc/domain/appraisal/explain";
import type { Leaf } from "@cchc/domain/criteria/set";
import { DOCUMENT_TYPES } from "@cchc/domain/document/type";
import type { LeafResult } from "@cchc/domain/scoring/because";
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

/**
 * Drafts what a reviewer writes about an item: rule, figures, papers and the points. Papers of no
 * official type are named behind it, for they have no number to be cited by.
 */
export function draftReason(
  leaf: Pick<Leaf, "code" | "label">,
  result: LeafResult,
  { papers, points }: { readonly papers: readonly Paper[]; readonly points: number | undefined },
): Draft {
  const official = papers.filter(({ type }) => type !== "other");
  const other = papers.filter(({ type }) => type === "other");
  const draft = draftExplanation(leaf, result, {
    papers: official.map(cited),
    ...(points === undefined ? {} : { otherwise: { by: "reviewer", points, reason: "" } }),
  });
  if (other.length === 0) return draft;
  const named = `Tài liệu khác: ${other.map(paperText).join("; ")}.`;
  const text =
    official.length === 0
      ? draft.text.replace("Chưa kèm tài liệu kiểm chứng.", named)
      : `${draft.text} ${named}`;
  return { text, gaps: draft.gaps.filter((gap) => gap !== "no-papers") };
}
