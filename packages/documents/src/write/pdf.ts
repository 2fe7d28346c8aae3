import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Why there is no PDF: `absent` no LibreOffice here, `timeout` it took too long, `failed` it could not. */
export type PdfProblemCode = "absent" | "timeout" | "failed";

const SENTENCES: Readonly<Record<PdfProblemCode, string>> = {
  absent:
    "Máy chủ chưa cài LibreOffice nên chưa xuất được PDF: hãy tải tệp .docx hoặc in từ trình duyệt.",
  timeout: "Xuất PDF quá thời gian cho phép: hãy thử lại, hoặc tải tệp .docx.",
  failed: "LibreOffice không xuất được PDF từ văn bản này: hãy tải tệp .docx.",
};

/** No PDF could be made; `message` is one Vietnamese sentence for whoever asked. */
export class PdfProblem extends Error {
  override readonly name = "PdfProblem";
  readonly code: PdfProblemCode;

  constructor(code: PdfProblemCode) {
    super(SENTENCES[code]);
    this.code = code;
  }
}

export interface PdfOptions {
  /** The program, `soffice` on the path where absent. */
  readonly program?: string;
  /** Milliseconds for the whole batch; 60 000 where absent. */
  readonly timeout?: number;
}

interface Ended {
  readonly code: number | null;
  readonly timedOut: boolean;
}

/** Runs the program in a process group of its own, so that what it started ends with it. */
function run(program: string, args: readonly string[], timeout: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "ignore", detached: true, windowsHide: true });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      // Windows has no process groups, and a number below zero is nobody's there.
      if (process.platform === "win32") child.kill("SIGKILL");
      else if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, timeout);
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(error.code === "ENOENT" ? new PdfProblem("absent") : error);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve({ code, timedOut });
    });
  });
}

/**
 * Turns .docx files into PDF, all in one call of LibreOffice with a profile folder of its own, so
 * that two batches at once do not meet. Same order as given.
 * @throws {PdfProblem} LibreOffice is absent, too slow, or could not
 */
export async function toPdfs(
  files: readonly Uint8Array[],
  { program = "soffice", timeout = 60_000 }: PdfOptions = {},
): Promise<readonly Uint8Array[]> {
  if (files.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "cchc-pdf-"));
  try {
    const names = files.map((_, at) => join(folder, `${at}.docx`));
    await Promise.all(files.map((file, at) => writeFile(join(folder, `${at}.docx`), file)));
    const profile = pathToFileURL(join(folder, "profile")).href;
    const args = [
      `-env:UserInstallation=${profile}`,
      "--headless",
      "--norestore",
      "--convert-to",
      "pdf:writer_pdf_Export",
      "--outdir",
      folder,
      ...names,
    ];
    const { timedOut } = await run(program, args, timeout);
    if (timedOut) throw new PdfProblem("timeout");
    return await Promise.all(
      files.map(async (_, at) => {
        try {
          return new Uint8Array(await readFile(join(folder, `${at}.pdf`)));
        } catch {
          throw new PdfProblem("failed");
        }
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One .docx as PDF; see {@link toPdfs}. */
export async function toPdf(file: Uint8Array, options: PdfOptions = {}): Promise<Uint8Array> {
  const [pdf] = await toPdfs([file], options);
  if (pdf === undefined) throw new PdfProblem("failed");
  return pdf;
}
