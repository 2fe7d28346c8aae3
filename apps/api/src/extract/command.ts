import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Extracted, extractFile } from "@cchc/documents/read/extract";
import { LIMITS } from "@cchc/documents/read/limits";
import { ReadProblem } from "@cchc/documents/read/problem";
import { callerPath } from "../commands/caller-path.ts";
import { type CommandResult } from "../scoring/commands.ts";
import { FileProblem } from "../scoring/file.ts";

/** Lines of the usage text. */
export const extractUsage: string = `  extract <tệp…> [--json]                  đọc báo cáo cũ (.docx, .doc, .pdf, .xlsx, .txt …): số liệu, văn bản
                                          viện dẫn, nhiệm vụ, ngày tháng và chỗ nghi ngờ
`;

/** What is printed for one file: what was found, or why it was not read. */
type Report =
  | ({ readonly file: string; readonly ok: true } & Extracted)
  | { readonly file: string; readonly ok: false; readonly code: string; readonly message: string };

async function bytesOf(name: string): Promise<Uint8Array> {
  const path = callerPath(name);
  try {
    const { size } = await stat(path);
    if (size > LIMITS.bytes) throw new ReadProblem("too-large");
    return await readFile(path);
  } catch (error) {
    if (error instanceof ReadProblem) throw error;
    throw new FileProblem(`Không đọc được tệp “${name}”: hãy kiểm tra tên và đường dẫn.`);
  }
}

async function reportOn(file: string): Promise<Report> {
  try {
    const bytes = await bytesOf(file);
    return { file, ok: true, ...(await extractFile({ name: basename(file), bytes })) };
  } catch (error) {
    if (error instanceof ReadProblem) {
      return { file, ok: false, code: error.code, message: error.message };
    }
    if (error instanceof FileProblem) {
      return { file, ok: false, code: "not-found", message: error.message };
    }
    throw error;
  }
}

function jsonOf(report: Report): unknown {
  if (!report.ok) {
    const { file, code, message } = report;
    return { file, error: { code, message } };
  }
  const { file, document, understanding } = report;
  const { heading, ...found } = understanding;
  return {
    file,
    kind: document.kind,
    ...(document.pages === undefined ? {} : { pages: document.pages }),
    notices: document.notices,
    document: heading,
    ...found,
  };
}

function textOf(report: Report): string {
  if (!report.ok) return `${report.file}: ${report.message}`;
  const { file, document, understanding } = report;
  const { figures, citations, tasks, dates, findings } = understanding;
  const mapped = figures.filter(({ field }) => field !== null);
  const lines = mapped.map(
    ({ field, row, value, unit, phrase }) =>
      `  ${field ?? ""}${row === "" ? "" : `#${row}`} = ${value ?? "(để trống)"} ${unit}  “${phrase}”`,
  );
  const doubts = findings
    .filter(({ severity }) => severity !== "info")
    .map(({ message, phrase }) => `  ! ${message} “${phrase.slice(0, 90)}”`);
  return [
    `${file} (${document.kind}): ${figures.length} số liệu, ${mapped.length} vào mẫu báo cáo; ${citations.length} văn bản viện dẫn; ${tasks.length} nhiệm vụ; ${dates.length} ngày tháng`,
    ...document.notices.map((notice) => `  ${notice}`),
    ...lines,
    ...doubts,
  ].join("\n");
}

/** `extract <file…> [--json]`: files one after the other; one that cannot be read stops no other. */
export async function extractCommand(args: string[]): Promise<CommandResult> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new FileProblem("Thiếu tên tệp: extract <tệp…> [--json].");
  const reports: Report[] = [];
  for (const file of positionals) reports.push(await reportOn(file));
  const text = values.json
    ? JSON.stringify(reports.map(jsonOf), null, 2)
    : reports.map(textOf).join("\n\n");
  return { text, ok: reports.every(({ ok }) => ok) };
}
