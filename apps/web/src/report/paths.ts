import type { OpenedReport } from "../entry/workbook-shape.ts";
import type { ReportAddress } from "./open-report.ts";

export function pathOf({ unitId, periodId }: ReportAddress, ...rest: readonly string[]): string {
  return ["/bao-cao", ...[unitId, periodId, ...rest].map(encodeURIComponent)].join("/");
}

export function addressOf({ unit, period }: OpenedReport): ReportAddress {
  return { unitId: unit.id, periodId: period.id };
}

export function receiptPath({ unitId, periodId }: ReportAddress, submissionId: string): string {
  return ["/bien-nhan", ...[unitId, periodId, submissionId].map(encodeURIComponent)].join("/");
}
