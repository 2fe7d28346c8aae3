import type { Finding } from "@cchc/domain/checks/check";
import { reasonKey, type ReasonKey, unmetFindings } from "@cchc/domain/checks/context";
import { type Form, fieldOf } from "@cchc/domain/form/form";
import { type CellRef, cellKey } from "@cchc/domain/report/cell";
import { cellId } from "../entry/cell-id.ts";
import { pathOf } from "./paths.ts";
import type { ReportAddress } from "./open-report.ts";

/** The page and place where a cell is entered. */
export function cellHref(form: Form, address: ReportAddress, { field, row }: CellRef): string {
  const area = fieldOf(form, field)?.area ?? form.areas[0]?.code ?? "";
  return `${pathOf(address, area)}#${cellId(cellKey(field, row))}`;
}

export interface FindingLine {
  readonly key: string;
  readonly text: string;
  readonly why: string;
  readonly href: string | undefined;
  readonly reason: ReasonKey;
}

function lineOf(form: Form, address: ReportAddress, finding: Finding): FindingLine {
  const reason = reasonKey(finding);
  const first = finding.cells[0];
  return {
    key: `${reason.check} ${reason.cell}`,
    text: finding.message,
    why: finding.why,
    href: first === undefined ? undefined : cellHref(form, address, first),
    reason,
  };
}

export interface Standing {
  /** Must be mended. */
  readonly hard: readonly FindingLine[];
  /** Must be mended or explained; the explained ones are among them. */
  readonly soft: readonly FindingLine[];
  readonly unexplained: number;
}

/** What stands between a report and being handed in. */
export function standingOf(
  { form, address }: { readonly form: Form; readonly address: ReportAddress },
  findings: readonly Finding[],
  reasons: readonly ReasonKey[],
): Standing {
  const unmet = unmetFindings(findings, reasons);
  const lines = (some: readonly Finding[]): FindingLine[] =>
    some.map((finding) => lineOf(form, address, finding));
  return {
    hard: lines(unmet.hard),
    soft: lines(findings.filter(({ severity }) => severity === "soft")),
    unexplained: unmet.unexplained.length,
  };
}

/** `Cần sửa 2 chỗ và ghi lý do cho 1 chỗ.` */
export function standingSentence({ hard, unexplained }: Standing): string {
  const parts = [
    ...(hard.length > 0 ? [`sửa ${hard.length} chỗ`] : []),
    ...(unexplained > 0 ? [`ghi lý do cho ${unexplained} chỗ`] : []),
  ];
  return parts.length === 0
    ? "Số liệu khớp, không còn gì phải sửa."
    : `Trước khi nộp cần ${parts.join(" và ")}.`;
}
