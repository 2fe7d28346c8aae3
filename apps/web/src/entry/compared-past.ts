import type { CheckContext } from "@cchc/domain/checks/check";
import { contextFrom, type PastReport } from "@cchc/domain/checks/context";
import type { Form } from "@cchc/domain/form/form";
import type { OpenedReport } from "./workbook-shape.ts";

export function pastOf(report: OpenedReport): readonly PastReport[] {
  return report.past.map(({ period, cells }) => ({ period, cells: new Map(cells) }));
}

/** The past, and the sum of the units that this one came from. */
function comparedPast(report: OpenedReport): readonly PastReport[] {
  const { carried } = report;
  if (carried === undefined) return pastOf(report);
  return [...pastOf(report), { ...carried, cells: new Map(carried.cells) }];
}

/** What the checks of a report compare with. */
export function contextOf(form: Form, report: OpenedReport): CheckContext {
  const { period, peers, answering } = report;
  const context = contextFrom(form, period, comparedPast(report), new Map(peers));
  if (answering === undefined) return context;
  return { ...context, returned: { ...answering, before: new Map(answering.before) } };
}
