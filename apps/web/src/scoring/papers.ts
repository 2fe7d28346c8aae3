import type { CitedPaper } from "@cchc/domain/appraisal/explain";
import { citation } from "@cchc/domain/document/citation";
import { entryTypeLabel } from "@cchc/domain/document/entry";
import type { Paper } from "./beside.ts";

/** A paper as sentences cite it. */
export function citedPaper(paper: Paper): CitedPaper {
  const { documentId, type, number, symbol, issuedOn, summary, pageNote } = paper;
  return {
    document: {
      id: documentId,
      // A paper of no official type is cited as a letter is: by its number and what it is about.
      type: type === "other" ? "letter" : type,
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

/** `Kế hoạch số 26/KH-UBND ngày 14/02/2023 về …`; one without a number by what it is about. */
export function paperText(paper: Paper): string {
  const { number, symbol, summary, type } = paper;
  if (number === null || symbol === null) {
    return [entryTypeLabel(type), summary].filter((part) => part !== "").join(": ");
  }
  return citation(citedPaper(paper).document);
}
