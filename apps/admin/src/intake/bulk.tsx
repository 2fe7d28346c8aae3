import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { PageHead } from "@cchc/ui/page";
import { api, failureOf, type Outputs } from "../api.ts";
import { Facts, useTell } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { usePlace } from "../overview/place.ts";
import { readOverview } from "../overview/rows.ts";
import { formLabel } from "../text/labels.ts";
import { warningWords } from "./facts.ts";
import { type Intent, intentFor } from "./intent.ts";
import { queueOf, type QueueRow } from "./queue.ts";
import { ReportLink, StandingCells } from "./queue-cells.tsx";
import type { IntakeSearch } from "./search.ts";

const route = getRouteApi("/workspace/tiep-nhan/tiep-nhan-loat");

/** Most reports taken in at once; the server's own limit. */
const most = 500;

type Previewed = Outputs["review"]["acceptPreview"]["reports"][number];

interface Checked {
  readonly row: QueueRow;
  /** Absent while it is being looked up. */
  readonly seen: Previewed | undefined;
}

type Address = Pick<QueueRow, "unitId" | "periodId">;

/** What will be taken in, which reports have warnings, and what that means, before it is done. */
export function BulkAccept(): ReactNode {
  const search = route.useSearch();
  const { periods, period, nodeId } = usePlace(search);
  const overview = useQuery(
    api.review.overview.queryOptions(
      { periodId: period?.id ?? "", nodeId: nodeId ?? "" },
      { enabled: period !== undefined && nodeId !== undefined, select: readOverview },
    ),
  );
  const rows = queueOf(overview.data?.rows ?? [], "can-xem", "").slice(0, most);
  const reports: readonly Address[] = rows.map(({ unitId, periodId }) => ({ unitId, periodId }));
  const preview = useQuery(
    api.review.acceptPreview.queryOptions(
      { reports: [...reports] },
      { enabled: reports.length > 0, staleTime: 60_000 },
    ),
  );
  const seen = new Map(preview.data?.reports.map((one) => [one.unitId, one]));
  if (periods.isError) return <FailureNotice error={periods.error} />;
  if (overview.isError) return <FailureNotice error={overview.error} />;
  if (preview.isError) return <FailureNotice error={preview.error} />;
  if (period === undefined || overview.data === undefined) return <Waiting />;
  return (
    <>
      <Facts
        unit={overview.data.path.at(-1)?.name ?? ""}
        period={`${period.name} · ${formLabel(period.form)}`}
        illustration={overview.data.illustration}
      />
      <Preview reports={rows.map((row) => ({ row, seen: seen.get(row.unitId) }))} search={search} />
    </>
  );
}

function Preview({
  reports,
  search,
}: {
  reports: readonly Checked[];
  search: IntakeSearch;
}): ReactNode {
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const tell = useTell();
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Intent<readonly Address[]>>();
  // Sent, and the answer never came: asked again, it is the same operation.
  const [unanswered, setUnanswered] = useState<Intent<readonly Address[]>>();
  const accept = useMutation(
    api.review.accept.mutationOptions({
      onSuccess: async (_done, { reports: taken }) => {
        tell(
          `Đã tiếp nhận ${formatCount(taken.length)} báo cáo. Đang xem các báo cáo đã tiếp nhận.`,
        );
        await queries.invalidateQueries({ queryKey: api.review.pathKey() });
        await queries.invalidateQueries({ queryKey: api.reports.pathKey() });
        await navigate({ to: "/tiep-nhan", search: { ...search, loc: "tiep-nhan" } });
      },
    }),
  );
  const known = reports.some(({ seen }) => seen !== undefined);
  const clean = ({ seen }: Checked): boolean =>
    seen?.findings != null && countOf(seen.findings) === 0;
  // Reports without warnings are ticked to begin with; the person turns any of them round.
  const ticked = (report: Checked): boolean =>
    report.seen?.acceptable === true && clean(report) !== turned.has(report.row.unitId);
  const chosen = reports.filter(ticked);
  const doubtful = chosen.filter((report) => !clean(report)).length;
  const left = reports.length - chosen.length;
  if (reports.length === 0) {
    return (
      <div className="c-empty">
        <h1>Không có báo cáo nào chờ tiếp nhận</h1>
        <p>Báo cáo sẽ hiện ở đây khi xã, phường nộp.</p>
        <div className="c-row">
          <LinkButton href={hrefTo("/tiep-nhan", { ky: search.ky, nut: search.nut })}>
            Về Tiếp nhận
          </LinkButton>
        </div>
      </div>
    );
  }
  return (
    <div className="c-stack">
      <PageHead
        title="Tiếp nhận hàng loạt"
        lead="Xem lại danh sách trước khi tiếp nhận. Báo cáo không có cảnh báo đã được đánh dấu sẵn."
      />
      {!known && (
        <p className="c-loading" role="status">
          Đang kiểm tra số liệu {formatCount(reports.length)} báo cáo…
        </p>
      )}
      <div className="c-table-box">
        <table className="c-table c-table-cards">
          <caption className="c-sr">Báo cáo chờ tiếp nhận</caption>
          <thead>
            <tr>
              <th scope="col">Xã, phường</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Nộp lúc</th>
              <th scope="col">Kiểm tra số liệu</th>
              <th scope="col">Tiếp nhận</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => {
              const { row, seen } = report;
              return (
                <tr key={row.unitId}>
                  <th scope="row">
                    <ReportLink row={row} search={search} />
                  </th>
                  <StandingCells row={row} />
                  <td
                    className={clean(report) ? "c-tone-settled" : "c-tone-doubt"}
                    data-label="Kiểm tra số liệu"
                  >
                    {seenWords(seen)}
                  </td>
                  <td data-label="Tiếp nhận">
                    <label className="c-check">
                      <input
                        type="checkbox"
                        checked={ticked(report)}
                        disabled={seen?.acceptable !== true}
                        onChange={() => setTurned(toggled(turned, row.unitId))}
                      />
                      <span className="c-sr">Tiếp nhận {row.name}</span>
                    </label>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="c-notice">
        <p className="c-notice-title">
          Sẽ tiếp nhận {formatCount(chosen.length)}/{formatCount(reports.length)} báo cáo
        </p>
        <p>
          Báo cáo đã tiếp nhận không sửa được nữa; chỉ lãnh đạo cơ quan thẩm định mở lại được, kèm
          lý do. {left > 0 && `${formatCount(left)} báo cáo không đánh dấu vẫn chờ như hiện nay.`}
        </p>
      </div>
      {accept.isError && asking === undefined && <Failed error={accept.error} />}
      <div className="c-row">
        <Button
          tone="primary"
          disabled={chosen.length === 0}
          onClick={() => {
            accept.reset();
            const wanted = chosen.map(({ row: { unitId, periodId } }) => ({ unitId, periodId }));
            setAsking(intentFor(unanswered, wanted, newOperationId));
          }}
        >
          Tiếp nhận {formatCount(chosen.length)} báo cáo…
        </Button>
        <LinkButton href={hrefTo("/tiep-nhan", { ...search })}>Quay lại</LinkButton>
      </div>
      <Confirm
        open={asking !== undefined}
        title={`Tiếp nhận ${formatCount(chosen.length)} báo cáo?`}
        confirmLabel={`Tiếp nhận ${formatCount(chosen.length)} báo cáo`}
        busy={accept.isPending ? "Đang tiếp nhận…" : undefined}
        onCancel={() => setAsking(undefined)}
        onConfirm={() => {
          if (asking === undefined) return;
          setUnanswered(asking);
          accept.mutate(
            { opId: asking.opId, reports: [...asking.of] },
            {
              onSuccess: () => {
                setUnanswered(undefined);
                setAsking(undefined);
              },
              onError: (error) => {
                // Without an answer the window stays, to send the same again.
                if (failureOf(error).code === "unavailable") return;
                setUnanswered(undefined);
                setAsking(undefined);
                void queries.invalidateQueries({ queryKey: api.review.pathKey() });
              },
            },
          );
        }}
      >
        <p>
          {doubtful > 0
            ? `${formatCount(doubtful)} báo cáo trong số này còn cảnh báo. `
            : "Không báo cáo nào trong số này có cảnh báo. "}
          Tất cả được tiếp nhận cùng lúc, hoặc không báo cáo nào.
        </p>
        {accept.isError && <Failed error={accept.error} />}
      </Confirm>
    </div>
  );
}

function Failed({ error }: { error: unknown }): ReactNode {
  const { code, message } = failureOf(error);
  return (
    <p className="c-notice c-notice-wrong" role="alert">
      {message}{" "}
      {code === "unavailable"
        ? "Bấm lại để gửi đúng lần tiếp nhận này: nếu máy chủ đã nhận thì không làm hai lần."
        : "Chưa báo cáo nào được tiếp nhận."}
    </p>
  );
}

function countOf({ hard, explained, unexplained }: NonNullable<Previewed["findings"]>): number {
  return hard + explained + unexplained;
}

/** What the preview says of one report in its line. */
function seenWords(seen: Previewed | undefined): string {
  if (seen === undefined) return "Đang kiểm tra…";
  if (seen.refusal !== null) return seen.refusal.message;
  return seen.findings === null ? "" : warningWords(seen.findings);
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
