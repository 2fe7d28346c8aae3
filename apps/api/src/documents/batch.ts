import { expectedSubmitters } from "@cchc/domain/period/period";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { composeReport } from "@cchc/domain/report-text/compose";
import type { ReportTemplate } from "@cchc/domain/report-text/template";
import { writeDocx } from "@cchc/documents/write/docx";
import { type PdfOptions, toPdfs } from "@cchc/documents/write/pdf";
import { writeXlsx } from "@cchc/documents/write/xlsx";
import type { StoredPeriod } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import type { DocumentFormat } from "./produce.ts";
import { readReportText } from "./report-text.ts";

/** Whose report, of which period: reviewers below open the same period each for their own communes. */
export interface BatchTarget {
  readonly unitId: string;
  readonly period: StoredPeriod;
}

/** One file a unit, all told in the same template. */
export interface Batch {
  readonly template: ReportTemplate;
  readonly format: DocumentFormat;
  /** Stops between two units; what was made stays made. */
  readonly signal?: AbortSignal;
  readonly pdf?: PdfOptions;
}

/** One file of a batch; `done` of `total` units are ready with it. */
export interface BatchFile {
  readonly unitId: string;
  readonly bytes: Uint8Array;
  readonly done: number;
  readonly total: number;
}

/** PDFs that one call of LibreOffice makes: a start costs a second, a file a tenth of one. */
const PDFS_AT_ONCE = 20;

interface Written {
  readonly unitId: string;
  readonly bytes: Uint8Array;
}

async function finished(
  written: readonly Written[],
  { format, pdf = {} }: Batch,
): Promise<readonly Written[]> {
  if (format !== "pdf") return written;
  const timeout = pdf.timeout ?? 60_000 + written.length * 5_000;
  const files = written.map(({ bytes }) => bytes);
  const pdfs = await toPdfs(files, { ...pdf, timeout });
  return written.flatMap(({ unitId }, at) => {
    const bytes = pdfs[at];
    return bytes === undefined ? [] : [{ unitId, bytes }];
  });
}

/**
 * Makes one report after the other, in the order given. Only a handful of files lie in memory at a
 * time; whoever takes them decides where they go.
 * @throws PdfProblem where PDFs are wanted and cannot be made
 */
export async function* reportsOf(
  services: Pick<Services, "db" | "trees">,
  targets: readonly BatchTarget[],
  batch: Batch,
): AsyncGenerator<BatchFile> {
  const { template, format, signal } = batch;
  const atOnce = format === "pdf" ? PDFS_AT_ONCE : 1;
  let done = 0;
  for (let at = 0; at < targets.length; at += atOnce) {
    if (signal?.aborted === true) return;
    const written: Written[] = [];
    for (const target of targets.slice(at, at + atOnce)) {
      const data = await readReportText(services, target);
      const document: OfficialDocument = composeReport(template, data);
      const bytes = format === "xlsx" ? await writeXlsx(document) : await writeDocx(document);
      written.push({ unitId: target.unitId, bytes });
    }
    for (const file of await finished(written, batch)) {
      done += 1;
      yield { ...file, done, total: targets.length };
    }
  }
}

/** {@link reportsOf} every unit that owes a report of the period, in the order of the tree. */
export async function* reportsOfPeriod(
  services: Pick<Services, "db" | "trees">,
  { period, ...batch }: Batch & { readonly period: StoredPeriod },
): AsyncGenerator<BatchFile> {
  const tree = await services.trees.at(period.to);
  const units = expectedSubmitters(tree, period.rootId, period.submitterKind);
  const targets = units.map(({ unitId }) => ({ unitId, period }));
  yield* reportsOf(services, targets, batch);
}
