import { cellKey } from "@cchc/domain/report/cell";
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

/** Whether a figure of the report, in its own row, is one that the unit can no longer enter. */
export function isShut({ report }: Pick<OpenedScore, "report">, field: string): boolean {
  const { entry } = report;
  return entry === "none" || (Array.isArray(entry) && !entry.includes(cellKey(field)));
}

/** One sentence: why a figure cannot be entered any more, and who can open it. */
export function whoOpens({ report }: Pick<OpenedScore, "report">): string {
  const by = report.reviewer ?? "cấp trên";
  if (report.entry !== "none") return `Báo cáo chỉ mở những ô bị trả lại: ô khác do ${by} mở.`;
  switch (report.state) {
    case "submitted":
      return `Báo cáo đã nộp: chỉ ${by} trả lại thì đơn vị mới nhập được.`;
    case "received":
      return `Báo cáo đã được tiếp nhận: chỉ ${by} mở lại thì đơn vị mới nhập được.`;
    case "draft":
    case "awaiting_approval":
    case "returned":
      return `Kỳ báo cáo đã khóa: chỉ ${by} gia hạn thì đơn vị mới nhập được.`;
  }
}
