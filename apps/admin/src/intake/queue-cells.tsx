import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { hrefTo } from "../frame/paths.ts";
import { standingWords } from "../overview/standing.ts";
import { type QueueRow, standingOf } from "./queue.ts";
import type { IntakeSearch } from "./search.ts";

export interface ReportLinkProps {
  row: QueueRow;
  /** Where the list stands: one comes back to it. */
  search: IntakeSearch;
}

/** The commune, leading to its report. */
export function ReportLink({ row, search }: ReportLinkProps): ReactNode {
  return (
    <Link href={hrefTo("/tiep-nhan/bao-cao", { ...search, dv: row.unitId, bc: row.periodId })}>
      {row.name}
    </Link>
  );
}

/** Two cells: how far the report is, and when it was handed in. */
export function StandingCells({ row }: Pick<ReportLinkProps, "row">): ReactNode {
  const { text, tone } = standingWords(standingOf(row));
  return (
    <>
      <td data-label="Tình trạng">
        <StateMark tone={tone}>{text}</StateMark>
      </td>
      <td className="c-nowrap" data-label="Nộp lúc">
        {row.submittedAt === null ? "–" : formatInstant(row.submittedAt)}
      </td>
    </>
  );
}
