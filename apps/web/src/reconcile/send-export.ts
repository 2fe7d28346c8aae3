import { newOperationId } from "@cchc/ui/operation-id";
import { readFailure, UploadError } from "../register/upload-file.ts";
import type { ReportAddress } from "../report/open-report.ts";

export interface SendingExport {
  readonly address: ReportAddress;
  readonly file: File;
  readonly signal: AbortSignal;
  /** Bytes sent so far. */
  readonly onProgress: (sent: number) => void;
}

/** Sends an export to be compared; it is not kept among the files. @throws UploadError. */
export function sendExport({ address, file, signal, onProgress }: SendingExport): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const { unitId, periodId } = address;
    const query = new URLSearchParams({ unit: unitId, period: periodId, name: file.name });
    request.open("POST", `/api/reconcile?${query.toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-operation-id", newOperationId());
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => {
      if (request.status === 200) resolve();
      else reject(new UploadError(readFailure(request.responseText)));
    });
    const broken = (): void => reject(new UploadError(readFailure("")));
    request.addEventListener("error", broken);
    request.addEventListener("abort", broken);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
