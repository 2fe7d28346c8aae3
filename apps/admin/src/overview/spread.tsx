import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { indicatorByCode } from "@cchc/domain/indicator/catalogue";
import { unpackRates } from "@cchc/domain/rollup/packed";
import { formatRate } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Distribution } from "@cchc/ui/distribution";
import { Empty } from "@cchc/ui/empty";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { download } from "@cchc/ui/download";
import { headLabel } from "../text/labels.ts";
import { IndicatorBar } from "./indicator-bar.tsx";
import type { Change } from "./overview.tsx";
import { inColumnSet, rateCell } from "./rates.ts";
import type { OverviewSearch } from "./search.ts";
import { spreadSentence } from "./sentences.ts";
import type { Place } from "./sheet-view.tsx";

export interface SpreadProps {
  place: Place;
  closingDay: string;
  search: OverviewSearch;
  change: Change;
}

/** How the communes lie on each rate, with one of them marked on every strip. */
export function Spread({ place, closingDay, search, change }: SpreadProps): ReactNode {
  const rollUp = useQuery(
    api.review.rollUp.queryOptions(
      { ...place, by: "submitters" },
      { staleTime: 15_000, placeholderData: keepPreviousData },
    ),
  );
  if (rollUp.isError) {
    return <FailureNotice error={rollUp.error} onRetry={() => void rollUp.refetch()} />;
  }
  if (rollUp.data === undefined) return <Waiting />;
  const { rows, columns } = rollUp.data;
  const set = search.cot ?? "chinh";
  const strips = columns.flatMap(({ indicator: code, rates }) => {
    const indicator = indicatorByCode(code, closingDay);
    if (indicator === undefined || !inColumnSet(set, indicator)) return [];
    const unpacked = unpackRates(rates);
    const items = rows.flatMap(({ unitId, name }, index) => {
      const rate = unpacked[index];
      const cell = rate === undefined ? undefined : rateCell(rate);
      return cell?.state === "value" && cell.sort !== undefined
        ? [{ key: unitId, label: name, name, value: cell.sort, text: formatRate(cell.sort) }]
        : [];
    });
    return items.length === 0 ? [] : [{ indicator, items }];
  });
  return (
    <>
      <IndicatorBar set={set} change={change}>
        <Select
          line
          label="Đánh dấu"
          choices={[
            { value: "", label: "Không đánh dấu" },
            ...rows.map(({ unitId, name }) => ({ value: unitId, label: name })),
          ]}
          value={search.dv ?? ""}
          onChange={(event) =>
            change({ dv: event.target.value === "" ? undefined : event.target.value })
          }
        />
        <div className="c-row a-tools-end">
          <Button
            onClick={() =>
              download(
                fileName(["phan-bo"], "csv"),
                toCsv([
                  ["Chỉ tiêu", "Xã, phường", "Tỷ lệ"],
                  ...strips.flatMap(({ indicator, items }) =>
                    items.map(({ name, text }) => [indicator.label, name, text]),
                  ),
                ]),
              )
            }
          >
            Tải CSV
          </Button>
          <PrintButton />
        </div>
      </IndicatorBar>
      {strips.length === 0 ? (
        <Empty title="Chưa có số liệu để vẽ phân bố">
          Phân bố hiện khi có xã, phường nhập đủ số đếm của các chỉ tiêu này.
        </Empty>
      ) : (
        <div className="a-charts">
          {strips.map(({ indicator, items }) => (
            <Distribution
              key={indicator.code}
              title={spreadSentence(headLabel(indicator), items, indicator.direction)}
              items={items}
              ownKey={search.dv}
              format={(value) => formatRate(Math.round(value))}
              itemHeading="Xã, phường"
              valueHeading="Tỷ lệ"
            />
          ))}
        </div>
      )}
      <p className="c-hint">
        Mỗi vạch là một xã, phường có đủ số đếm; vạch đứt là trung vị. Thang từ thấp nhất đến cao
        nhất của từng chỉ tiêu.
      </p>
    </>
  );
}
