import type { ReactNode } from "react";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import type { Paper } from "./beside.ts";
import { paperText } from "./papers.ts";

/** Days of the papers that prove a leaf, each once; papers without a day offer none. */
export function daysOfPapers(
  papers: readonly Paper[],
): readonly { readonly day: Day; readonly paper: Paper }[] {
  const days = new Map<Day, Paper>();
  for (const paper of papers) {
    if (paper.issuedOn !== null && !paper.withdrawn && !days.has(paper.issuedOn)) {
      days.set(paper.issuedOn, paper);
    }
  }
  return [...days].map(([day, paper]) => ({ day, paper }));
}

interface PaperDaysProps {
  papers: readonly Paper[];
  value: InputValue | undefined;
  onAnswer: (value: InputValue) => void;
}

/** Offers the day of a paper from the register instead of typing it a second time. */
export function PaperDays({ papers, value, onAnswer }: PaperDaysProps): ReactNode {
  const offered = daysOfPapers(papers).filter(({ day }) => day !== value);
  if (offered.length === 0) return null;
  return (
    <ul className="s-paper-days">
      {offered.map(({ day, paper }) => (
        <li key={day}>
          <Button small tone="quiet" title={paperText(paper)} onClick={() => onAnswer(day)}>
            Lấy ngày {formatDay(day)} của minh chứng
          </Button>
        </li>
      ))}
    </ul>
  );
}
