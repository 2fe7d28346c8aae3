import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { indicatorsOn } from "@cchc/domain/indicator/catalogue";
import { Button } from "@cchc/ui/button";
import { Check } from "@cchc/ui/field";
import { Empty } from "@cchc/ui/empty";
import { PrintButton } from "@cchc/ui/print-button";
import { Trend as TrendChart } from "@cchc/ui/trend";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { download } from "@cchc/ui/download";
import { headLabel } from "../text/labels.ts";
import { IndicatorBar } from "./indicator-bar.tsx";
import type { Change } from "./overview.tsx";
import { inColumnSet, rateCell } from "./rates.ts";
import type { OverviewSearch } from "./search.ts";
import { trendSentence } from "./sentences.ts";
import type { Place } from "./sheet-view.tsx";

export interface TrendProps {
  place: Place;
  closingDay: string;
  search: OverviewSearch;
  change: Change;
  nodeName: string;
}

/** Every rate of the node over the years, each year in the tree of its own time. */
export function Trend({ place, closingDay, search, change, nodeName }: TrendProps): ReactNode {
  const merged = search.the === "gop";
  const trend = useQuery(
    api.review.trend.queryOptions(
      { ...place, merged },
      { staleTime: 60_000, placeholderData: keepPreviousData },
    ),
  );
  if (trend.isError) {
    return <FailureNotice error={trend.error} onRetry={() => void trend.refetch()} />;
  }
  if (trend.data === undefined) return <Waiting />;
  const years = trend.data;
  const set = search.cot ?? "chinh";
  const asMerged = (
    <Check
      label="Như thể đã sáp nhập"
      hint="năm trước sáp nhập lấy tổng của các đơn vị cũ"
      checked={merged}
      onChange={() => change({ the: merged ? undefined : "gop" })}
    />
  );
  const drawn = indicatorsOn(closingDay).flatMap((indicator) => {
    if (!inColumnSet(set, indicator)) return [];
    const points = years.map(({ year, name, rates }) => {
      const rate = rates.find((each) => each.indicator === indicator.code)?.total;
      const cell = rate === undefined ? undefined : rateCell(rate);
      return { year, name, value: cell?.sort, text: cell?.text ?? "Chưa có" };
    });
    const empty = points.every(({ value }) => value === undefined);
    return empty ? [] : [{ indicator, points }];
  });
  if (drawn.length === 0) {
    return (
      <>
        <IndicatorBar set={set} change={change} />
        {asMerged}
        <Empty title="Chưa có số liệu để vẽ diễn biến">
          Diễn biến hiện khi {nodeName} có ít nhất một năm có số đếm của các chỉ tiêu này.
        </Empty>
      </>
    );
  }
  const lines = [
    ["Chỉ tiêu (%)", ...years.map(({ name }) => name)],
    ...drawn.map(({ indicator, points }) => [indicator.label, ...points.map(({ text }) => text)]),
  ];
  return (
    <>
      <IndicatorBar set={set} change={change}>
        <div className="c-row a-tools-end">
          <Button onClick={() => download(fileName(["dien-bien", nodeName], "csv"), toCsv(lines))}>
            Tải CSV
          </Button>
          <PrintButton />
        </div>
      </IndicatorBar>
      {asMerged}
      {years.map(
        ({ year, name, origins }) =>
          origins !== undefined && (
            <p key={year} className="c-hint">
              {name}: tổng của {origins.names.join(", ")}
              {origins.partial && "; có đơn vị chỉ một phần nhập vào, nên không so sánh chặt được"}.
            </p>
          ),
      )}
      <div className="a-charts">
        {drawn.map(({ indicator, points }) => (
          <TrendChart
            key={indicator.code}
            title={trendSentence(headLabel(indicator), points)}
            valueHeading={`${indicator.label} (%)`}
            periodHeading="Năm"
            points={points.map(({ year, value, text }) => ({ label: String(year), value, text }))}
          />
        ))}
      </div>
      <p className="c-hint">
        Mỗi năm là tổng tử số chia tổng mẫu số của các xã, phường thuộc {nodeName} vào ngày cuối kỳ
        năm đó. Trục đứng từ mức thấp nhất đến cao nhất của từng chỉ tiêu.
      </p>
    </>
  );
}
