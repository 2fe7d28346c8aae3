import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { api, type Outputs } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { ownUnits } from "../session.ts";
import { DuesDialog } from "./dues-dialog.tsx";
import { OpenRoundDialog } from "./open-round-dialog.tsx";

const workspace = getRouteApi("/workspace");

export type RoundRow = Outputs["rounds"]["list"][number];

/** The rounds of scoring: who is scored by which set, fed by which report, until when. */
export function Rounds(): ReactNode {
  const { me } = workspace.useRouteContext();
  const rounds = useQuery(api.rounds.list.queryOptions(undefined, { staleTime: 10_000 }));
  const [opening, setOpening] = useState(false);
  const [moving, setMoving] = useState<RoundRow>();
  const roots = ownUnits(me, "criteria.manage");
  if (rounds.isError) {
    return <FailureNotice error={rounds.error} onRetry={() => void rounds.refetch()} />;
  }
  if (rounds.data === undefined) return <Waiting />;
  const years = [...new Set(rounds.data.map(({ year }) => year))];
  return (
    <div className="c-stack-wide">
      <Facts
        unit={roots[0]?.name ?? me.name}
        period="Đợt chấm điểm"
        illustration={rounds.data.some(({ illustration }) => illustration)}
      />
      <PageHead
        title="Đợt chấm điểm"
        lead="Mỗi đợt chấm một năm, một địa bàn theo một bộ tiêu chí; số liệu lấy từ báo cáo của kỳ đã chọn."
        actions={
          roots.length > 0 && (
            <Button tone="primary" onClick={() => setOpening(true)}>
              Mở đợt chấm…
            </Button>
          )
        }
      />
      {years.length === 0 ? (
        <Empty title="Chưa có đợt chấm nào">
          Chọn “Mở đợt chấm”: cần một bộ tiêu chí đã ban hành, có hiệu lực vào ngày cuối của kỳ báo
          cáo.
        </Empty>
      ) : (
        <RoundTable years={years} today={me.today} rounds={rounds.data} onMove={setMoving} />
      )}
      {opening && (
        <OpenRoundDialog roots={roots} existing={rounds.data} onClose={() => setOpening(false)} />
      )}
      {moving !== undefined && <DuesDialog round={moving} onClose={() => setMoving(undefined)} />}
    </div>
  );
}

interface RoundTableProps {
  years: readonly number[];
  today: string;
  rounds: readonly RoundRow[];
  onMove: (round: RoundRow) => void;
}

function RoundTable({ years, today, rounds, onMove }: RoundTableProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption className="c-sr">Đợt chấm điểm theo năm</caption>
        <thead>
          <tr>
            <th scope="col">Đợt chấm</th>
            <th scope="col">Bộ tiêu chí</th>
            <th scope="col">Số liệu từ kỳ</th>
            <th scope="col" className="c-num">
              Đơn vị
            </th>
            <th scope="col">Hạn tự chấm</th>
            <th scope="col">Hạn thẩm định</th>
            <th scope="col">Hiện nay</th>
            <th scope="col" className="c-no-print">
              Điều chỉnh
            </th>
          </tr>
        </thead>
        {years.map((year) => (
          <tbody key={year}>
            <tr className="c-group">
              <th scope="rowgroup" colSpan={8}>
                Năm {year}
              </th>
            </tr>
            {rounds
              .filter((round) => round.year === year)
              .map((round) => (
                <tr key={round.id}>
                  <th scope="row">
                    {round.name}
                    <span className="c-unit">{round.rootName}</span>
                  </th>
                  <td>
                    <Link
                      href={hrefTo("/bo-tieu-chi/xem", {
                        bo: round.setId,
                        ban: String(round.setVersion),
                      })}
                    >
                      {round.setName}
                    </Link>
                    <span className="c-unit">phiên bản {round.setVersion}</span>
                  </td>
                  <td>
                    {round.periodName}
                    <span className="c-unit">
                      {formatDay(round.periodFrom)} – {formatDay(round.periodTo)}
                    </span>
                  </td>
                  <td className="c-num">{formatCount(round.units)}</td>
                  <td>{formatDay(round.selfDue)}</td>
                  <td>{formatDay(round.appraisalDue)}</td>
                  <td>{stageOf(round, today)}</td>
                  <td className="c-no-print c-nowrap">
                    {round.manageable && (
                      <Button
                        small
                        aria-label={`Đổi hạn ${round.name}`}
                        onClick={() => onMove(round)}
                      >
                        Đổi hạn…
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Where the calendar stands; who has handed in is on other screens. */
export function stageOf(
  { selfDue, appraisalDue }: Pick<RoundRow, "selfDue" | "appraisalDue">,
  today: string,
): string {
  if (today <= selfDue) return "Đang tự chấm";
  return today <= appraisalDue ? "Đang thẩm định" : "Đã quá hạn thẩm định";
}
