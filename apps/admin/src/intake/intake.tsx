import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback, useRef } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { LinkButton } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { TabLinks } from "@cchc/ui/tabs";
import { api } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { useKeys } from "../frame/keys.ts";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, NoneHere, Waiting } from "../frame/states.tsx";
import { periodChoices, usePlace } from "../overview/place.ts";
import { readOverview } from "../overview/rows.ts";
import { PlaceHead } from "../overview/place-bar.tsx";
import { may, ownUnits } from "../session.ts";
import { formLabel } from "../text/labels.ts";
import { inQueue, intakeLabels, queueOf, type QueueRow } from "./queue.ts";
import { ReportLink, StandingCells } from "./queue-cells.tsx";
import { type IntakeSearch, intakeFilters } from "./search.ts";

const route = getRouteApi("/workspace/tiep-nhan");

/** What waits for the reviewer, late first. */
export function Intake(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me, periods, period, nodeId } = usePlace(search);
  const overview = useQuery(
    api.review.overview.queryOptions(
      { periodId: period?.id ?? "", nodeId: nodeId ?? "" },
      {
        enabled: period !== undefined && nodeId !== undefined,
        placeholderData: keepPreviousData,
        select: readOverview,
      },
    ),
  );
  const change = (next: IntakeSearch): void =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });

  if (periods.isError) {
    return <FailureNotice error={periods.error} onRetry={() => void periods.refetch()} />;
  }
  if (overview.isError) {
    return <FailureNotice error={overview.error} onRetry={() => void overview.refetch()} />;
  }
  if (period === undefined || overview.data === undefined) return <Waiting />;

  const { rows, path } = overview.data;
  const filter = search.loc ?? "can-xem";
  const queue = queueOf(rows, filter, search.tim ?? "");
  const waiting = rows.filter((row) => inQueue("can-xem", row)).length;
  const own = ownUnits(me, "review.read").map(({ id }) => id);
  const place = { ky: search.ky, nut: search.nut };
  return (
    <div className="c-stack">
      <Facts
        unit={path.at(-1)?.name ?? ""}
        period={`${period.name} · ${formLabel(period.form)}`}
        illustration={overview.data.illustration}
      />
      <PlaceHead
        title={
          waiting === 0
            ? "Không có báo cáo nào chờ tiếp nhận"
            : `${formatCount(waiting)} báo cáo chờ tiếp nhận`
        }
        periods={periodChoices(periods.data ?? [], period.id)}
        period={period.id}
        onPeriod={(ky) => change({ ky })}
        path={path}
        own={own}
        nodeHref={(id) => hrefTo("/tiep-nhan", { ...search, nut: id })}
      />
      <TabLinks
        label="Tình trạng"
        tabs={intakeFilters.map((key) => ({
          href: hrefTo("/tiep-nhan", { ...search, loc: key }),
          label: `${intakeLabels[key]} (${formatCount(rows.filter((row) => inQueue(key, row)).length)})`,
          current: key === filter,
        }))}
      />
      <div className="c-toolbar a-tools">
        <Field
          line
          label="Tìm xã, phường"
          type="search"
          value={search.tim ?? ""}
          onChange={(event) => change({ tim: event.target.value })}
        />
        {waiting > 0 && may(me, "review.accept") && (
          <div className="a-tools-end">
            <LinkButton href={hrefTo("/tiep-nhan/tiep-nhan-loat", place)}>
              Tiếp nhận hàng loạt…
            </LinkButton>
          </div>
        )}
      </div>
      {queue.length === 0 ? <NoneHere /> : <Queue rows={queue} search={search} />}
    </div>
  );
}

/** j and k, or the arrows, go from line to line; Enter opens the report. */
function Queue({ rows, search }: { rows: readonly QueueRow[]; search: IntakeSearch }): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = useCallback((key: string): boolean => {
    const step = key === "j" || key === "ArrowDown" ? 1 : key === "k" || key === "ArrowUp" ? -1 : 0;
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("th a") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at + step];
    if (step === 0 || at === -1 || next === undefined) return false;
    next.focus();
    return true;
  }, []);
  useKeys(body, move);
  return (
    <>
      <div className="c-table-box">
        <table className="c-table c-table-cards">
          <caption className="c-sr">Báo cáo của từng xã, phường</caption>
          <thead>
            <tr>
              <th scope="col">Xã, phường</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Nộp lúc</th>
              <th scope="col">Hạn nộp</th>
              <th scope="col" className="c-num">
                Ô bắt buộc đã nhập
              </th>
              <th scope="col">Mã biên nhận</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr key={row.unitId}>
                <th scope="row">
                  <ReportLink row={row} search={search} />
                  {row.parent !== null && <span className="c-unit">{row.parent}</span>}
                </th>
                <StandingCells row={row} />
                <td data-label="Hạn nộp">
                  <span>
                    {formatDay(row.due)}
                    {row.extensionReason !== null && <span className="c-unit">được gia hạn</span>}
                  </span>
                </td>
                <td className="c-num" data-label="Ô bắt buộc đã nhập">
                  {requiredText(row)}
                </td>
                <td data-label="Mã biên nhận">{row.code ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="c-hint c-no-print">
        Khi đang ở trong danh sách: <kbd>j</kbd> hoặc mũi tên xuống sang dòng sau, <kbd>k</kbd> hoặc
        mũi tên lên về dòng trước, <kbd>Enter</kbd> mở báo cáo.
      </p>
    </>
  );
}

function requiredText({ areas }: QueueRow): string {
  const done = areas.reduce((sum, area) => sum + area.requiredAnswered, 0);
  const all = areas.reduce((sum, area) => sum + area.required, 0);
  return all === 0 ? "–" : `${formatCount(done)}/${formatCount(all)}`;
}
