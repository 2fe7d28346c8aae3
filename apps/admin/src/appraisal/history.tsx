import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";

const words: Readonly<Record<string, string>> = {
  "score.submit": "Nộp bản tự chấm",
  "score.return": "Trả lại bản tự chấm",
  "score.appraise": "Kết thúc thẩm định",
  "score.approve": "Duyệt kết quả",
  "score.reopen": "Mở lại thẩm định",
  "appraisal.accept": "Đồng ý",
  "appraisal.change": "Chấm khác",
  "appraisal.return": "Đánh dấu trả lại",
  "appraisal.undo": "Bỏ quyết định",
  "appraisal.confirm": "Xác nhận điểm chấm khác",
};

/** What happened to the score, latest first; asked for when it is opened. */
export function ScoreHistory({ roundId, unitId }: { roundId: string; unitId: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const read = useQuery(
    api.appraisal.history.queryOptions({ roundId, unitId }, { enabled: open, staleTime: 0 }),
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Lịch sử</summary>
      {read.isError && <FailureNotice error={read.error} onRetry={() => void read.refetch()} />}
      {open && read.isPending && <Waiting />}
      {read.data !== undefined && (
        <div className="c-table-box">
          <table className="c-table">
            <caption className="c-sr">Lịch sử bản tự chấm và thẩm định</caption>
            <thead>
              <tr>
                <th scope="col">Lúc</th>
                <th scope="col">Ai</th>
                <th scope="col">Việc</th>
                <th scope="col">Mục</th>
                <th scope="col">Lời ghi</th>
              </tr>
            </thead>
            <tbody>
              {read.data.map((line) => (
                <tr key={line.seq}>
                  <th scope="row" className="c-nowrap">
                    {formatInstant(line.at)}
                  </th>
                  <td>{line.by}</td>
                  <td>
                    {words[line.action] ?? line.action}
                    {line.points !== null && ` ${formatHundredths(line.points)} điểm`}
                  </td>
                  <td>{line.leaf ?? ""}</td>
                  <td>{line.words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
