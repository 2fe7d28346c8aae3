import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Cell } from "@cchc/domain/report/cell";
import { qualifierPrefix } from "@cchc/domain/report/cell-words";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { type DataColumn, DataTable } from "@cchc/ui/data-table";
import { Empty } from "@cchc/ui/empty";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { StateMark } from "@cchc/ui/state-mark";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { reportLabel } from "../report/names.ts";

/** The log's figures beside those of a report, and the way from one into the other. */
export function BesideReport({ unitId }: { unitId: string }): ReactNode {
  const queries = useQueryClient();
  const tasks = useQuery(api.reports.tasks.queryOptions());
  const own = (tasks.data?.tasks ?? []).filter(({ unit }) => unit.id === unitId);
  const [chosen, setChosen] = useState("");
  const task = own.find(({ period }) => period.id === chosen) ?? own[0];
  const periodId = task?.period.id;
  const writable = task?.open === true && (task.state === "draft" || task.state === "returned");
  const counts = useQuery(
    api.activities.counts.queryOptions(
      { unitId, periodId: periodId ?? "" },
      { enabled: periodId !== undefined },
    ),
  );
  const take = useMutation({
    mutationFn: (fields: { field: string; version: number }[]) =>
      client.activities.take.mutate({
        opId: newOperationId(),
        unitId,
        periodId: periodId ?? "",
        fields,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.activities.counts.queryKey() }),
  });
  if (tasks.isPending) return <Loading>Đang lấy các kỳ báo cáo…</Loading>;
  if (periodId === undefined) return <Empty title="Đơn vị chưa có kỳ báo cáo nào" />;
  const figures = counts.data?.figures ?? [];
  const open = figures.filter(({ same }) => !same);
  const findings = counts.data?.findings ?? [];
  const unlogged = findings.filter(({ code }) => code === "not_logged");
  return (
    <div className="c-stack">
      <Select
        label="Báo cáo"
        value={periodId}
        choices={own.map(({ period }) => ({ value: period.id, label: reportLabel(period) }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      {take.isError && <Notice tone="wrong" title={failureOf(take.error).message} announce />}
      {counts.isError && <Notice tone="wrong" title={failureOf(counts.error).message} announce />}
      {!writable && (
        <p className="c-quiet">Báo cáo này không còn ở bước nhập số: số của sổ chỉ để đối chiếu.</p>
      )}
      {unlogged.length > 0 && (
        <details>
          <summary>{unlogged.length} số trong báo cáo chưa có việc nào trong sổ</summary>
          <ul>
            {unlogged.map(({ field, sentence }) => (
              <li key={field}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      {counts.isSuccess &&
        (figures.length === 0 ? (
          <Empty title="Sổ chưa có việc nào trong kỳ này" />
        ) : (
          <>
            <DataTable
              caption="Số của sổ theo dõi cạnh số trong báo cáo"
              captionHidden
              rows={figures}
              rowKey={({ field }) => field}
              columns={figureColumns(
                findings,
                writable ? (take.isPending ? "busy" : "ready") : "closed",
                (fields) => take.mutate(fields),
              )}
            />
            {writable && open.length > 1 && (
              <p>
                <Button
                  tone="primary"
                  busy={take.isPending ? "Đang lưu…" : undefined}
                  onClick={() =>
                    take.mutate(open.map(({ field, version }) => ({ field, version })))
                  }
                >
                  Lấy cả {open.length} số của sổ vào báo cáo
                </Button>
              </p>
            )}
          </>
        ))}
    </div>
  );
}

function cellWords(cell: Cell | null): string {
  if (cell === null) return "chưa trả lời";
  if (cell.state === "none") return "không phát sinh";
  if (cell.state === "unknown") return "chưa có số liệu";
  if (typeof cell.value === "boolean") return cell.value ? "có" : "không";
  if (typeof cell.value === "string") return cell.value;
  return `${qualifierPrefix(cell.qualifier)}${formatCount(cell.value)}`;
}

type Figure = Outputs["activities"]["counts"]["figures"][number];
type Taken = Pick<Figure, "field" | "version">;

function figureColumns(
  findings: Outputs["activities"]["counts"]["findings"],
  step: "ready" | "busy" | "closed",
  take: (fields: Taken[]) => void,
): readonly DataColumn<Figure>[] {
  return [
    {
      key: "label",
      heading: "Chỉ tiêu",
      cell: (figure) => <FigureName figure={figure} findings={findings} />,
    },
    {
      key: "log",
      heading: "Sổ theo dõi",
      align: "right",
      cell: ({ cell }) => cellWords(cell),
    },
    {
      key: "report",
      heading: "Trong báo cáo",
      align: "right",
      cell: ({ reported }) => cellWords(reported),
    },
    {
      key: "take",
      heading: "",
      cell: ({ field, version, same }) =>
        step === "closed" && !same ? (
          ""
        ) : same ? (
          <StateMark tone="settled">Khớp</StateMark>
        ) : (
          <Button
            small
            busy={step === "busy" ? "Đang lưu…" : undefined}
            onClick={() => take([{ field, version }])}
          >
            Lấy số của sổ
          </Button>
        ),
    },
  ];
}

interface FigureNameProps {
  figure: Figure;
  findings: Outputs["activities"]["counts"]["findings"];
}

function FigureName({ figure, findings }: FigureNameProps): ReactNode {
  const found = findings.find(({ field }) => field === figure.field);
  return (
    <>
      {figure.label}
      {found !== undefined && <div className="c-small c-tone-doubt">{found.sentence}</div>}
    </>
  );
}
