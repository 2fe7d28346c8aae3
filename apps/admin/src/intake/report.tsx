import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useLocation } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { stateLabels } from "@cchc/domain/report/workflow";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { LinkButton } from "@cchc/ui/button";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { Notice } from "@cchc/ui/notice";
import { TabLinks } from "@cchc/ui/tabs";
import { api } from "../api.ts";
import { Facts, useTell } from "../frame/frame-state.tsx";
import { useKeys } from "../frame/keys.ts";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { usePlace } from "../overview/place.ts";
import { readOverview } from "../overview/rows.ts";
import { formLabel, shortArea } from "../text/labels.ts";
import { ActionBar } from "./action-bar.tsx";
import { AreaFigures } from "./area-figures.tsx";
import { type OpenReport, readReport } from "./facts.ts";
import { FindingList } from "./finding-list.tsx";
import { useMarks } from "./marks.ts";
import { neighbours, queueOf } from "./queue.ts";
import type { ReportSearch } from "./search.ts";

const route = getRouteApi("/workspace/tiep-nhan/bao-cao");

/** One commune's report as its reviewer reads it: figures, last year's, what the checks found. */
export function Report(): ReactNode {
  const search = route.useSearch();
  const report = useQuery(
    api.reports.open.queryOptions(
      { unitId: search.dv ?? "", periodId: search.bc ?? "" },
      { enabled: search.dv !== undefined && search.bc !== undefined },
    ),
  );
  if (search.dv === undefined || search.bc === undefined) return <Unknown />;
  if (report.isError) {
    return <FailureNotice error={report.error} onRetry={() => void report.refetch()} />;
  }
  if (report.data === undefined) return <Waiting />;
  return <ReadingRoom key={`${search.dv} ${search.bc}`} report={report.data} search={search} />;
}

function Unknown(): ReactNode {
  return (
    <div className="c-empty">
      <h1>Chưa chọn báo cáo</h1>
      <p>Mở một báo cáo từ danh sách Tiếp nhận.</p>
      <div className="c-row">
        <LinkButton href={hrefTo("/tiep-nhan")}>Về Tiếp nhận</LinkButton>
      </div>
    </div>
  );
}

function ReadingRoom({ report, search }: { report: OpenReport; search: ReportSearch }): ReactNode {
  const navigate = route.useNavigate();
  const tell = useTell();
  const { period, nodeId } = usePlace(search);
  const overview = useQuery(
    api.review.overview.queryOptions(
      { periodId: period?.id ?? "", nodeId: nodeId ?? "" },
      {
        enabled: period !== undefined && nodeId !== undefined,
        select: readOverview,
        staleTime: 15_000,
      },
    ),
  );
  const read = useMemo(() => readReport(report), [report]);
  const marking = useMarks(`${report.unit.id}.${report.period.id}`);
  const page = useRef<HTMLDivElement>(null);
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    page.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (hash !== "") document.getElementById(hash)?.scrollIntoView({ block: "center" });
  }, [hash]);

  const queue = queueOf(overview.data?.rows ?? [], search.loc ?? "can-xem", search.tim ?? "");
  const { before, after } = neighbours(queue, report.unit.id);
  const area = read.form.areas.find(({ code }) => code === search.phan) ?? read.form.areas[0];
  const href = (next: Partial<ReportSearch>): string =>
    hrefTo("/tiep-nhan/bao-cao", { ...search, ...next });
  const canReturn = report.state === "submitted" || report.state === "received";

  const move = useCallback(
    (key: string): boolean => {
      const next = key === "j" ? after : key === "k" ? before : undefined;
      if (next === undefined) return false;
      void navigate({ search: (old) => ({ ...old, dv: next.unitId, bc: next.periodId }) });
      return true;
    },
    [after, before, navigate],
  );
  useKeys(page, move);

  return (
    <div className="c-stack a-page" ref={page} tabIndex={-1}>
      <Facts
        unit={report.unit.name}
        period={`${report.period.name} · ${formLabel(report.period.form)}`}
        state={stateLabels[report.state]}
        illustration={report.period.illustration}
      />
      <PageHead
        crumbs={
          <Breadcrumbs
            crumbs={[
              {
                label: "Tiếp nhận",
                href: hrefTo("/tiep-nhan", { ky: search.ky, nut: search.nut, loc: search.loc }),
              },
              { label: report.unit.name },
            ]}
          />
        }
        title={report.unit.name}
        lead={<Signed report={report} />}
      />
      <nav className="c-row c-no-print" aria-label="Báo cáo khác trong danh sách">
        {before !== undefined && (
          <Link
            className="c-button c-button-small"
            href={href({ dv: before.unitId, bc: before.periodId })}
          >
            Trước: {before.name} (k)
          </Link>
        )}
        {after !== undefined && (
          <Link
            className="c-button c-button-small"
            href={href({ dv: after.unitId, bc: after.periodId })}
          >
            Sau: {after.name} (j)
          </Link>
        )}
      </nav>
      {report.returned.reason !== null && report.state === "returned" && (
        <Notice tone="doubt" title="Đã trả lại, chờ đơn vị sửa">
          <p>{report.returned.reason}</p>
        </Notice>
      )}
      {report.withheld ? (
        <Notice title="Đơn vị chưa nộp báo cáo này">
          <p>Số liệu đang nhập chỉ đơn vị thấy; cơ quan thẩm định xem được sau khi đơn vị nộp.</p>
        </Notice>
      ) : (
        <>
          <FindingList read={read} href={(phan, key) => `${href({ phan })}#o-${key}`} />
          <TabLinks
            label="Lĩnh vực"
            tabs={read.form.areas.map((each) => ({
              href: href({ phan: each.code }),
              label: shortArea(each),
              current: each.code === area?.code,
            }))}
          />
          {area !== undefined && (
            <AreaFigures
              read={read}
              area={area}
              closingDay={report.period.to}
              returned={report.returned.cells}
              marking={canReturn ? marking : undefined}
              target={hash.startsWith("o-") ? hash.slice(2) : undefined}
            />
          )}
        </>
      )}
      <ActionBar
        report={report}
        read={read}
        marking={marking}
        onDone={(done) => {
          marking.clear();
          const place = after === undefined ? "" : ` Đang mở báo cáo tiếp theo: ${after.name}.`;
          tell(`${done}.${place}`);
          if (after === undefined) return;
          void navigate({ search: (old) => ({ ...old, dv: after.unitId, bc: after.periodId }) });
        }}
      />
    </div>
  );
}

/** Number, day and receipt of what was handed in. */
function Signed({ report }: { report: OpenReport }): ReactNode {
  const { unit, period, submissionId } = report;
  const receipt = useQuery(
    api.reports.receipt.queryOptions(
      { unitId: unit.id, periodId: period.id, submissionId: submissionId ?? "" },
      { enabled: submissionId !== null, staleTime: 60_000 },
    ),
  );
  const days = `Kỳ ${formatDay(period.from)} – ${formatDay(period.to)}, hạn ${formatDay(period.due)}.`;
  if (submissionId === null) return `${days} Đơn vị chưa nộp.`;
  if (receipt.data === undefined) return days;
  const { number, symbol, signedDay, at, code } = receipt.data;
  return `${days} Số ${number}/${symbol} ký ngày ${formatDay(signedDay)}, nộp lúc ${formatInstant(at)}, mã biên nhận ${code}.`;
}
