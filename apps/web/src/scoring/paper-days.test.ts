import { expect, test } from "vitest";
import { daysOfPapers } from "./paper-days.tsx";

const paper = (documentId: string, issuedOn: string | null, withdrawn = false) => ({
  documentId,
  pageNote: "",
  type: "plan" as const,
  number: "26",
  symbol: "KH-UBND",
  issuedOn,
  summary: "",
  withdrawn,
  files: [],
});

test("each day once, none of a paper without a day or taken out of the register", () => {
  const papers = [
    paper("a", "2023-02-14"),
    paper("b", null),
    paper("c", "2023-01-05", true),
    paper("d", "2023-02-14"),
    paper("e", "2023-03-01"),
  ];
  expect(daysOfPapers(papers).map(({ day, paper: { documentId } }) => [day, documentId])).toEqual([
    ["2023-02-14", "a"],
    ["2023-03-01", "e"],
  ]);
});
