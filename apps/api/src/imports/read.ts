import { extractFile } from "@cchc/documents/read/extract";
import { readGrid } from "@cchc/documents/read/grid";
import { ocrInstalled, recogniseScan } from "@cchc/documents/read/ocr";
import { ReadProblem } from "@cchc/documents/read/problem";
import type { Actor } from "../auth/actor.ts";
import { findUploads } from "../files/upload.ts";
import { Problem } from "../problem.ts";
import type { ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { type Proposal, proposals } from "./propose.ts";
import { isTemplate, noHeading, readTemplate } from "./template.ts";

/**
 * Reads an uploaded file beside a report: its text, the figures that answer cells, what it cites, and
 * what is doubtful in it. Nothing is written.
 * @throws Problem `not-found`, `scanned` where letters could be recognised, `bad-file` with what stands
 * in the way.
 */
export async function readUpload(
  { db, files }: Pick<Services, "db" | "files">,
  {
    actor,
    target,
    uploadId,
    ocr,
  }: {
    readonly actor: Actor;
    readonly target: ReportTarget;
    readonly uploadId: string;
    /** Recognise the letters of a scan, which takes some seconds a page. */
    readonly ocr: boolean;
  },
) {
  const [upload] = await findUploads(db, actor, target.unitId, [uploadId]);
  const opened = upload === undefined ? null : await files.open(upload.hash);
  if (upload === undefined || opened === null) throw new Problem("not-found", {});
  const bytes = new Uint8Array(await new Response(opened.stream).arrayBuffer());
  const { document, understanding } = await extract(upload.name, bytes, ocr);
  const file = { uploadId, name: upload.name, kind: document.kind };
  if (isTemplate(document.sheets?.[0]?.rows)) {
    // Once more from the bytes: there the lines of an answer stay lines.
    const rows = saying(() => readGrid(upload.name, bytes));
    const read = readTemplate(target.form, rows, upload.name);
    const notices = [...document.notices, ...read.notices];
    return {
      file: { ...file, template: true },
      heading: noHeading,
      citations: [],
      ...read,
      notices,
    };
  }
  const { figures, findings, citations, heading } = understanding;
  const found = proposals(target.form, understanding, upload.name);
  return {
    file: { ...file, template: false },
    text: document.text,
    notices: document.notices,
    heading,
    proposals: ocr ? found.map(asRecognised) : found,
    /** Figures that no cell of this form asks for; they stay visible. */
    others: figures
      .filter(({ field }) => field === null)
      .map(({ value, unit, phrase, start, end }) => ({ value, unit, phrase, start, end })),
    findings,
    citations,
  };
}

/** Nothing that was recognised in a picture is taken unseen. */
function asRecognised(proposal: Proposal): Proposal {
  const doubt = proposal.doubt ?? "Nhận dạng từ ảnh quét: hãy so với bản gốc.";
  return { ...proposal, certain: false, doubt };
}

/** Threads that read at once: each may take hundreds of megabytes. */
const readers = 2;
let reading = 0;
const queue: (() => void)[] = [];

/** Waits for its turn, so that many files at once do not take the server's memory. */
async function extract(name: string, bytes: Uint8Array, ocr: boolean) {
  if (reading >= readers) await new Promise<void>((next) => queue.push(next));
  else reading += 1;
  try {
    return ocr ? await recogniseScan(bytes) : await extractFile({ name, bytes });
  } catch (error) {
    const isScan = error instanceof ReadProblem && error.code === "scan";
    if (isScan && !ocr && (await ocrInstalled())) throw new Problem("scanned", {});
    throw inWords(error);
  } finally {
    const next = queue.shift();
    if (next === undefined) reading -= 1;
    else next();
  }
}

function saying<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw inWords(error);
  }
}

/** What stands in the way of reading is told to whoever sent the file. */
function inWords(error: unknown): unknown {
  return error instanceof ReadProblem ? new Problem("bad-file", { reason: error.message }) : error;
}
