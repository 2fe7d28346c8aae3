import "../register/register.css";
import "../imports/imports.css";
import "./reconcile.css";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { askAnew } from "@cchc/ui/ask-anew";
import { Button, LinkButton } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, client, failureOf, queryClient } from "../api.ts";
import { mayEditKey, whyShut } from "../entry/may-edit.ts";
import { UploadError } from "../register/upload-file.ts";
import { sizeText } from "../register/words.ts";
import { useReport } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { ColumnsForm } from "./columns-form.tsx";
import { DropExport } from "./drop-export.tsx";
import { whyNoExport } from "./export-kinds.ts";
import { busyWords, isBusy, type Layout } from "./export.ts";
import { Result } from "./result.tsx";
import { sendExport } from "./send-export.ts";

/** How often one asks how far it is, milliseconds. */
const asked = 700;

/** An export of the one-stop software beside the reported counts. */
export function ReconcilePage(): ReactNode {
  const { unitId, periodId } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/doi-chieu" });
  const { report, workbook } = useReport({ unitId, periodId });
  const address = addressOf(report);
  const { form } = workbook;
  const shut = whyShut(report);
  const options = api.reconcile.status.queryOptions(address);
  const status = useQuery({
    ...options,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data !== null && isBusy(data) ? asked : false,
  });
  const refresh = () => askAnew(queryClient, options.queryKey);
  const sending = useRef<AbortController>(null);
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => {
      const message = whyNoExport(file);
      if (message !== undefined) throw new UploadError({ code: "file-refused", message });
      const controller = new AbortController();
      sending.current = controller;
      setSent(0);
      await sendExport({ address, file, signal: controller.signal, onProgress: setSent });
    },
    onSettled: refresh,
  });
  const drop = useMutation({
    mutationFn: () => client.reconcile.drop.mutate(address),
    onSettled: refresh,
  });
  const count = useMutation({
    mutationFn: ({ layout, remember }: { layout: Layout; remember: boolean }) => {
      const jobId = view?.id ?? "";
      const opId = newOperationId();
      return client.reconcile.count.mutate({ ...address, opId, jobId, layout, remember });
    },
    onSettled: refresh,
  });
  const view = send.isPending ? null : (status.data ?? null);
  const failure = send.error ?? count.error ?? drop.error ?? status.error;
  return (
    <ReportFrame
      title="Đối chiếu với một cửa"
      report={report}
      workbook={workbook}
      crumbs={[{ label: "Đối chiếu" }]}
    >
      <div className="c-stack">
        <PageHead
          title="Đối chiếu với một cửa"
          lead={
            view === null
              ? `Thả danh sách hồ sơ xuất từ phần mềm một cửa vào đây: hồ sơ được đếm lại theo ngày chốt ${formatDay(report.period.to)} rồi so từng ô với báo cáo, lệch ở đâu thì chỉ ra hồ sơ.`
              : undefined
          }
          actions={<LinkButton href={pathOf(address)}>Về báo cáo</LinkButton>}
        />
        {shut !== undefined && (
          <Notice tone="doubt" title={shut}>
            <p>Vẫn đối chiếu được; số đếm được không điền vào báo cáo.</p>
          </Notice>
        )}
        <Notice title="Họ tên, số điện thoại, địa chỉ trong tệp không được lưu và không ghi nhật ký.">
          <p>
            Tệp chỉ nằm trong bộ nhớ máy chủ khi đối chiếu, bỏ đi sau 30 phút không dùng. Chỉ mã hồ
            sơ, các ngày và số đếm được dùng; số được điền ghi kèm tên tệp.
          </p>
        </Notice>
        {failure !== null && (
          <Notice
            tone="wrong"
            title={
              failure instanceof UploadError ? failure.failure.message : failureOf(failure).message
            }
            announce
          />
        )}
        <DropExport again={view !== null} onFile={(file) => send.mutate(file)} />
        {send.isPending && (
          <div className="c-row" role="status">
            <span>Đang tải tệp lên…</span>
            <progress
              className="r-progress"
              max={Math.max(send.variables.size, 1)}
              value={sent}
              aria-label="Đang tải tệp lên"
            />
            <Button small tone="quiet" onClick={() => sending.current?.abort()}>
              Hủy
            </Button>
          </div>
        )}
        {view !== null && (
          <p>
            <strong>{view.name}</strong>{" "}
            <span className="c-quiet c-small">{sizeText(view.size)}</span>{" "}
            <Button small tone="quiet" onClick={() => drop.mutate()}>
              {isBusy(view) ? "Hủy" : "Bỏ tệp này"}
            </Button>
          </p>
        )}
        {view !== null && isBusy(view) && (
          <div role="status">
            <p>{busyWords(view)}…</p>
            <progress
              className="r-progress"
              aria-label={busyWords(view)}
              {...(view.progress.stage === "reading"
                ? { value: view.progress.done, max: Math.max(1, view.progress.total) }
                : {})}
            />
          </div>
        )}
        {view?.message !== undefined && view.message !== null && (
          <Notice tone="wrong" title={view.message} announce />
        )}
        {view !== null && !isBusy(view) && view.looked !== null && (
          <details className="d-part" open={view.result === null || undefined} key={view.state}>
            <summary>
              <strong>Các cột của tệp</strong>
            </summary>
            <ColumnsForm
              key={view.id}
              view={view}
              busy={count.isPending}
              onCount={(layout, remember) => count.mutate({ layout, remember })}
            />
          </details>
        )}
        {view !== null && !isBusy(view) && view.result !== null && (
          <Result
            key={view.id}
            address={address}
            form={form}
            jobId={view.id}
            to={report.period.to}
            today={report.today}
            result={view.result}
            mayFill={(key) => mayEditKey(report, form, key)}
          />
        )}
      </div>
    </ReportFrame>
  );
}
