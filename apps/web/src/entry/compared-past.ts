import type { PastReport } from "@cchc/domain/checks/context";
import type { OpenedReport } from "./workbook-shape.ts";

export function pastOf(report: OpenedReport): readonly PastReport[] {
  return report.past.map(({ period, cells }) => ({ period, cells: new Map(cells) }));
}

/** What checks compare with: the past, and the sum of the units that this one came from. */
export function comparedPast(report: OpenedReport): readonly PastReport[] {
  const { carried } = report;
  if (carried === undefined) return pastOf(report);
  return [...pastOf(report), { ...carried, cells: new Map(carried.cells) }];
}
