import type { FigureLayout } from "@cchc/documents/read/figure-layout";
import { FIGURE_LIMITS, readFigureTable } from "@cchc/documents/read/figure-table";
import { extractFile } from "@cchc/documents/read/extract";
import { readGrid } from "@cchc/documents/read/grid";
import { ocrInstalled, recogniseScan } from "@cchc/documents/read/ocr";
import type { GivenFile } from "@cchc/documents/read/read";
import { ReadProblem } from "@cchc/documents/read/problem";
import type { Actor } from "../auth/actor.ts";
import { fullName } from "@cchc/domain/unit/unit";
import { findUploads } from "../files/upload.ts";
import { Problem } from "../problem.ts";
import type { ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { anotherOf, anotherTemplate, type OwnReport } from "./another.ts";
import { type Proposal, proposals } from "./propose.ts";
import { recallFigureLayouts } from "./layouts.ts";
import { readTable } from "./table.ts";
import { aboutOf, isTemplate, noHeading, readTemplate } from "./template.ts";

/**
 * Reads an uploaded file beside a report: its text, the figures that answer cells, what it cites, and
 * what is doubtful in it. Nothing is written.
 * @throws Problem `not-found`, `scanned` where letters could be recognised, `bad-file` with what stands
 * in the way.
 */
export async function readUpload(
  { db, files, trees }: Pick<Services, "db" | "files" | "trees">,
  {
    actor,
    target,
    uploadId,
    ocr,
    layout,
    signal,
  }: {
    readonly actor: Actor;
    readonly target: ReportTarget;
    readonly uploadId: string;
    /** Recognise the letters of a scan, which takes some seconds a page. */
    readonly ocr: boolean;
    /** How its table is to be read; `null`: as a text. */
    readonly layout?: FigureLayout | null | undefined;
    /** Whoever asked has gone: reading stops. */
    readonly signal?: AbortSignal | undefined;
  },
) {
  const [upload] = await findUploads(db, actor, target.unitId, [uploadId]);
  const opened = upload === undefined ? null : await files.open(upload.hash);
  if (upload === undefined || opened === null) throw new Problem("not-found", {});
  const bytes = new Uint8Array(await new Response(opened.stream).arrayBuffer());
  const follow = following(actor, uploadId, signal);
  const { document, understanding } = await extract({ name: upload.name, bytes }, ocr, follow);
  const file = { uploadId, name: upload.name, kind: document.kind };
  const { unitId, period, tree } = target;
  const kind = tree.get(unitId)?.kind ?? period.submitterKind;
  const own: OwnReport = { names: await trees.names(unitId), kind, period };
  if (isTemplate(document.sheets?.[0]?.rows)) {
    // Once more from the bytes: there the lines of an answer stay lines.
    const rows = saying(() => readGrid(upload.name, bytes));
    const read = readTemplate(target.form, rows, upload.name);
    const notices = [...document.notices, ...read.notices];
    return {
      file: { ...file, template: true, sheets: false },
      table: null,
      heading: noHeading,
      another: anotherTemplate(own, aboutOf(target.form, rows)),
      citations: [],
      ...read,
      notices,
    };
  }
  const { figures, findings, citations, heading } = understanding;
  const sheets = document.sheets !== undefined;
  if (sheets && layout !== null) {
    const given = { name: upload.name, bytes };
    const found = await inTurn(() => tableOf(db, target, { file: given, layout }));
    if (found !== null) {
      const read = readTable(target.form, found, upload.name);
      const dated = { ...heading, period: found.dated ? null : heading.period };
      return {
        file: { ...file, template: false, sheets },
        heading: dated,
        another: anotherOf(own, { heading: dated, text: document.text, table: true }),
        citations: [],
        ...read,
        notices: [...document.notices, ...read.notices],
      };
    }
  }
  const found = proposals(target.form, understanding, upload.name);
  return {
    file: { ...file, template: false, sheets },
    table: null,
    text: document.text,
    notices: document.notices,
    heading,
    another: anotherOf(own, { heading, text: document.text, table: sheets }),
    proposals: ocr ? found.map(asRecognised) : found,
    /** Figures that no cell of this form asks for; they stay visible. */
    others: figures
      .filter(({ field }) => field === null)
      .map(({ value, unit, phrase, start, end }) => ({ value, unit, phrase, start, end })),
    findings,
    citations,
  };
}

/** A table of figures as the layout says, as it was kept for such headings, or as is most likely. */
async function tableOf(
  db: Services["db"],
  { form, unitId, period, tree }: ReportTarget,
  given: { readonly file: GivenFile; readonly layout: FigureLayout | undefined },
) {
  const unit = tree.get(unitId);
  const { name, from, to } = period;
  const { file, layout } = given;
  const task = {
    file,
    wish: { form, unitName: unit === undefined ? "" : fullName(unit), period: { name, from, to } },
    kept: await recallFigureLayouts(db, unitId),
    limits: FIGURE_LIMITS,
  };
  return readFigureTable(layout === undefined ? task : { ...task, layout }).answer;
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
async function inTurn<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  if (reading >= readers) await new Promise<void>((next) => queue.push(next));
  else reading += 1;
  try {
    if (signal?.aborted === true) throw new ReadProblem("cancelled");
    return await work();
  } catch (error) {
    throw inWords(error);
  } finally {
    const next = queue.shift();
    if (next === undefined) reading -= 1;
    else next();
  }
}

/** How a reading is followed and called off by whoever asked for it. */
interface Follow {
  readonly signal: AbortSignal | undefined;
  readonly onPage: (page: number, pages: number) => void;
  readonly end: () => void;
}

/** Pages of scans that are being recognised now, by who asked and for which upload. */
const pagesNow = new Map<string, { readonly page: number; readonly pages: number }>();

function following({ userId }: Actor, uploadId: string, signal: AbortSignal | undefined): Follow {
  const key = `${userId}/${uploadId}`;
  return {
    signal,
    onPage: (page, pages) => pagesNow.set(key, { page, pages }),
    end: () => pagesNow.delete(key),
  };
}

/** Which page of a scan is being recognised; `null` where none is, or by another process. */
export function pageNow({ userId }: Actor, uploadId: string) {
  return pagesNow.get(`${userId}/${uploadId}`) ?? null;
}

function extract(file: GivenFile, ocr: boolean, { signal, onPage, end }: Follow) {
  return inTurn(async () => {
    try {
      const stopping = signal === undefined ? {} : { signal };
      return ocr
        ? await recogniseScan(file.bytes, { onPage, ...stopping })
        : await extractFile(file, undefined, signal);
    } catch (error) {
      const isScan = error instanceof ReadProblem && error.code === "scan";
      if (isScan && !ocr && (await ocrInstalled())) throw new Problem("scanned", {});
      throw error;
    } finally {
      end();
    }
  }, signal);
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
