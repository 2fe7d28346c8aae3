import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Field } from "@cchc/domain/form/form";
import { type Cell, cellRef } from "@cchc/domain/report/cell";
import { formatInstant } from "@cchc/domain/text/days";
import { cellWithUnit } from "@cchc/domain/report/cell-words";
import { Dialog } from "@cchc/ui/dialog";
import { Failure } from "@cchc/ui/failure";
import { Loading } from "@cchc/ui/loading";
import { api, failureOf } from "../api.ts";
import type { ReportAddress } from "../report/open-report.ts";

export interface HistoryDialogProps {
  address: ReportAddress;
  field: Field;
  cell: string;
  label: string;
  onClose: () => void;
}

function words(field: Field, cell: Cell | null): string {
  const remark = cell?.note === undefined ? "" : ` (${cell.note})`;
  return `${cellWithUnit(field, cell)}${remark}`;
}

/** Who wrote what into one cell and when, latest first. */
export function HistoryDialog(props: HistoryDialogProps): ReactNode {
  const { address, field, cell, label, onClose } = props;
  const history = useQuery(
    api.reports.cellHistory.queryOptions({ ...address, ...cellRef(cell) }, { staleTime: 0 }),
  );
  return (
    <Dialog open wide title={`Lịch sử: ${label}`} onClose={onClose}>
      {history.isPending && <Loading>Đang lấy lịch sử của ô…</Loading>}
      {history.isError && (
        <Failure title="Chưa lấy được lịch sử" onRetry={() => void history.refetch()}>
          {failureOf(history.error).message}
        </Failure>
      )}
      {history.data?.length === 0 && <p>Chưa ai ghi vào ô này.</p>}
      {history.data !== undefined && history.data.length > 0 && (
        <div className="c-table-box">
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">Lúc</th>
                <th scope="col">Người ghi</th>
                <th scope="col">Từ</th>
                <th scope="col">Thành</th>
              </tr>
            </thead>
            <tbody>
              {history.data.map(({ at, by, before, after }) => (
                <tr key={`${at} ${words(field, after)}`}>
                  <th scope="row">{formatInstant(at)}</th>
                  <td>{by}</td>
                  <td>{words(field, before)}</td>
                  <td>{words(field, after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
