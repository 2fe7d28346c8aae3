import type { ReactNode } from "react";
import { fieldOf, type Form } from "@cchc/domain/form/form";
import { ODD_DAY_LABELS, oddDays } from "@cchc/domain/reconcile/odd-days";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { partName } from "./compared-part.tsx";
import type { Compared } from "./export.ts";

export interface CauseListsProps {
  form: Form;
  result: Compared;
  today: string;
}

/** The dossiers that may be counted otherwise, by why; and the lines that could not be counted. */
export function CauseLists({ form, result, today }: CauseListsProps): ReactNode {
  const { causes, unread } = result;
  return (
    <section aria-label="Hồ sơ dễ đếm lệch">
      <h2>Hồ sơ dễ đếm lệch</h2>
      <div>
        {causes.map((cause) => (
          <details key={cause.cause} className="d-part">
            <summary>
              <strong>{cause.label}</strong>
              <span className="c-small">{`${formatCount(cause.count)} ${cause.cause === "counted-twice" ? "dòng" : "hồ sơ"}`}</span>
            </summary>
            <CauseBody form={form} cause={cause} today={today} />
          </details>
        ))}
        <details className="d-part">
          <summary>
            <strong>Dòng không đếm được</strong>
            <span className="c-small">{`${formatCount(unread.count)} dòng`}</span>
          </summary>
          {unread.count === 0 ? (
            <p className="c-quiet">Dòng nào trong tệp cũng đọc được.</p>
          ) : (
            <ul>
              {unread.lines.map(({ line, message }) => (
                <li key={line}>{message}</li>
              ))}
            </ul>
          )}
          <More all={unread.count} shown={unread.lines.length} />
        </details>
      </div>
    </section>
  );
}

interface CauseBodyProps {
  form: Form;
  cause: Compared["causes"][number];
  today: string;
}

function CauseBody({ form, cause, today }: CauseBodyProps): ReactNode {
  const { count, dossiers, effects } = cause;
  const odd = cause.cause === "odd-days";
  if (count === 0) return <p className="c-quiet">Không có hồ sơ nào như vậy trong tệp.</p>;
  const changed = effects.map(
    ([field, more]) =>
      `${fieldOf(form, field)?.label ?? field} ${more > 0 ? "+" : ""}${formatCount(more)}`,
  );
  return (
    <div className="c-stack">
      {changed.length > 0 && (
        <p className="c-small">{`Nếu đếm khác đi thì đổi: ${changed.join("; ")}.`}</p>
      )}
      {odd && (
        <p className="c-small">
          Không hồ sơ nào ở đây bị tính là quá hạn: hãy sửa ngày ở phần mềm một cửa, xuất lại rồi
          đếm lại.
        </p>
      )}
      <div className="c-table-box d-list">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col" className="c-num">
                Dòng
              </th>
              <th scope="col">Mã hồ sơ</th>
              <th scope="col">Lĩnh vực</th>
              <th scope="col">Tiếp nhận</th>
              <th scope="col">Hẹn trả</th>
              <th scope="col">Có kết quả</th>
              {odd && <th scope="col">Vì sao</th>}
            </tr>
          </thead>
          <tbody>
            {dossiers.map(({ line, code, area, received, due, finished }) => (
              <tr key={line}>
                <td className="c-num">{formatCount(line)}</td>
                <th scope="row">{code === "" ? "(không có mã)" : code}</th>
                <td>{area === "" ? "" : partName(form, area)}</td>
                <td className="c-nowrap">{formatDay(received)}</td>
                <td className="c-nowrap">{due === null ? "–" : formatDay(due)}</td>
                <td className="c-nowrap">{finished === null ? "–" : formatDay(finished)}</td>
                {odd && (
                  <td className="d-why">
                    {oddDays({ received, due, finished }, today)
                      .map((one) => ODD_DAY_LABELS[one])
                      .join(", ")}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More all={count} shown={dossiers.length} />
    </div>
  );
}

function More({ all, shown }: { all: number; shown: number }): ReactNode {
  if (all <= shown) return null;
  return (
    <p className="c-small c-quiet">
      {`Đang hiện ${formatCount(shown)} trên ${formatCount(all)}; bản tải về có đủ.`}
    </p>
  );
}
