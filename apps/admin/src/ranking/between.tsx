import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { Select } from "@cchc/ui/select";
import { api, type Outputs } from "../api.ts";
import { criterionHref } from "../appraisal/paths.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { type RankRow, sortRankRows } from "./rows.ts";
import type { RankingSearch } from "./search.ts";

export interface BetweenProps {
  round: RoundHead;
  rows: readonly RankRow[];
  search: RankingSearch;
  onChange: (next: RankingSearch) => void;
}

/** What separates two units, leaf by leaf; the two at the top where nobody chose. */
export function Between({ round, rows, search, onChange }: BetweenProps): ReactNode {
  const scored = sortRankRows(
    rows.filter(({ state }) => state !== "scoring"),
    { by: "hang", falling: false },
  );
  const one = scored.find(({ unitId }) => unitId === search.mot) ?? scored[0];
  const other =
    scored.find(({ unitId }) => unitId === search.hai && unitId !== one?.unitId) ??
    scored.find(({ unitId }) => unitId !== one?.unitId);
  const ready = one !== undefined && other !== undefined;
  const between = useQuery(
    api.ranking.between.queryOptions(
      { roundId: round.id, units: [one?.unitId ?? "", other?.unitId ?? ""] },
      { enabled: ready, staleTime: 15_000 },
    ),
  );
  if (!ready) {
    return <Empty title="Cần hai đơn vị đã nộp">Khi có hai bản tự chấm, so ở đây.</Empty>;
  }
  const choices = scored.map(({ unitId, name, rank }) => ({
    value: unitId,
    label: rank === null ? name : `${rank}. ${name}`,
  }));
  return (
    <div className="c-stack">
      <div className="c-toolbar a-tools">
        <Select
          line
          label="Đơn vị thứ nhất"
          choices={choices}
          value={one.unitId}
          onChange={(event) => onChange({ mot: event.target.value, hai: other.unitId })}
        />
        <Select
          line
          label="So với"
          choices={choices.filter(({ value }) => value !== one.unitId)}
          value={other.unitId}
          onChange={(event) => onChange({ mot: one.unitId, hai: event.target.value })}
        />
      </div>
      {between.isError ? (
        <FailureNotice error={between.error} onRetry={() => void between.refetch()} />
      ) : between.data === undefined ? (
        <Waiting />
      ) : (
        <Difference round={round} names={[one.name, other.name]} between={between.data} />
      )}
    </div>
  );
}

interface DifferenceProps {
  round: RoundHead;
  names: readonly [string, string];
  between: Outputs["ranking"]["between"];
}

function Difference({ round, names, between }: DifferenceProps): ReactNode {
  const { totals, leaves } = between;
  const [a, b] = totals;
  const told = leaves.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  const widest = Math.max(1, ...told.map(Math.abs));
  const ahead = told.filter((difference) => difference > 0).length;
  const behind = told.filter((difference) => difference < 0).length;
  const untold = leaves.length - told.length;
  return (
    <>
      <h2>{sentence(names, a, b)}</h2>
      {leaves.length === 0 ? (
        <p>Hai đơn vị có điểm như nhau ở mọi mục.</p>
      ) : (
        <>
          <p className="c-measure">
            {names[0]} hơn ở {ahead} mục, kém ở {behind} mục
            {untold > 0 && `, chưa so được ở ${untold} mục vì một bên chưa có điểm`}; các mục còn
            lại bằng nhau.
          </p>
          <div className="c-table-box">
            <table className="c-table r-between">
              <caption className="c-sr">Các mục khác điểm, chênh lệch lớn nhất trước</caption>
              <thead>
                <tr>
                  <th scope="col">Mục</th>
                  <th scope="col" className="c-num">
                    {names[0]}
                  </th>
                  <th scope="col" className="c-num">
                    {names[1]}
                  </th>
                  <th scope="col" className="c-num">
                    Tối đa
                  </th>
                  <th scope="col" className="c-num">
                    Hơn kém
                  </th>
                  <th scope="col" className="r-gap">
                    <span className="c-sr">Vẽ hơn kém</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {leaves.map(({ code, label, max, points, difference }) => (
                  <tr key={code}>
                    <th scope="row">
                      <Link href={criterionHref(round.id, code)}>
                        {code} {label}
                      </Link>
                    </th>
                    <td className="c-num">{pointsText(points[0])}</td>
                    <td className="c-num">{pointsText(points[1])}</td>
                    <td className="c-num">{formatHundredths(max)}</td>
                    <td className="c-num">
                      {difference === null ? (
                        <span className="c-quiet">chưa so được</span>
                      ) : (
                        formatDifference(difference)
                      )}
                    </td>
                    <td className="r-gap">
                      {difference !== null && <Gap share={difference / widest} />}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="c-hint">
            Thanh sang phải: {names[0]} hơn; sang trái: {names[1]} hơn.
          </p>
        </>
      )}
    </>
  );
}

function sentence([one, other]: readonly [string, string], a: number | null, b: number | null) {
  if (a === null || b === null) return `${one} và ${other}: tổng điểm chưa đủ`;
  if (a === b) return `${one} và ${other} bằng điểm, ${formatHundredths(a)}`;
  const [upper, lower] = a > b ? [one, other] : [other, one];
  return `${upper} hơn ${lower} ${formatHundredths(Math.abs(a - b))} điểm`;
}

function pointsText(points: number | null): string {
  return points === null ? "chưa có" : formatHundredths(points);
}

/** A bar from the middle: to the right where the first is ahead. */
function Gap({ share }: { share: number }): ReactNode {
  const width = Math.abs(share) * 50;
  return (
    <svg height="14" width="100%" aria-hidden="true">
      <line className="c-chart-axis" x1="50%" x2="50%" y1="0" y2="14" />
      <rect
        className={share > 0 ? "c-fill-accent" : "c-fill-none"}
        x={`${share > 0 ? 50 : 50 - width}%`}
        width={`${width}%`}
        y="2"
        height="10"
      />
    </svg>
  );
}
