import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatDay, formatInstant, todayInVietnam } from "@cchc/domain/text/days";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { Button, LinkButton } from "@cchc/ui/button";
import { type DataColumn, DataTable, type Sort } from "@cchc/ui/data-table";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Select } from "@cchc/ui/select";
import { StateMark } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { appraisalHref, appraisedUnitHref } from "./paths.ts";
import { RoundFrame, RoundTitle } from "./round-frame.tsx";
import { type AppraisalSearch, roundFilters } from "./search.ts";
import { filterLabels, inFilter, roundSentence, type RoundUnit } from "./standing.ts";
import type { RoundHead } from "./use-round.ts";
import { difference, scoreTones } from "./words.ts";
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
      {rows.length === 0 ? (
        <div className="c-empty">
          <h2>Không có xã, phường nào trong mục này</h2>
          <p>Chọn mục khác ở trên, hoặc xóa ô tìm.</p>
        </div>
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

type Column = DataColumn<RoundUnit>;

function columnsOf(
  dot: string,
  { survey }: Pick<Outputs["appraisal"]["overview"], "survey">,
): readonly Column[] {
  const count = (value: number): string => (value === 0 ? "–" : formatCount(value));
  return [
    {
      key: "name",
      heading: "Xã, phường",
      sortable: true,
      cell: (unit) => (
        <>
          {unit.state === "scoring" ? (
            unit.name
          ) : (
            <Link href={appraisedUnitHref(dot, unit.unitId)}>{unit.name}</Link>
          )}
          {unit.stale && (
            <span className="c-unit">
              <StateMark tone="doubt">Số liệu đã đổi sau khi nộp</StateMark>
            </span>
          )}
        </>
      ),
    },
    {
      key: "state",
      heading: "Tình trạng",
      sortable: true,
      cell: ({ state }) => (
        <StateMark tone={scoreTones[state]}>{scoreStateLabels[state]}</StateMark>
      ),
    },
    {
      key: "submittedAt",
      heading: "Ngày nộp",
      sortable: true,
      cell: ({ submittedAt }) => (
        <span className="c-nowrap" title={submittedAt === null ? "" : formatInstant(submittedAt)}>
          {submittedAt === null ? "–" : formatDay(todayInVietnam(new Date(submittedAt)))}
        </span>
      ),
    },
    {
      key: "undecided",
      heading: "Chưa thẩm định",
      unit: "mục",
      align: "right",
      sortable: true,
      cell: (unit) => (unit.state === "scoring" ? "" : count(unit.undecided)),
    },
    {
      key: "changed",
      heading: "Chấm khác",
      unit: "mục",
      align: "right",
      sortable: true,
      cell: ({ changed, unconfirmed }) => (
        <>
          {count(changed)}
          {unconfirmed > 0 && (
            <span className="c-unit a-tone-doubt">{unconfirmed} chờ xác nhận</span>
          )}
        </>
      ),
    },
    {
      key: "returned",
      heading: "Trả lại",
      unit: "mục",
      align: "right",
      sortable: true,
      cell: ({ returned, answered }) => (
        <>
          {count(returned + answered)}
          {answered > 0 && <span className="c-unit">{answered} đã giải trình</span>}
        </>
      ),
    },
    {
      key: "self",
      heading: "Tự chấm",
      unit: "điểm",
      align: "right",
      sortable: true,
      cell: ({ self }) => (self === null ? "" : formatHundredths(self)),
    },
    {
      key: "current",
      heading: "Hiện tại",
      unit: "điểm",
      align: "right",
      sortable: true,
      cell: ({ self, current }) =>
        current === null ? (
          ""
        ) : (
          <>
            {formatHundredths(current)}
            {self !== null && current !== self && (
              <span className="c-unit">{difference(current - self)}</span>
            )}
          </>
        ),
    },
    ...(survey
      ? [
          {
            key: "total",
            heading: "Cả khảo sát",
            unit: "điểm",
            align: "right",
            sortable: true,
            cell: ({ total, grade, surveyed, state }) => {
              if (total !== null) {
                return (
                  <>
                    {formatHundredths(total)}
                    {grade !== null && <span className="c-unit">{grade}</span>}
                  </>
                );
              }
              return state === "scoring" ? "" : surveyed ? "chưa đủ" : "chờ khảo sát";
            },
          } satisfies Column,
        ]
      : []),
  ];
}

function valueOf(unit: RoundUnit, key: string): string | number {
  switch (key) {
    case "state":
      return scoreStateLabels[unit.state];
    case "submittedAt":
      return unit.submittedAt ?? "";
    case "undecided":
    case "changed":
      return unit[key];
    case "returned":
      return unit.returned + unit.answered;
    case "self":
    case "current":
    case "total":
      return unit[key] ?? Number.NEGATIVE_INFINITY;
    default:
      return searchKey(unit.name);
  }
}

function sorted(units: readonly RoundUnit[], sort: Sort | undefined): readonly RoundUnit[] {
  if (sort === undefined) return units;
  const way = sort.direction === "ascending" ? 1 : -1;
  const list = [...units];
  list.sort((a, b) => {
    const [one, other] = [valueOf(a, sort.key), valueOf(b, sort.key)];
    return one === other ? 0 : one < other ? -way : way;
  });
  return list;
}

/** A reminder to those that have not handed in, ready to be sent by whatever means the office has. */
function Reminder({ round, units }: { round: RoundHead; units: readonly RoundUnit[] }): ReactNode {
  const tell = useTell();
  if (units.length === 0) return null;
  const names = units.map(({ name }) => name).join("; ");
  const text = `Đề nghị các đơn vị sau nộp bản tự chấm “${round.name}” trước ngày ${formatDay(round.selfDue)}: ${names}.`;
  return (
    <Button
      onClick={() => {
        void copyText(text).then((done) =>
          tell(done ? `Đã chép lời nhắc ${formatCount(units.length)} đơn vị.` : text),
        );
      }}
    >
      Chép lời nhắc {formatCount(units.length)} đơn vị
    </Button>
  );
}

/** Puts a text on the clipboard; false where the browser keeps it from pages without https. */
async function copyText(text: string): Promise<boolean> {
  if (!("clipboard" in navigator)) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the browser: the words are shown instead.
    return false;
  }
}
