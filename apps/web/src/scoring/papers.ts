import type { CitedPaper } from "@cchc/domain/appraisal/explain";
import { citation } from "@cchc/domain/document/citation";
import { DOCUMENT_TYPES } from "@cchc/domain/document/type";
import type { Paper } from "./book.ts";

/** A paper as sentences cite it. */
export function citedPaper(paper: Paper): CitedPaper {
  const { documentId, type, number, symbol, issuedOn, summary, pageNote } = paper;
  const known = DOCUMENT_TYPES.find(({ code }) => code === type);
  return {
    document: {
      id: documentId,
      type: known?.code ?? "letter",
      symbol: symbol ?? "",
      issuer: "",
      about: summary,
      by: "own",
      ...(number === null ? {} : { number }),
      ...(issuedOn === null ? {} : { day: issuedOn }),
    },
    ...(pageNote === "" ? {} : { place: pageNote }),
  };
}

/** `Kế hoạch số 26/KH-UBND ngày 14/02/2023 về …` */
export function paperText(paper: Paper): string {
  const { number, symbol, summary, type } = paper;
  if (number === null && symbol === null) {
    const label = DOCUMENT_TYPES.find(({ code }) => code === type)?.label ?? "Văn bản";
    return summary === "" ? `${label} vừa chọn` : `${label}: ${summary}`;
  }
  return citation(citedPaper(paper).document);
}
