import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { criterionHref } from "./paths.ts";
import { RoundFrame, RoundTitle } from "./round-frame.tsx";
import { leafDone, leavesSentence, type RoundLeaf } from "./standing.ts";
import type { RoundHead } from "./use-round.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/tieu-chi");

/** Every criterion with how much of it waits: the way into verifying one across all communes. */
export function CriteriaList(): ReactNode {
  const { dot } = route.useSearch();
  return (
    <RoundFrame dot={dot} screen="/tieu-chi">
      {(round) => <Leaves round={round} />}
    </RoundFrame>
  );
}

function Leaves({ round }: { round: RoundHead }): ReactNode {
  const overview = useQuery(api.appraisal.overview.queryOptions({ roundId: round.id }));
  if (overview.isError) {
    return <FailureNotice error={overview.error} onRetry={() => void overview.refetch()} />;
  }
  if (overview.isPending) return <Waiting />;
  const { leaves } = overview.data;
  const areas = [...new Set(leaves.map(({ area }) => area))];
  return (
    <div className="c-stack">
      <RoundTitle
        round={round}
        screen="/tieu-chi"
        title={leavesSentence(leaves)}
        lead="Chấm dọc: mở một tiêu chí để xem và quyết định cho mọi xã, phường trên một màn hình."
      />
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">Các tiêu chí và số mục chờ thẩm định</caption>
          <thead>
            <tr>
              <th scope="col">Tiêu chí</th>
              <th scope="col" className="c-num">
                Tối đa<span className="c-unit">điểm</span>
              </th>
              <th scope="col" className="c-num">
                Đã nộp<span className="c-unit">đơn vị</span>
              </th>
              <th scope="col" className="c-num">
                Chờ thẩm định<span className="c-unit">đơn vị</span>
              </th>
              <th scope="col">Cần để ý</th>
            </tr>
          </thead>
          {areas.map((area) => (
            <tbody key={area}>
              <tr className="c-group">
                <th scope="rowgroup" colSpan={5}>
                  {area}
                </th>
              </tr>
              {leaves
                .filter((leaf) => leaf.area === area)
                .map((leaf) => (
                  <Line key={leaf.code} leaf={leaf} dot={round.id} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

function Line({ leaf, dot }: { leaf: RoundLeaf; dot: string }): ReactNode {
  const notes = [
    leaf.answered > 0 ? `${formatCount(leaf.answered)} đã giải trình` : "",
    leaf.returned > 0 ? `${formatCount(leaf.returned)} trả lại, chờ đơn vị` : "",
    leaf.paused > 0 ? `${formatCount(leaf.paused)} chờ đơn vị nộp lại` : "",
    leaf.marked > 0 ? `${formatCount(leaf.marked)} đánh dấu trả lại, chưa gửi` : "",
    leaf.unconfirmed > 0 ? `${formatCount(leaf.unconfirmed)} chờ người thứ hai` : "",
  ].filter((part) => part !== "");
  return (
    <tr>
      <th scope="row">
        <Link href={criterionHref(dot, leaf.code)}>
          {leaf.code} {leaf.label}
        </Link>
      </th>
      <td className="c-num">{formatHundredths(leaf.max)}</td>
      <td className="c-num">{formatCount(leaf.handedIn)}</td>
      <td className="c-num">
        {leafDone(leaf) ? (
          <StateMark tone="settled">Xong</StateMark>
        ) : leaf.handedIn === 0 ? (
          "–"
        ) : (
          formatCount(leaf.waiting)
        )}
      </td>
      <td className={notes.length > 0 ? "c-words" : undefined}>
        {notes.map((note, at) => (
          <Fragment key={note}>
            {at > 0 && ", "}
            {note}
          </Fragment>
        ))}
      </td>
    </tr>
  );
}
