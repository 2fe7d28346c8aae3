import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { TabLinks } from "@cchc/ui/tabs";
import { api } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { ownUnits } from "../session.ts";
import { formLabel } from "../text/labels.ts";
import { headline, tallyOf } from "./headline.ts";
import { periodChoices, usePlace } from "./place.ts";
import { PlaceHead } from "./place-bar.tsx";
import { readOverview } from "./rows.ts";
import { type OverviewSearch, type View, views } from "./search.ts";
import { SheetView } from "./sheet-view.tsx";
import { StandingBar } from "./standing-bar.tsx";

const route = getRouteApi("/workspace/tong-quan");

const Why = lazy(() => import("./why.tsx").then((module) => ({ default: module.Why })));
const Trend = lazy(() => import("./trend.tsx").then((module) => ({ default: module.Trend })));
const Spread = lazy(() => import("./spread.tsx").then((module) => ({ default: module.Spread })));

const viewLabels: Readonly<Record<View, string>> = {
  "chi-tieu": "Xã, phường × chỉ tiêu",
  "linh-vuc": "Xã, phường × nội dung CCHC",
  "dien-bien": "Diễn biến qua các năm",
  "phan-bo": "Phân bố",
};

export type Change = (next: OverviewSearch) => void;

/** Who has handed in, how complete, with which rates, for a period and a node of the tree. */
export function Overview(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me, periods, period, nodeId } = usePlace(search);
  const place = { periodId: period?.id ?? "", nodeId: nodeId ?? "" };
  const overview = useQuery(
    api.review.overview.queryOptions(place, {
      enabled: period !== undefined && nodeId !== undefined,
      placeholderData: keepPreviousData,
      select: readOverview,
      staleTime: 15_000,
    }),
  );
  const change: Change = (next) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const tally = useMemo(
    () =>
      tallyOf((overview.data?.rows ?? []).map(({ state, timeliness }) => ({ state, timeliness }))),
    [overview.data],
  );

  if (periods.isError)
    return <FailureNotice error={periods.error} onRetry={() => void periods.refetch()} />;
  if (periods.isPending) return <Waiting />;
  if (period === undefined) return <NoPeriod />;

  const own = ownUnits(me, "review.read").map(({ id }) => id);
  const path = overview.data?.path ?? [];
  const node = path.at(-1);
  const view = search.xem ?? "chi-tieu";

  return (
    <div className="c-stack">
      <Facts
        unit={node?.name ?? me.grants[0]?.unit.name ?? ""}
        period={`${period.name} · ${formLabel(period.form)}`}
        illustration={overview.data?.illustration}
      />
      <PlaceHead
        title={overview.data === undefined ? "Tổng quan" : headline(tally)}
        periods={periodChoices(periods.data, period.id)}
        period={period.id}
        onPeriod={(ky) => change({ ky, dv: undefined })}
        path={path}
        own={own}
        nodeHref={(id) => hrefTo("/tong-quan", { ...search, nut: id, dv: undefined })}
      />
      {overview.isError ? (
        <FailureNotice error={overview.error} onRetry={() => void overview.refetch()} />
      ) : overview.data === undefined ? (
        <Waiting />
      ) : (
        <>
          <StandingBar tally={tally} due={period.due} rows={overview.data.rows} />
          <TabLinks
            label="Cách xem"
            tabs={views.map((key) => ({
              href: hrefTo("/tong-quan", { ...search, xem: key, chi: undefined, dv: undefined }),
              label: viewLabels[key],
              current: key === view,
            }))}
          />
          {view === "chi-tieu" || view === "linh-vuc" ? (
            <SheetView
              search={search}
              change={change}
              view={view}
              place={place}
              period={period}
              overview={overview.data}
            />
          ) : (
            <Suspense fallback={<Waiting />}>
              {view === "dien-bien" ? (
                <Trend
                  place={place}
                  closingDay={period.to}
                  search={search}
                  change={change}
                  nodeName={node?.name ?? ""}
                />
              ) : (
                <Spread place={place} closingDay={period.to} search={search} change={change} />
              )}
            </Suspense>
          )}
        </>
      )}
      {view === "chi-tieu" && search.chi !== undefined && overview.data !== undefined && (
        <Suspense fallback={null}>
          <Why
            place={place}
            period={period}
            indicator={search.chi}
            row={search.dv}
            nodeName={node?.name ?? ""}
            search={search}
            onRow={(dv) => change({ dv })}
            onClose={() => change({ chi: undefined, dv: undefined })}
          />
        </Suspense>
      )}
    </div>
  );
}

function NoPeriod(): ReactNode {
  return (
    <div className="c-empty">
      <h1>Chưa có kỳ báo cáo nào</h1>
      <p>Mở một kỳ báo cáo để các xã, phường thấy việc phải nộp; số liệu sẽ hiện ở đây.</p>
      <div className="c-row">
        <a className="c-button c-button-primary" href={hrefTo("/ky-bao-cao")}>
          Mở kỳ báo cáo
        </a>
      </div>
    </div>
  );
}
