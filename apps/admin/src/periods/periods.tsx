import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { periodFindings } from "@cchc/domain/period/findings";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { PageHead } from "@cchc/ui/page";
import { api } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import type { PeriodRow } from "../overview/place.ts";
import { ownUnits } from "../session.ts";
import { formLabel } from "../text/labels.ts";
import { ExtendDialog } from "./extend-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";

const workspace = getRouteApi("/workspace");

type Doing =
  | { readonly what: "open" }
  | { readonly what: "move" | "extend" | "remove"; readonly period: PeriodRow };

/** The reporting periods: what they cover, until when, and what lies between or twice. */
export function Periods(): ReactNode {
  const { me } = workspace.useRouteContext();
  const periods = useQuery(api.periods.list.queryOptions(undefined, { staleTime: 30_000 }));
  const [doing, setDoing] = useState<Doing>();
  const roots = ownUnits(me, "period.manage");
  if (periods.isError) {
    return <FailureNotice error={periods.error} onRetry={() => void periods.refetch()} />;
  }
  if (periods.data === undefined) return <Waiting />;
  const years = [...new Set(periods.data.map(({ year }) => year))];
  const close = (): void => setDoing(undefined);
  return (
    <div className="c-stack-wide">
      <Facts
        unit={roots[0]?.name ?? me.name}
        period="Kỳ báo cáo"
        illustration={periods.data.some(({ illustration }) => illustration)}
      />
      <PageHead
        title="Kỳ báo cáo"
        lead="Mỗi kỳ nói rõ số liệu tính từ ngày nào đến ngày nào, hạn nộp và ngày khóa. Xã, phường thấy kỳ ngay khi mở."
        actions={
          roots.length > 0 && (
            <Button tone="primary" onClick={() => setDoing({ what: "open" })}>
              Mở kỳ mới…
            </Button>
          )
        }
      />
      <Findings periods={periods.data} />
      {years.length === 0 && (
        <div className="c-empty">
          <h2>Chưa có kỳ nào</h2>
          <p>Chọn “Mở kỳ mới”: khoảng ngày thường dùng được điền sẵn, sửa được trước khi mở.</p>
        </div>
      )}
      {years.length > 0 && (
        <PeriodTable
          years={years}
          today={me.today}
          periods={periods.data}
          onMove={(period) => setDoing({ what: "move", period })}
          onExtend={(period) => setDoing({ what: "extend", period })}
          onRemove={(period) => setDoing({ what: "remove", period })}
        />
      )}
      {doing?.what === "open" && (
        <OpenDialog roots={roots} today={me.today} existing={periods.data} onClose={close} />
      )}
      {doing?.what === "move" && <MoveDialog period={doing.period} onClose={close} />}
      {doing?.what === "extend" && <ExtendDialog period={doing.period} onClose={close} />}
      {doing?.what === "remove" && <RemoveDialog period={doing.period} onClose={close} />}
    </div>
  );
}

function Findings({ periods }: { periods: readonly PeriodRow[] }): ReactNode {
  const roots = [...new Set(periods.map(({ rootId }) => rootId))];
  const found = roots.flatMap((root) => {
    const own = periods.filter(({ rootId }) => rootId === root);
    return periodFindings(own).map((finding) => ({ finding, place: own[0]?.rootName ?? "" }));
  });
  if (found.length === 0) return null;
  return (
    <section className="c-notice c-notice-doubt">
      <h2 className="c-notice-title">Kỳ chồng nhau hoặc bỏ sót ngày</h2>
      <ul>
        {found.map(({ finding, place }) => (
          <li key={finding.periodIds.join(" ")}>
            {roots.length > 1 && `${place}: `}
            {finding.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PeriodTableProps {
  years: readonly number[];
  today: string;
  periods: readonly PeriodRow[];
  onMove: (period: PeriodRow) => void;
  onExtend: (period: PeriodRow) => void;
  onRemove: (period: PeriodRow) => void;
}

function PeriodTable({ years, periods, ...line }: PeriodTableProps): ReactNode {
  const manageable = periods.some((period) => period.manageable);
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption className="c-sr">Kỳ báo cáo theo năm</caption>
        <thead>
          <tr>
            <th scope="col">Kỳ</th>
            <th scope="col">Địa bàn</th>
            <th scope="col">Số liệu tính từ – đến</th>
            <th scope="col">Hạn nộp</th>
            <th scope="col">Khóa</th>
            <th scope="col">Hiện nay</th>
            {manageable && (
              <th scope="col" className="c-no-print">
                Điều chỉnh
              </th>
            )}
          </tr>
        </thead>
        {years.map((year) => (
          <tbody key={year}>
            <tr className="c-group">
              <th scope="rowgroup" colSpan={manageable ? 7 : 6}>
                Năm {year}
              </th>
            </tr>
            {periods
              .filter((period) => period.year === year)
              .map((period) => (
                <PeriodLine key={period.id} period={period} manageable={manageable} {...line} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface PeriodLineProps extends Omit<PeriodTableProps, "years" | "periods"> {
  period: PeriodRow;
  manageable: boolean;
}

function PeriodLine({ period, today, manageable, ...on }: PeriodLineProps): ReactNode {
  return (
    <tr>
      <th scope="row">
        {period.name}
        <span className="c-unit">
          {formLabel(period.form)}
          {period.illustration && ", số liệu minh họa"}
        </span>
      </th>
      <td>{period.rootName}</td>
      <td>
        <span className="c-nowrap">{formatDay(period.from)}</span> –{" "}
        <span className="c-nowrap">{formatDay(period.to)}</span>
      </td>
      <td>{formatDay(period.due)}</td>
      <td>{formatDay(period.lock)}</td>
      <td>{stageOf(period, today)}</td>
      {manageable && (
        <td className="c-no-print">
          {period.manageable && (
            <div className="a-buttons">
              <Button
                small
                aria-label={`Đổi hạn chung ${period.name}`}
                onClick={() => on.onMove(period)}
              >
                Đổi hạn chung…
              </Button>
              <Button
                small
                aria-label={`Gia hạn cho một đơn vị: ${period.name}`}
                onClick={() => on.onExtend(period)}
              >
                Gia hạn cho một đơn vị…
              </Button>
              {period.handedIn === 0 && (
                <Button
                  small
                  tone="quiet"
                  aria-label={`Xóa kỳ ${period.name}`}
                  onClick={() => on.onRemove(period)}
                >
                  Xóa kỳ…
                </Button>
              )}
            </div>
          )}
        </td>
      )}
    </tr>
  );
}

function stageOf({ from, due, lock }: PeriodRow, today: string): string {
  if (today < from) return "Chưa bắt đầu";
  if (today <= due) return "Đang nhận báo cáo";
  return today <= lock ? "Quá hạn, còn sửa được" : "Đã khóa";
}
