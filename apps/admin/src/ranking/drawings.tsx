import type { ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { TotalDistribution } from "@cchc/ui/score/total-distribution";
import { Empty } from "@cchc/ui/empty";
import { RankIntervals } from "@cchc/ui/score/rank-interval";
import { Slope } from "@cchc/ui/score/slope";
import { appraisedUnitHref } from "../appraisal/paths.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import type { Ranking } from "./ranking-query.ts";
import { openRanks, type RankRow, sortRankRows } from "./rows.ts";
import type { Opening } from "./search.ts";

/** More lines than this are no drawing any more: the first ones stand for it, and say so. */
const mostLines = 200;

interface IntervalsProps {
  round: RoundHead;
  rows: readonly RankRow[];
  opening: Opening;
}

/** Each unit's rank as a dot on the places that are still open to it. */
export function Intervals({ round, rows, opening }: IntervalsProps): ReactNode {
  const sorted = sortRankRows(rows, { by: "hang", falling: false });
  const known = sorted.filter(({ from }) => from !== null);
  const shown = known.slice(0, mostLines);
  const ranked = known.filter(({ rank }) => rank !== null).length;
  const open = openRanks(known).length;
  const title =
    open === 0
      ? "Không hạng nào còn đổi được"
      : opening === "muc"
        ? `${formatCount(open)}/${formatCount(ranked)} hạng còn đổi được, tùy các mục chưa thẩm định xong`
        : `${formatCount(open)}/${formatCount(ranked)} hạng đổi khi trọng số xê dịch 10 %`;
  return (
    <>
      <RankIntervals
        title={title}
        of={rows.length}
        rows={shown.map((row) => ({
          key: row.unitId,
          label: row.name,
          rank: row.rank ?? undefined,
          best: row.from ?? 1,
          worst: row.to ?? rows.length,
          ...(row.state === "scoring" ? {} : { href: appraisedUnitHref(round.id, row.unitId) }),
        }))}
      />
      <Rest shown={shown.length} of={known.length} />
    </>
  );
}

/** Ranks of two years side by side. */
export function Movements(props: { ranking: Ranking; rows: readonly RankRow[] }): ReactNode {
  const { ranking, rows } = props;
  const { comparedWith, round } = ranking;
  if (comparedWith === null) {
    return (
      <Empty title="Chưa có năm trước để so">
        Khi năm {round.year - 1} có một đợt chấm ở đây, thay đổi về hạng hiện ra.
      </Empty>
    );
  }
  const sorted = sortRankRows(rows, { by: "hang", falling: false });
  const shown = sorted.slice(0, mostLines);
  const both = rows.flatMap(({ moved }) => (moved === undefined ? [] : [moved]));
  const up = both.filter((moved) => moved > 0).length;
  const down = both.filter((moved) => moved < 0).length;
  const title =
    both.length === 0
      ? `Năm ${round.year} chưa đơn vị nào có hạng để so với ${comparedWith}`
      : `${formatCount(up)} đơn vị lên hạng, ${formatCount(down)} xuống hạng, ${formatCount(both.length - up - down)} giữ hạng so với ${comparedWith}`;
  return (
    <>
      <Slope
        title={title}
        beforeHeading={`Năm ${round.year - 1}`}
        afterHeading={`Năm ${round.year}`}
        rows={shown.map(({ unitId, name, before, rank }) => ({
          key: unitId,
          label: name,
          before: before?.rank,
          after: rank ?? undefined,
        }))}
      />
      <p className="c-hint">Nét liền: lên hạng. Nét đứt: xuống hạng.</p>
      <Rest shown={shown.length} of={sorted.length} />
    </>
  );
}

/** Totals of all units on one strip. */
export function Spread({ rows }: { rows: readonly RankRow[] }): ReactNode {
  const scored = sortRankRows(
    rows.filter(({ total }) => total !== null),
    { by: "diem", falling: true },
  );
  const [first] = scored;
  const last = scored.at(-1);
  if (first === undefined || last === undefined) {
    return <Empty title="Chưa đơn vị nào có tổng điểm" />;
  }
  const gap = (first.total ?? 0) - (last.total ?? 0);
  const grades = [...new Set(scored.map(({ grade }) => grade ?? "Chưa xếp loại"))];
  return (
    <div className="c-stack">
      <TotalDistribution
        title={`Đơn vị cao nhất hơn đơn vị thấp nhất ${formatHundredths(gap)} điểm`}
        units={scored}
      />
      <table className="c-table r-grades">
        <caption>Số đơn vị theo xếp loại</caption>
        <thead>
          <tr>
            <th scope="col">Xếp loại</th>
            <th scope="col" className="c-num">
              Đơn vị
            </th>
          </tr>
        </thead>
        <tbody>
          {grades.map((grade) => (
            <tr key={grade}>
              <th scope="row">{grade}</th>
              <td className="c-num">
                {formatCount(
                  scored.filter((row) => (row.grade ?? "Chưa xếp loại") === grade).length,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rest({ shown, of }: { shown: number; of: number }): ReactNode {
  if (shown === of) return null;
  return (
    <p className="c-hint">
      Vẽ {formatCount(shown)} đơn vị đầu trên {formatCount(of)}; xem đủ ở “Bảng xếp hạng” hoặc tệp
      CSV.
    </p>
  );
}
