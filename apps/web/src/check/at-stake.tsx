import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { api } from "../api.ts";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { scoreOptions, useScore } from "../scoring/open-score.ts";
import type { ScoreAddress } from "../scoring/paths.ts";
import { firstOwnGuess, guessWith, planOf } from "../scoring/plan.ts";

/** Before a report is handed in: which of its empty cells the unit's own score still waits for. */
export function AtStake({ report }: { report: OpenedReport }): ReactNode {
  const { data } = useQuery(api.scores.tasks.queryOptions(undefined, { staleTime: 60_000 }));
  return data?.tasks
    .filter(
      ({ unit, periodId, state, round }) =>
        unit.id === report.unit.id &&
        periodId === report.period.id &&
        (state === "returned" || (state === "scoring" && round.selfDue >= data.today)),
    )
    .map(({ unit, round }) => (
      <OfRound key={round.id} address={{ unitId: unit.id, roundId: round.id }} />
    ));
}

/** Says nothing until the score is there: without a line the report can be handed in all the same. */
function OfRound({ address }: { address: ScoreAddress }): ReactNode {
  const { data } = useQuery(scoreOptions(address));
  return data === undefined ? null : <Waiting address={address} />;
}

function Waiting({ address }: { address: ScoreAddress }): ReactNode {
  const { view } = useScore(address);
  const { lines } = planOf(view, guessWith(firstOwnGuess));
  const waiting = lines.filter(({ figures }) => figures.length > 0);
  if (waiting.length === 0) return null;
  const points = waiting.reduce((sum, line) => sum + line.points, 0);
  const figures = new Map(waiting.flatMap((line) => line.figures).map((one) => [one.code, one]));
  return (
    <Notice
      tone="doubt"
      title={`${formatCount(waiting.length)} tiêu chí tự chấm, tới ${formatHundredths(points)} điểm, còn chờ ${formatCount(figures.size)} ô của báo cáo này`}
    >
      <p>
        {view.opened.round.name}. Nộp báo cáo rồi thì chỉ cấp trên mở lại mới nhập được những ô ấy.
      </p>
      <details>
        <summary>Xem {formatCount(figures.size)} ô</summary>
        <ul>
          {[...figures.values()].map(({ code, label, href }) => (
            <li key={code}>
              <Link href={href}>{label}</Link>
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}
