import type { ReactNode } from "react";
import { fieldOf, type Form, rowName, tableOf } from "@cchc/domain/form/form";
import { cellKey } from "@cchc/domain/report/cell";
import { cellText } from "@cchc/domain/report/cell-words";
import { formatCount } from "@cchc/domain/text/numbers";
import { StateMark } from "@cchc/ui/state-mark";
import {
  type ComparedRow,
  receivedIn,
  summaryOf,
  tally,
  verdictOf,
  wouldChange,
} from "./export.ts";

export interface ComparedPartProps {
  form: Form;
  part: ComparedRow;
  chosen: ReadonlySet<string>;
  /** Whether a cell may be written at all. */
  mayFill: (key: string) => boolean;
  onChoose: (key: string, on: boolean) => void;
}

/** `Tất cả lĩnh vực`, `Hộ tịch`. */
export function partName(form: Form, row: string): string {
  const table = tableOf(form, "tthc.received.total");
  if (row === "") return "Tất cả lĩnh vực";
  return table === undefined ? row : rowName(table, row);
}

/** Counted beside reported, for the whole report or one lĩnh vực. */
export function ComparedPart(props: ComparedPartProps): ReactNode {
  const { form, part, chosen, mayFill, onChoose } = props;
  const { row, cells } = part;
  const name = partName(form, row);
  const { differ, missing } = tally(cells);
  const said = summaryOf(cells);
  return (
    <details className="d-part" open={row === "" || undefined}>
      <summary>
        <strong>{name}</strong>
        {row !== "" && (
          <span className="c-quiet c-small">
            {`Đếm được ${formatCount(receivedIn(part))} hồ sơ tiếp nhận`}
          </span>
        )}
        {differ > 0 ? (
          <StateMark tone="doubt">{said}</StateMark>
        ) : missing > 0 ? (
          <span className="c-small">{said}</span>
        ) : (
          <StateMark tone="settled">{said}</StateMark>
        )}
      </summary>
      <div className="c-table-box">
        <table className="c-table d-compared">
          <caption className="c-sr">{`So số liệu: ${name}`}</caption>
          <thead>
            <tr>
              <th scope="col" className="d-pick">
                <span className="c-sr">Lấy số đếm được</span>
              </th>
              <th scope="col">Chỉ tiêu (hồ sơ)</th>
              <th scope="col" className="c-num">
                Báo cáo
              </th>
              <th scope="col" className="c-num">
                Đếm được
              </th>
              <th scope="col">Nhận xét</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => {
              const { field, counted, now } = cell;
              const key = cellKey(field, row);
              const label = fieldOf(form, field)?.label ?? field;
              const { tone, words } = verdictOf(cell);
              const open = wouldChange(cell) && mayFill(key);
              return (
                <tr key={key}>
                  <td className="d-pick">
                    {open && (
                      <input
                        type="checkbox"
                        aria-label={`Lấy ${formatCount(counted)} vào ${label}, ${name}`}
                        checked={chosen.has(key)}
                        onChange={({ target }) => onChoose(key, target.checked)}
                      />
                    )}
                  </td>
                  <th scope="row">{label}</th>
                  <td className="c-num" data-label="Báo cáo">
                    {now === null ? "–" : cellText("count", now)}
                  </td>
                  <td className="c-num" data-label="Đếm được">
                    {formatCount(counted)}
                  </td>
                  <td className="d-why">
                    {tone === "none" ? (
                      <span className="c-quiet">{words}</span>
                    ) : (
                      <StateMark tone={tone}>{words}</StateMark>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
