import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { reviewLevels } from "./review-levels.ts";
import { ReviewRuleDialog } from "./review-rule-dialog.tsx";

export interface ReviewRulesProps {
  /** Whether the person may set a rule somewhere. */
  manageable: boolean;
  today: string;
}

/** Who reviews below which unit, from which day: data, because the law changes it. */
export function ReviewRules({ manageable, today }: ReviewRulesProps): ReactNode {
  const rules = useQuery(api.units.reviewRules.queryOptions(undefined, { staleTime: 60_000 }));
  const [setting, setSetting] = useState(false);
  if (rules.isError) return <FailureNotice error={rules.error} />;
  if (rules.data === undefined) return <Waiting />;
  return (
    <section className="c-stack" aria-labelledby="cap-tham-dinh">
      <h2 id="cap-tham-dinh">Cấp thẩm định</h2>
      <p className="c-quiet">
        Báo cáo và điểm của xã, phường do cấp nào tiếp nhận, tính theo ngày cuối của kỳ. Nơi không
        có dòng riêng theo dòng của cấp trên gần nhất.
      </p>
      {rules.data.length === 0 ? (
        <p>Chưa đặt cấp nào: chưa ai tiếp nhận được báo cáo.</p>
      ) : (
        <div className="c-table-box">
          <table className="c-table">
            <caption className="c-sr">Cấp thẩm định theo thời gian</caption>
            <thead>
              <tr>
                <th scope="col">Địa bàn</th>
                <th scope="col">Từ ngày</th>
                <th scope="col">Đến ngày</th>
                <th scope="col">Cấp thẩm định</th>
              </tr>
            </thead>
            <tbody>
              {rules.data.map(({ rootId, rootName, from, to, reviewKind }) => (
                <tr key={`${rootId} ${from}`}>
                  <th scope="row">{rootName}</th>
                  <td>{formatDay(from)}</td>
                  <td>{to === null ? "chưa có hạn" : formatDay(to)}</td>
                  <td>
                    {reviewLevels[reviewKind]}
                    {from <= today && (to === null || today <= to) && (
                      <span className="c-unit">đang áp dụng</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {manageable && (
        <p className="c-no-print">
          <Button onClick={() => setSetting(true)}>Đặt cấp thẩm định từ một ngày…</Button>
        </p>
      )}
      {setting && <ReviewRuleDialog today={today} onClose={() => setSetting(false)} />}
    </section>
  );
}
