import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { LinkButton } from "@cchc/ui/button";
import { Facts } from "@cchc/ui/facts";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { StateMark } from "@cchc/ui/state-mark";
import { api } from "../api.ts";
import { appraisalHref, appraisedUnitHref } from "../appraisal/paths.ts";
import { scoreTones } from "../appraisal/words.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { publishedHref } from "./paths.ts";
import { PublishForm } from "./publish-form.tsx";
import { type RankedUnit, rankingOptions } from "./ranking-query.ts";
import { RankingFrame, RankingTitle, RoundChoice } from "./ranking-frame.tsx";
import { corrections, type Correction, type Publication, toPublish } from "./to-publish.ts";
import "./ranking.css";

const route = getRouteApi("/workspace/xep-hang/cong-bo");
const workspace = getRouteApi("/workspace");

/** Publishing a result: what will be published, who is not ready, the deciding paper. */
export function Publish(): ReactNode {
  const search = route.useSearch();
  return (
    <RankingFrame dot={search.dot} screen="/cong-bo">
      {(round) => <OfRound key={round.id} round={round} />}
    </RankingFrame>
  );
}

function OfRound({ round }: { round: RoundHead }): ReactNode {
  const { me } = workspace.useRouteContext();
  const ranking = useQuery(rankingOptions(round.id));
  const list = useQuery(api.publications.list.queryOptions());
  const numbers = (list.data ?? []).filter(({ roundId }) => roundId === round.id);
  const [latest] = numbers;
  const before = useQuery(
    api.publications.read.queryOptions(
      { id: latest?.id ?? "" },
      { enabled: latest !== undefined, staleTime: Infinity },
    ),
  );
  const failed = ranking.error ?? list.error ?? before.error;
  if (failed !== null) {
    return <FailureNotice error={failed} onRetry={() => void ranking.refetch()} />;
  }
  if (ranking.data === undefined || list.data === undefined) return <Waiting />;
  if (latest !== undefined && before.data === undefined) return <Waiting />;
  const { units, set } = ranking.data;
  const { ready, unready, absent } = toPublish(units);
  const changed = before.data === undefined ? [] : corrections(before.data.content.units, units);
  const open = unready.length > 0 || ready.length === 0;
  const unchanged = latest !== undefined && changed.length === 0;
  const allowed = may(me, "publication.manage");
  return (
    <>
      <RankingTitle
        round={round}
        screen="/cong-bo"
        title={titleOf({ latest, open, unchanged })}
        lead="Mỗi lần công bố là một bản có số thứ tự, ngày, mã băm; không sửa và không xóa được."
      />
      <RoundChoice round={round} screen="/cong-bo" />
      {numbers.length > 0 && <Numbers numbers={numbers} />}
      {unchanged && !open ? (
        <p>Chưa đơn vị nào khác bản đã công bố: không có gì để đính chính.</p>
      ) : (
        <section className="c-stack">
          <h2>
            {latest === undefined ? "Sẽ công bố" : `Bản đính chính sẽ là lần ${latest.number + 1}`}
          </h2>
          <Facts
            facts={[
              { name: "Kết quả", value: `${round.name}, ${round.rootName}` },
              {
                name: "Theo bộ tiêu chí",
                value: `${set.name}, phiên bản ${set.version}${set.notice === null ? "" : `. ${set.notice}`}`,
              },
              { name: "Có phiếu điểm", value: `${formatCount(ready.length)} xã, phường đã duyệt` },
              ...(absent.length === 0
                ? []
                : [
                    {
                      name: "Không có điểm, không xếp hạng",
                      value: `${namesOf(absent)} (không nộp bản tự chấm)`,
                    },
                  ]),
              ...(round.illustration
                ? [{ name: "Ghi chú trên mọi trang", value: "Số liệu minh họa" }]
                : []),
            ]}
          />
          {latest !== undefined && <Changed changed={changed} />}
        </section>
      )}
      {unready.length > 0 && <Unready round={round} units={unready} />}
      {!open && !allowed && (
        <Notice title="Người duyệt kết quả công bố">
          <p>Tài khoản này xem được nhưng không công bố. Việc này của lãnh đạo cơ quan tổng hợp.</p>
        </Notice>
      )}
      {!open && allowed && !unchanged && (
        <PublishForm key={latest?.number ?? 0} round={round} number={(latest?.number ?? 0) + 1} />
      )}
    </>
  );
}

function titleOf(at: {
  readonly latest: Publication | undefined;
  readonly open: boolean;
  readonly unchanged: boolean;
}): string {
  if (at.latest !== undefined) {
    if (at.open) return "Chưa đính chính được: còn đơn vị chưa duyệt lại";
    return at.unchanged
      ? `Đã công bố lần ${at.latest.number}, số liệu không đổi từ đó`
      : "Kết quả đã khác bản công bố: cần bản đính chính";
  }
  return at.open ? "Chưa công bố được: còn đơn vị chưa duyệt" : "Sẵn sàng công bố";
}

/** Every number that was published, the latest first, with its page. */
function Numbers({ numbers }: { numbers: readonly Publication[] }): ReactNode {
  return (
    <section className="c-stack">
      <h2>Đã công bố</h2>
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">Các lần công bố của đợt chấm</caption>
          <thead>
            <tr>
              <th scope="col">Lần</th>
              <th scope="col">Quyết định</th>
              <th scope="col">Công bố lúc</th>
              <th scope="col">Thay đổi</th>
              <th scope="col">Mã băm</th>
              <th scope="col" className="c-no-print">
                Tải về
              </th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ id, number, decision, decidedOn, publishedAt, changeNote, hash }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={publishedHref(id)}>Lần {number}: mở trang công bố</a>
                </th>
                <td>
                  {decision}
                  <span className="c-unit">ngày {formatDay(decidedOn)}</span>
                </td>
                <td>{formatInstant(publishedAt)}</td>
                <td>{changeNote === "" ? "công bố đầu tiên" : changeNote}</td>
                <td title={hash}>
                  <code>{hash.slice(0, 12)}…</code>
                </td>
                <td className="c-no-print">
                  <a href={`/api/cong-bo/${id}/ket-qua.csv`}>CSV</a>{" "}
                  <a href={`/api/cong-bo/${id}/ket-qua.json`}>JSON</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Changed({ changed }: { changed: readonly Correction[] }): ReactNode {
  if (changed.length === 0) return null;
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption>{formatCount(changed.length)} đơn vị khác bản đã công bố</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Đã công bố</th>
            <th scope="col">Nay</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ unitId, name, before, after }) => (
            <tr key={unitId}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** More names than this are left to the screen of the appraisal. */
const mostNames = 30;

function namesOf(units: readonly RankedUnit[]): string {
  const names = units.slice(0, mostNames).map(({ name }) => name);
  const more = units.length - names.length;
  return [...names, ...(more > 0 ? [`và ${formatCount(more)} đơn vị nữa`] : [])].join("; ");
}

function Unready({ round, units }: { round: RoundHead; units: readonly RankedUnit[] }): ReactNode {
  const appraised = units.filter(({ state }) => state === "appraised").length;
  return (
    <section className="c-stack">
      <h2>{formatCount(units.length)} đơn vị đã nộp nhưng chưa được duyệt</h2>
      <p>Công bố là cho cả đợt: mọi bản đã nộp phải được thẩm định và duyệt xong.</p>
      <ul className="r-unready">
        {units.slice(0, mostNames).map(({ unitId, name, state }) => (
          <li key={unitId}>
            <Link href={appraisedUnitHref(round.id, unitId)}>{name}</Link>
            <StateMark tone={scoreTones[state]}>{scoreStateLabels[state]}</StateMark>
          </li>
        ))}
      </ul>
      {units.length > mostNames && <p>và {formatCount(units.length - mostNames)} đơn vị nữa.</p>}
      <div className="c-row">
        <LinkButton href={appraisalHref("", { dot: round.id })}>Mở Thẩm định</LinkButton>
        {appraised > 0 && (
          <LinkButton href={appraisalHref("/loat", { dot: round.id, viec: "duyet" })}>
            Duyệt {formatCount(appraised)} đơn vị đã thẩm định…
          </LinkButton>
        )}
      </div>
    </section>
  );
}
