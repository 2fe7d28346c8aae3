import { contextFrom, reasonKey } from "@cchc/domain/checks/context";
import type { Finding } from "@cchc/domain/checks/check";
import { runChecks } from "@cchc/domain/checks/run";
import { formByVersion } from "@cchc/domain/form/catalogue";
import type { Form } from "@cchc/domain/form/form";
import { type Cell, cellKey, type Cells } from "@cchc/domain/report/cell";
import type { Outputs } from "../api.ts";

export type OpenReport = Outputs["reports"]["open"];
type PastReport = OpenReport["past"][number];

/** A finding with the commune's reason for letting it stand, where it gave one. */
export interface SeenFinding {
  readonly finding: Finding;
  readonly reason: string | undefined;
}

/** A report as the reviewer reads it. */
export interface ReadReport {
  readonly form: Form;
  readonly cells: Cells;
  /** The latest earlier report of the same kind. */
  readonly before: { readonly name: string; readonly cells: Cells } | undefined;
  readonly findings: readonly SeenFinding[];
}

function toMap(cells: readonly (readonly [string, Cell])[]): Cells {
  return new Map(cells);
}

/** Checks a report the way the commune's own screen does, against the same past. */
export function readReport(report: OpenReport): ReadReport {
  const form = formByVersion(report.period.form, report.period.formVersion);
  const cells = new Map<string, Cell>();
  for (const { field, row, cell } of report.cells) {
    if (cell !== null) cells.set(cellKey(field, row), cell);
  }
  const past = report.past.map((other: PastReport) => ({
    period: other.period,
    cells: toMap(other.cells),
  }));
  const reasons = new Map(
    report.reasons.map(({ check, cell, reason }) => [`${check} ${cell}`, reason]),
  );
  const { carried } = report;
  const sums = carried === undefined ? [] : [{ ...carried, cells: toMap(carried.cells) }];
  const compared = [...past, ...sums];
  const { answering } = report;
  const context = {
    ...contextFrom(form, report.period, compared, new Map(report.peers)),
    ...(answering === undefined
      ? {}
      : { returned: { ...answering, before: toMap(answering.before) } }),
  };
  const findings = runChecks(form, cells, context).map((finding) => {
    const { check, cell } = reasonKey(finding);
    return { finding, reason: reasons.get(`${check} ${cell}`) };
  });
  const same = past.find(({ period }) => period.kind === report.period.kind);
  return {
    form,
    cells,
    before: same === undefined ? undefined : { name: same.period.name, cells: same.cells },
    findings,
  };
}

/** What a reviewer should look at before taking the report in. */
export function warnings(findings: readonly SeenFinding[]): readonly SeenFinding[] {
  return findings.filter(({ finding }) => finding.severity !== "info");
}

/** How many warnings of each sort a report has. */
export interface WarningCounts {
  readonly hard: number;
  readonly explained: number;
  readonly unexplained: number;
}

export function countWarnings(findings: readonly SeenFinding[]): WarningCounts {
  const soft = findings.filter(({ finding }) => finding.severity === "soft");
  const explained = soft.filter(({ reason }) => reason !== undefined).length;
  return {
    hard: findings.filter(({ finding }) => finding.severity === "hard").length,
    explained,
    unexplained: soft.length - explained,
  };
}

/** How the warnings read in one line of a list. */
export function warningWords({ hard, explained, unexplained }: WarningCounts): string {
  const parts = [
    ...(hard > 0 ? [`${hard} lỗi`] : []),
    ...(explained > 0 ? [`${explained} cảnh báo đã giải trình`] : []),
    ...(unexplained > 0 ? [`${unexplained} cảnh báo chưa giải trình`] : []),
  ];
  return parts.length === 0 ? "Không có cảnh báo" : parts.join(", ");
}
