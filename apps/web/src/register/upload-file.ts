import { errorCodes, errorSentence } from "@cchc/domain/text/messages";
import type { Failure } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";

/** What the server answers to an upload; an entry takes the file by `uploadId`. */
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** An upload that did not work, or that was called off. */
export class UploadError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export interface Sending {
  readonly unitId: string;
  readonly file: File;
  readonly signal: AbortSignal;
  /** Bytes sent so far. */
  readonly onProgress: (sent: number) => void;
}

/** Sends one file. `fetch` tells nothing of what was sent; XMLHttpRequest does. @throws UploadError. */
export function uploadFile({ unitId, file, signal, onProgress }: Sending): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ unit: unitId, name: file.name });
    request.open("POST", `/api/files?${query.toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-operation-id", newOperationId());
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => {
      const upload = readUpload(request.status, request.responseText);
      if (upload === undefined) reject(new UploadError(readFailure(request.responseText)));
      else resolve(upload);
    });
    request.addEventListener("error", () => reject(new UploadError(unreachable())));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function unreachable(): Failure {
  const message = "Không nối được với máy chủ, tệp chưa lưu. Kiểm tra đường truyền rồi thử lại.";
  return { code: "unavailable", message };
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // A proxy's own page: nothing in it is for people.
    return undefined;
  }
}

function readUpload(status: number, text: string): Upload | undefined {
  const body = parsed(text);
  if (status !== 200 || body === undefined) return undefined;
  if (!("uploadId" in body && "name" in body && "size" in body)) return undefined;
  const { uploadId, name, size } = body;
  if (typeof uploadId !== "string" || typeof name !== "string") return undefined;
  return typeof size === "number" ? { uploadId, name, size } : undefined;
}

/** The server's refusal, `{ error: { message, data: { code } } }`. */
export function readFailure(text: string): Failure {
  const body = parsed(text);
  if (body === undefined || !("error" in body)) return unreachable();
  const { error } = body;
  if (typeof error !== "object" || error === null) return unreachable();
  if (!("message" in error && "data" in error) || typeof error.message !== "string") {
    return unreachable();
  }
  const { data } = error;
  const code =
    typeof data === "object" && data !== null && "code" in data
      ? errorCodes.find((each) => each === data.code)
      : undefined;
  return code === undefined
    ? { code: "internal", message: errorSentence("internal", {}) }
    : { code, message: error.message };
}
