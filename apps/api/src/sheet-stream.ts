import { PassThrough, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { type StreamSheet, streamXlsx } from "@cchc/documents/write/xlsx-stream";

/** A sheet of any length as the body of an answer, written as it is read. */
export function sheetStream(sheet: StreamSheet): ReadableStream<Uint8Array> {
  const out = new PassThrough();
  streamXlsx(sheet, out).then(
    () => out.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.toWeb(out);
}
