import type { ReactNode } from "react";
import type { Finding } from "@cchc/domain/checks/check";
import { type AreaCode, fieldOf, rowName, tableOf } from "@cchc/domain/form/form";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import { Button } from "@cchc/ui/button";
import { ErrorSummary, type SummaryItem } from "@cchc/ui/error-summary";
import { Notice } from "@cchc/ui/notice";
import { useDerived } from "../report/open-report.ts";
import { cellId } from "./cell-id.ts";
import { focusCell } from "./grid-focus.ts";
import { mayEditKey, returnedReasons, whyClosed } from "./may-edit.ts";
import type { OpenedReport, Workbook } from "./workbook-shape.ts";

export interface AreaProps {
  area: AreaCode;
  report: OpenedReport;
  workbook: Workbook;
}

/**
 * Above the grid: what may be changed here, what came back. What does not agree stands below it:
 * nothing above the hands may come and go while one types.
 */
export function AreaNotes(props: AreaProps): ReactNode {
  return (
    <>
      <Closed {...props} />
      <Returned {...props} />
    </>
  );
}

function Closed({ area, report }: AreaProps): ReactNode {
  if (report.withheld) {
    return <Notice title="Số liệu nháp chỉ đơn vị lập báo cáo xem được, cho đến khi nộp." />;
  }
  const closed = whyClosed(report, area);
  return closed === undefined ? null : <Notice title={closed} />;
}

function Returned({ area, report, workbook }: AreaProps): ReactNode {
  const { form } = workbook;
  if (report.editing.cells === "all" || report.editing.cells === "none") return null;
  const items = [...returnedReasons(report)].flatMap(([key, reason]): SummaryItem[] => {
    const { field: code, row } = cellRef(key);
    const field = fieldOf(form, code);
    if (field?.area !== area || !mayEditKey(report, form, key)) return [];
    const table = tableOf(form, code);
    const name =
      row === "" || table === undefined ? field.label : `${field.label}, ${rowName(table, row)}`;
    const text = reason === "" ? name : `${name}: ${reason}`;
    return [{ key, text, href: `#${cellId(key)}` }];
  });
  if (items.length === 0) {
    return <Notice title="Cấp trên không trả lại ô nào của phần này: chỉ xem." />;
  }
  return (
    <ErrorSummary
      tone="doubt"
      title={`Cấp trên trả lại ${items.length} ô của phần này; chỉ những ô đó mở để sửa`}
      items={items}
    />
  );
}

function disagreeing(area: AreaCode, { form }: Workbook, findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ severity, kind, cells }) =>
      severity === "hard" &&
      kind !== "required" &&
      cells.some(({ field }) => fieldOf(form, field)?.area === area),
  );
}

/** In the header line, always in sight: how much does not agree, and the way to the first cell. */
export function DisagreeingCount({ area, workbook }: AreaProps): ReactNode {
  const hard = disagreeing(area, workbook, useDerived(workbook).findings);
  const cell = hard[0]?.cells[0];
  if (cell === undefined) return null;
  return (
    <Button small tone="danger" onClick={() => focusCell(cellKey(cell.field, cell.row))}>
      {hard.length} chỗ chưa khớp
    </Button>
  );
}

/** The same as a list below the grid, each line leading to its cell. */
export function DisagreeingList({ area, workbook }: AreaProps): ReactNode {
  const hard = disagreeing(area, workbook, useDerived(workbook).findings);
  return (
    <ErrorSummary
      title={`Có ${hard.length} chỗ chưa khớp`}
      items={hard.map(({ check, message, cells: [first] }) => {
        const key = first === undefined ? "" : cellKey(first.field, first.row);
        return { key: `${check} ${key}`, text: message, href: `#${cellId(key)}` };
      })}
    />
  );
}
