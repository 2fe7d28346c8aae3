import { useSyncExternalStore } from "react";
import { client, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { uploadFile, UploadError } from "../register/upload-file.ts";
import type { ReportAddress } from "../report/open-report.ts";
import { isSignedOut, sessionEnded } from "../session/gate.ts";
import { createDesk, type Desk, type DeskFile } from "./desk.ts";
import { refusalOf } from "./file-kinds.ts";

/** What is wrong with the file itself: it is no better the next time. */
const final = new Set(["file-refused", "too-large", "bad-file", "scanned"]);

const desks = new Map<string, Desk>();

/** The desk of one person for one report, kept while the app is open. */
export function deskFor(username: string, { unitId, periodId }: ReportAddress): Desk {
  const key = `${username}/${unitId}/${periodId}`;
  const known = desks.get(key);
  if (known !== undefined) return known;
  const desk = createDesk({
    refusal: refusalOf,
    isFinal: (error) =>
      final.has(error instanceof UploadError ? error.failure.code : failureOf(error).code),
    send: (file, signal, onProgress) => uploadFile({ unitId, file, signal, onProgress }),
    read: ({ uploadId }, signal, ocr) =>
      client.imports.read.mutate({ unitId, periodId, uploadId, ocr }, { signal }),
    isScan: (error) => failureOf(error).code === "scanned",
    failureOf: (error) => {
      const ended =
        error instanceof UploadError ? error.failure.code === "not-signed-in" : isSignedOut(error);
      if (ended) sessionEnded();
      return error instanceof UploadError ? error.failure.message : failureOf(error).message;
    },
    makeKey: newOperationId,
  });
  desks.set(key, desk);
  return desk;
}

export function useFiles(desk: Desk): readonly DeskFile[] {
  return useSyncExternalStore(desk.subscribe, desk.files);
}
