import { reportLabel } from "../report/names.ts";
import { pathOf } from "../report/paths.ts";
import type { OpenedScore } from "./book-shape.ts";

type Standing = Pick<OpenedScore, "unit" | "period" | "report">;

/** How a report is said to stand while it is not handed in. */
const unfinished: Readonly<Partial<Record<OpenedScore["report"]["state"], string>>> = {
  draft: "còn là nháp",
  awaiting_approval: "còn chờ lãnh đạo duyệt",
  returned: "bị trả lại",
};

/**
 * That the report which feeds this score is not handed in, and where it is; undefined once it is.
 * Handing in the score is still possible: the person in front of it decides, knowing.
 */
export function unfinishedReport({
  unit,
  period,
  report,
}: Standing): { readonly title: string; readonly href: string } | undefined {
  const words = unfinished[report.state];
  if (words === undefined) return undefined;
  return {
    title: `“${reportLabel(period)}” ${words}, chưa nộp`,
    href: pathOf({ unitId: unit.id, periodId: period.id }),
  };
}
