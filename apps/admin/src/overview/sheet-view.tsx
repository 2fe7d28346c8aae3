import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { Sparkline } from "@cchc/ui/sparkline";
import { api, type Outputs } from "../api.ts";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { download } from "@cchc/ui/download";
import { areaSheet } from "./areas.ts";
import type { Change } from "./overview.tsx";
import type { PeriodRow } from "./place.ts";
import { rateCell, rateSheet, type RollUp, statedNote } from "./rates.ts";
import type { OverviewData } from "./rows.ts";
import {
  type ColumnSet,
  columnSetLabel,
  columnSets,
  filters,
  type OverviewSearch,
} from "./search.ts";
import { type Sheet, type SheetRow, sheetLines, siftRows, sortRows } from "./sheet.ts";
import { SheetTable } from "./sheet-table.tsx";
import { filterLabels } from "./standing.ts";

export interface Place {
  readonly periodId: string;
  readonly nodeId: string;
}

export interface SheetViewProps {
  search: OverviewSearch;
  change: Change;
  view: "chi-tieu" | "linh-vuc";
  place: Place;
  period: PeriodRow;
  overview: OverviewData;
}

/** The roll-up as a table: communes (or the units below) by indicators or by areas. */
export function SheetView(props: SheetViewProps): ReactNode {
  const { search, change, view, place, period, overview } = props;
  const tiers = overview.rows.some((row) => row.parent !== null);
  const by = tiers && view === "chi-tieu" ? (search.theo ?? "cap-duoi") : "xa";
  const rollUp = useQuery(
    api.review.rollUp.queryOptions(
      { ...place, by: by === "xa" ? "submitters" : "children" },
      { enabled: view === "chi-tieu", placeholderData: keepPreviousData, staleTime: 15_000 },
    ),
  );
  const trend = useQuery(
    api.review.trend.queryOptions(place, {
      enabled: view === "chi-tieu" && rollUp.data !== undefined,
      staleTime: 60_000,
    }),
  );
  const set = search.cot ?? "chinh";
  const sheet = useMemo(
    () =>
      view === "linh-vuc"
        ? areasOf(overview)
        : ratesOf(overview, rollUp.data, { set, closingDay: period.to }),
    [view, overview, rollUp.data, set, period.to],
  );
  const order = { by: search.sap ?? "ten", direction: search.chieu ?? "tang" } as const;
  const sift = { filter: search.loc ?? "tat-ca", search: search.tim ?? "" };
  const rows = useMemo(
    () =>
      sheet === undefined
        ? []
        : sortRows(
            siftRows(sheet.rows, { filter: sift.filter, search: sift.search }),
            sheet.columns,
            { by: order.by, direction: order.direction },
          ),
    [sheet, sift.filter, sift.search, order.by, order.direction],
  );

  if (view === "chi-tieu" && rollUp.isError) {
    return <FailureNotice error={rollUp.error} onRetry={() => void rollUp.refetch()} />;
  }
  if (sheet === undefined) return <Waiting />;

  const all = rows.length === sheet.rows.length;
  const totals = all ? sheet.totals : undefined;
  const node = overview.path.at(-1)?.name ?? "";
  const title = `${node}, ${period.name}`;

  return (
    <div>
      <div className="c-toolbar a-tools">
        {view === "chi-tieu" && (
          <Select
            line
            label="Cột"
            choices={columnSets.map((value) => ({ value, label: columnSetLabel(value) }))}
            value={set}
            onChange={(event) =>
              change({ cot: columnSets.find((each) => each === event.target.value) })
            }
          />
        )}
        {tiers && view === "chi-tieu" && (
          <Select
            line
            label="Dòng"
            choices={[
              { value: "cap-duoi", label: "Đơn vị ngay cấp dưới" },
              { value: "xa", label: "Từng xã, phường" },
            ]}
            value={by}
            onChange={(event) =>
              change({ theo: event.target.value === "xa" ? "xa" : "cap-duoi", sap: undefined })
            }
          />
        )}
        {by === "xa" && (
          <Select
            line
            label="Tình trạng"
            choices={filters.map((value) => ({ value, label: filterLabels[value] }))}
            value={sift.filter}
            onChange={(event) =>
              change({ loc: filters.find((each) => each === event.target.value) })
            }
          />
        )}
        <Field
          line
          label="Tìm đơn vị"
          type="search"
          value={sift.search}
          onChange={(event) => change({ tim: event.target.value })}
        />
        <div className="c-row a-tools-end">
          <Button
            onClick={() =>
              download(
                fileName(["tong-quan", node, period.name], "csv"),
                toCsv(sheetLines({ columns: sheet.columns, rows, totals }, period.name)),
              )
            }
          >
            Tải CSV
          </Button>
          <PrintButton />
        </div>
      </div>
      {rows.length === 0 ? (
        <div className="c-empty">
          <h2>Không có đơn vị nào khớp</h2>
          <p>Đổi điều kiện lọc hoặc xóa ô tìm để xem lại tất cả.</p>
          <div className="c-row">
            <Button onClick={() => change({ loc: undefined, tim: undefined })}>Bỏ lọc</Button>
          </div>
        </div>
      ) : (
        <SheetTable
          caption={`${view === "chi-tieu" ? "Tỷ lệ theo đơn vị" : "Mức nhập đủ theo lĩnh vực"}: ${title}`}
          columns={sheet.columns}
          rows={rows}
          totals={totals}
          totalLabel="Toàn địa bàn"
          order={order}
          onOrder={(column) => change(nextOrder(order, column))}
          headExtra={view === "chi-tieu" ? ({ code }) => years(trend.data, code) : undefined}
          rowHref={(row) => rowHref(row, search)}
          chosen={
            search.chi === undefined ? undefined : { row: search.dv ?? "", column: search.chi }
          }
          onExplain={
            view === "chi-tieu"
              ? ({ row, column }) => change({ chi: column, dv: row === "" ? undefined : row })
              : undefined
          }
        />
      )}
      {rows.some(({ cells }) => cells.some(({ state }) => state === "stated")) && (
        <p className="c-hint a-legend">* {statedNote}.</p>
      )}
      <Legend view={view} shown={rows.length} of={sheet.rows.length} />
    </div>
  );
}

/** The node's years under a column head, drawn small. */
function years(trend: Outputs["review"]["trend"] | undefined, code: string): ReactNode {
  if (trend === undefined || trend.length < 2) return null;
  const points = trend.map(({ year, rates }) => {
    const rate = rates.find(({ indicator }) => indicator === code)?.total;
    const cell = rate === undefined ? undefined : rateCell(rate);
    return { value: cell?.sort, words: `${year}: ${cell?.text ?? "Chưa có"}` };
  });
  return (
    <Sparkline
      width={64}
      height={18}
      values={points.map(({ value }) => value)}
      label={`Toàn địa bàn ${points.map(({ words }) => words).join(", ")}`}
    />
  );
}

function nextOrder(
  { by, direction }: { by: string; direction: "tang" | "giam" },
  column: string,
): { sap: string; chieu: "tang" | "giam" } {
  if (by === column) return { sap: column, chieu: direction === "tang" ? "giam" : "tang" };
  return { sap: column, chieu: column === "ten" || column === "nop" ? "tang" : "giam" };
}

function rowHref({ id, periodId }: SheetRow, search: OverviewSearch): string {
  return periodId === undefined
    ? hrefTo("/tong-quan", { ...search, nut: id, dv: undefined })
    : hrefTo("/tiep-nhan/bao-cao", {
        ky: search.ky,
        nut: search.nut,
        dv: id,
        bc: periodId,
        loc: "tat-ca",
      });
}

function Legend({
  view,
  shown,
  of,
}: {
  view: "chi-tieu" | "linh-vuc";
  shown: number;
  of: number;
}): ReactNode {
  return (
    <p className="c-hint a-legend">
      {formatCount(shown)}/{formatCount(of)} đơn vị.{" "}
      {view === "chi-tieu"
        ? "Nền đậm hơn là tỷ lệ cao hơn trong cùng cột. Dòng cuối là tổng tử số chia tổng mẫu số, không phải trung bình các tỷ lệ. "
        : "Số ô bắt buộc đã trả lời trên số ô bắt buộc; lĩnh vực không có ô bắt buộc thì tính mọi ô. "}
      <span className="c-no-print">
        Phím mũi tên đi giữa các ô{view === "chi-tieu" ? ", Enter xem vì sao" : ""}.
      </span>
    </p>
  );
}

function areasOf(overview: OverviewData): Sheet {
  const { columns, cells, totals } = areaSheet(overview.rows);
  return {
    columns,
    totals,
    rows: overview.rows.map((row, index) => ({
      id: row.unitId,
      name: row.name,
      key: row.searchKey,
      parent: row.parent,
      standing: { state: row.state, timeliness: row.timeliness },
      periodId: row.periodId,
      cells: cells[index] ?? [],
    })),
  };
}

function ratesOf(
  overview: OverviewData,
  rollUp: RollUp | undefined,
  { set, closingDay }: { readonly set: ColumnSet; readonly closingDay: string },
): Sheet | undefined {
  if (rollUp === undefined) return undefined;
  const { columns, cells, totals } = rateSheet(rollUp, set, closingDay);
  const known = new Map(overview.rows.map((row) => [row.unitId, row]));
  return {
    columns,
    totals,
    rows: rollUp.rows.map((row, index): SheetRow => {
      const own = cells[index] ?? [];
      const commune = known.get(row.unitId);
      const base = { id: row.unitId, name: row.name, cells: own };
      return commune === undefined
        ? { ...base, key: searchKey(row.name), parent: null, submitters: row.submitters }
        : {
            ...base,
            key: commune.searchKey,
            parent: commune.parent,
            standing: { state: commune.state, timeliness: commune.timeliness },
            periodId: commune.periodId,
          };
    }),
  };
}
