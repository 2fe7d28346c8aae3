import "./handover.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay, isDay } from "@cchc/domain/text/days";
import { DayField } from "@cchc/ui/day/day-field";
import { readDay } from "@cchc/ui/day/typed-day";
import { Empty } from "@cchc/ui/empty";
import { Failure } from "@cchc/ui/failure";
import { Loading } from "@cchc/ui/loading";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { api, failureOf } from "../api.ts";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { mayOn, useMe } from "../session/me.ts";
import { HandoverBook } from "./book.tsx";
import { readHandoverSearch, type HandoverSearch } from "./search.ts";

const route = getRouteApi("/trong/ban-giao");
const title = "Sổ bàn giao";

/** What a new officer takes over: what is open, where each number came from, who holds access. */
export function HandoverPage(): ReactNode {
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState<string>();
  const units = [...new Map(me.grants.map(({ unit }) => [unit.id, unit])).values()].filter(
    ({ id }) => mayOn(me, id, "report.read"),
  );
  const unit = units.find(({ id }) => id === search.donvi) ?? units[0];
  const day = search.ngay !== undefined && isDay(search.ngay) ? search.ngay : me.today;
  const book = useQuery(
    api.handover.read.queryOptions(
      { unitId: unit?.id ?? "", day, ...(search.ky === undefined ? {} : { periodId: search.ky }) },
      { enabled: unit !== undefined, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  const show = (changed: { [K in keyof HandoverSearch]?: string | undefined }): void =>
    void navigate({ search: (now) => readHandoverSearch({ ...now, ...changed }), replace: true });
  if (unit === undefined) {
    return (
      <Workspace title={title} header={{ unit: me.name, period: title }}>
        <Empty title="Chưa có sổ bàn giao nào">Tài khoản này chưa được giao đơn vị cấp xã.</Empty>
      </Workspace>
    );
  }
  const reports = book.data?.reports ?? [];
  return (
    <Workspace
      title={title}
      header={{ unit: unit.name, period: `${title} ngày ${formatDay(day)}` }}
      banner={reports.some(({ illustration }) => illustration) && <DemoNote />}
    >
      <div className="c-stack w-handover">
        <PageHead
          title={`${title}: ${unit.name}`}
          lead={`Tính đến hết ngày ${formatDay(day)}: việc còn dở, nguồn của từng số liệu, giấy tờ, nhiệm vụ và người có quyền.`}
          actions={<PrintButton />}
        />
        <div className="c-toolbar c-no-print">
          {units.length > 1 && (
            <Select
              label="Đơn vị"
              value={unit.id}
              choices={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => show({ donvi: target.value, ky: undefined })}
            />
          )}
          <Select
            label="Số liệu của báo cáo"
            value={book.data?.chosen?.id ?? ""}
            choices={[
              ...(book.data?.chosen == null ? [{ value: "", label: "Chưa có báo cáo nào" }] : []),
              ...reports.map(({ periodId, name }) => ({ value: periodId, label: name })),
            ]}
            onChange={({ target }) => show({ ky: target.value })}
          />
          <DayField
            label="Tính đến ngày"
            value={typed ?? formatDay(day)}
            tried={false}
            onChange={(text) => {
              setTyped(text);
              const read = readDay(text);
              if (read.day === undefined || text.trim().length < 8) return;
              // The report chosen so far may not have begun by that day.
              show({ ngay: read.day, ky: undefined });
            }}
          />
        </div>
        {book.isError && (
          <Failure title="Chưa đọc được sổ bàn giao">{failureOf(book.error).message}</Failure>
        )}
        {book.data === undefined ? (
          !book.isError && <Loading>Đang lập sổ…</Loading>
        ) : (
          <HandoverBook book={book.data} />
        )}
      </div>
    </Workspace>
  );
}
