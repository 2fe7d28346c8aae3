import { spawn } from "node:child_process";
import type { Understanding } from "../understand/facts.ts";
import { understand } from "../understand/understand.ts";
import { LIMITS } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import type { ReadFile } from "./read.ts";
import { runThread } from "./thread.ts";

/** What the thread that takes pictures out of a scan is handed. */
export interface ScanTask {
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly page: number;
  /** Most pages of a scan that is recognised. */
  readonly most: number;
}

/** A page of a scan as a picture, `null` where it has none. */
export interface PageImage {
  readonly pages: number;
  readonly image: Uint8Array | null;
}

/** A page takes some seconds. */
export const OCR_PAGES = 30;

/** Milliseconds for one page. */
const PAGE_TIME = 60_000;

const notice =
  "Đọc từ bản quét bằng nhận dạng chữ, dễ nhầm số và dấu: hãy so từng số với bản gốc trước khi lấy.";

/** Runs the recogniser; its output, or `null` where it is absent, fails or takes too long. */
function tesseract(args: readonly string[], input: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn("tesseract", args, { stdio: ["pipe", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    const timer = setTimeout(() => child.kill("SIGKILL"), PAGE_TIME);
    const end = (text: string | null): void => {
      clearTimeout(timer);
      resolve(text);
    };
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.once("error", () => end(null));
    child.once("close", (code) => end(code === 0 ? Buffer.concat(parts).toString("utf8") : null));
    // It may end before it has read all: its exit says the rest.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

let installed: Promise<boolean> | undefined;

/** Whether this machine recognises Vietnamese in pictures; asked once. */
export function ocrInstalled(): Promise<boolean> {
  installed ??= tesseract(["--list-langs"], new Uint8Array()).then(
    (said) => said?.split(/\s+/).includes("vie") === true,
  );
  return installed;
}

/**
 * Reads a scanned PDF page by page with the recogniser of the machine. Rejects with a
 * {@link ReadProblem}: `scan` where there is no recogniser, or no picture on the pages.
 */
export async function recogniseScan(
  bytes: Uint8Array,
): Promise<{ readonly document: ReadFile; readonly understanding: Understanding }> {
  if (!(await ocrInstalled())) throw new ReadProblem("scan");
  const texts: string[] = [];
  let pages = 1;
  for (let page = 1; page <= pages; page += 1) {
    const input: ScanTask = { bytes, page, most: OCR_PAGES };
    const found = await runThread<PageImage>({ worker: "scan-worker", input, limits: LIMITS })
      .answer;
    pages = found.pages;
    if (found.image === null) continue;
    const text = await tesseract(["stdin", "stdout", "-l", "vie", "--psm", "4"], found.image);
    if (text === null) throw new ReadProblem("too-slow");
    texts.push(text.replaceAll("\f", "").trim());
  }
  const text = texts.join("\n").normalize("NFC");
  if (text.trim() === "") throw new ReadProblem("scan");
  const document: ReadFile = { kind: "pdf", text, pages, notices: [notice] };
  return { document, understanding: understand(text) };
}
