import type { ReactNode } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { StateMark } from "@cchc/ui/state-mark";
import type { Outputs } from "../api.ts";
import { resultText } from "./survey-words.ts";

type PreviewRow = Outputs["surveys"]["preview"]["rows"][number];

export interface SurveyRowsProps {
  rows: readonly PreviewRow[];
  file: string;
  leaveOut: ReadonlySet<number>;
  onToggle: (line: number) => void;
}

/** Every row of a survey file: whom it means, what stands there now, what it would write. */
export function SurveyRows({ rows, file, leaveOut, onToggle }: SurveyRowsProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table c-table-cards a-wrap">
        <caption>
          {formatCount(rows.length)} dòng đọc được trong {file}
        </caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị trong tệp</th>
            <th scope="col" className="c-num">
              Dòng
            </th>
            <th scope="col">Khớp với</th>
            <th scope="col" className="c-num">
              Hiện có
            </th>
            <th scope="col" className="c-num">
              Trong tệp
            </th>
            <th scope="col">Ghi chú</th>
            <th scope="col">Bỏ dòng</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <th scope="row">{row.name}</th>
              <td className="c-num" data-label="Dòng">
                {row.line}
              </td>
              <td data-label="Khớp với">{row.unitName ?? "–"}</td>
              <td className="c-num" data-label="Hiện có">
                {row.before === null ? "–" : resultText(row.before)}
              </td>
              <td className="c-num" data-label="Trong tệp">
                {row.value === null ? "–" : resultText(row.value)}
              </td>
              <td data-label="Ghi chú">
                {row.problem !== null ? (
                  <StateMark tone={leaveOut.has(row.line) ? "none" : "wrong"}>
                    {row.problem}
                  </StateMark>
                ) : (
                  standing(row)
                )}
              </td>
              <td data-label="Bỏ dòng">
                <label className="c-check">
                  <input
                    type="checkbox"
                    checked={leaveOut.has(row.line)}
                    onChange={() => onToggle(row.line)}
                  />
                  <span className="c-sr">
                    Bỏ dòng {row.line}, {row.name}
                  </span>
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function standing({ before, value }: PreviewRow): ReactNode {
  if (before === null) return <StateMark tone="accent">mới</StateMark>;
  return JSON.stringify(before) === JSON.stringify(value) ? (
    <StateMark tone="none">như đã có</StateMark>
  ) : (
    <StateMark tone="doubt">thay kết quả đã có</StateMark>
  );
}
