import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { LinkButton } from "@cchc/ui/button";
import { DataTable, type Sort } from "@cchc/ui/data-table";
import { Field } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { FailureNotice, NoneHere, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { appraisalHref } from "./paths.ts";
import { Reminder } from "./reminder.tsx";
import { columnsOf, sorted } from "./round-columns.tsx";
import { RoundFrame, RoundTitle } from "./round-frame.tsx";
import { type AppraisalSearch, roundFilters } from "./search.ts";
import { filterLabels, inFilter, roundSentence } from "./standing.ts";
import type { RoundHead } from "./use-round.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh");
const workspace = getRouteApi("/workspace");

/** Where every commune of a round stands. */
export function RoundOverview(): ReactNode {
  const search = route.useSearch();
  return (
    <RoundFrame dot={search.dot} screen="">
      {(round) => <Standing round={round} search={search} />}
    </RoundFrame>
  );
}

function Standing({ round, search }: { round: RoundHead; search: AppraisalSearch }): ReactNode {
  const { me } = workspace.useRouteContext();
  const navigate = route.useNavigate();
  const [sort, setSort] = useState<Sort>();
  const overview = useQuery(api.appraisal.overview.queryOptions({ roundId: round.id }));
  if (overview.isError) {
    return <FailureNotice error={overview.error} onRetry={() => void overview.refetch()} />;
  }
  if (overview.isPending) return <Waiting />;
  const { units, set } = overview.data;
  const filter = search.loc ?? "tat-ca";
  const wanted = searchKey(search.tim ?? "");
  const rows = sorted(
    units.filter((unit) => inFilter(filter, unit) && searchKey(unit.name).includes(wanted)),
    sort,
  );
  // Said where the counts beside the filters add up to more than there are.
  const many = units.some(
    (unit) => roundFilters.filter((key) => key !== "tat-ca" && inFilter(key, unit)).length > 1,
  );
  const dot = round.id;
  const bulk = may(me, "appraisal.decide");
  const leader = may(me, "appraisal.approve");
  return (
    <div className="c-stack">
      <RoundTitle
        round={round}
        screen=""
        title={roundSentence(units)}
        lead={set.notice === null ? set.name : `${set.name}. ${set.notice}.`}
      />
      <div className="c-toolbar a-tools">
        <Field
          line
          label="Tìm xã, phường"
          type="search"
          value={search.tim ?? ""}
          onChange={(event) =>
            void navigate({ search: (old) => ({ ...old, tim: event.target.value }), replace: true })
          }
        />
        <Select
          line
          label="Tình trạng"
          choices={roundFilters.map((key) => ({
            value: key,
            label: `${filterLabels[key]} (${formatCount(units.filter((unit) => inFilter(key, unit)).length)})`,
          }))}
          value={filter}
          onChange={(event) => {
            const loc = roundFilters.find((key) => key === event.target.value);
            void navigate({ search: (old) => ({ ...old, loc }), replace: true });
          }}
        />
        <div className="a-tools-end c-row">
          {filter === "chua-nop" && <Reminder round={round} units={rows} />}
          {bulk && (
            <>
              <LinkButton href={appraisalHref("/loat", { dot, viec: "tra-lai" })}>
                Trả lại…
              </LinkButton>
              <LinkButton href={appraisalHref("/loat", { dot, viec: "ket-thuc" })}>
                Kết thúc thẩm định…
              </LinkButton>
            </>
          )}
          {leader && (
            <>
              <LinkButton href={appraisalHref("/loat", { dot, viec: "mo-lai" })}>
                Mở lại…
              </LinkButton>
              <LinkButton tone="primary" href={appraisalHref("/loat", { dot, viec: "duyet" })}>
                Duyệt…
              </LinkButton>
            </>
          )}
        </div>
      </div>
      {many && (
        <p className="c-hint c-no-print">
          Một đơn vị có thể thuộc nhiều tình trạng: vừa còn mục chưa thẩm định, vừa có mục chờ người
          thứ hai.
        </p>
      )}
      {rows.length === 0 ? (
        <NoneHere />
      ) : (
        <DataTable
          caption={`Tình trạng chấm điểm của ${formatCount(rows.length)} xã, phường`}
          captionHidden
          columns={columnsOf(dot, overview.data)}
          rows={rows}
          rowKey={(unit) => unit.unitId}
          sort={sort}
          onSort={setSort}
        />
      )}
    </div>
  );
}
