import type { PeriodInput } from "@cchc/api/periods/write";
import type { Finding } from "@cchc/domain/checks/check";
import { contextFrom, type PastReport, reasonKey } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { formByCode } from "@cchc/domain/form/catalogue";
import { entered } from "@cchc/domain/report/build";
import { type Cells, cellKey } from "@cchc/domain/report/cell";
import { inventedSource } from "./figures.ts";
import { periodIds } from "./periods.ts";
import type { ReportStory } from "./write-report.ts";

/** What an officer writes beside a figure far from that of earlier years. */
function reasonFor({ cells: [cell], figures: [now, usual] }: Finding): string {
  if (cell?.field === slip.field) return slip.reason;
  const rose = (now?.value ?? 0) > (usual?.value ?? 0);
  if (cell?.field === "tthc.received.direct") {
    return "Người dân chuyển sang nộp trực tuyến, hồ sơ nộp trực tiếp giảm nhiều.";
  }
  return rose
    ? "Đã đối chiếu với hệ thống một cửa điện tử: số tăng thật so với các năm trước."
    : "Đã đối chiếu với sổ theo dõi: số giảm thật so với các năm trước.";
}

/** The cells with a reason for every soft finding, as an officer must give them to hand in. */
export function explained(
  period: PeriodInput,
  past: readonly PastReport[],
  cells: Cells,
): Required<Pick<ReportStory, "cells" | "reasons">> {
  const form = formByCode(period.form, period.to);
  const findings = runChecks(form, cells, contextFrom(form, period, past));
  const reasons = findings
    .filter(({ severity }) => severity === "soft")
    .map((finding) => ({ ...reasonKey(finding), reason: reasonFor(finding) }));
  return { cells, reasons };
}

/** One digit too many, and an explanation that a reviewer should not believe at once. */
const slip = {
  unitId: "mh-phuong-van-tuong",
  periodId: periodIds.annual2024,
  field: "edocuments.outgoing.total",
  value: 6_480,
  reason: "Năm nay tính cả giấy mời và văn bản chuyển tiếp trên hệ thống.",
} as const;

/** The report as it was written; in one commune, one year, with a slip to be found. */
export function withSlip(unitId: string, { id }: PeriodInput, cells: Cells): Cells {
  if (unitId !== slip.unitId || id !== slip.periodId) return cells;
  const cell = { ...entered(slip.value), source: inventedSource };
  return new Map([...cells, [cellKey(slip.field), cell]]);
}
