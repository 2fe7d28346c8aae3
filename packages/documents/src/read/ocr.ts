import { spawn } from "node:child_process";
import type { Understanding } from "../understand/facts.ts";
import { understand } from "../understand/understand.ts";
import { LIMITS } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import type { ReadFile } from "./read.ts";
import { runThread, stoppedBy } from "./thread.ts";

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
function tesseract(
  args: readonly string[],
  input: Uint8Array,
  signal?: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn("tesseract", args, { stdio: ["pipe", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    const kill = (): boolean => child.kill("SIGKILL");
    const timer = setTimeout(kill, PAGE_TIME);
    signal?.addEventListener("abort", kill);
    const end = (text: string | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", kill);
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

/** How much surer printed letters are than the same letters recognised in a picture. */
const RECOGNISED = 0.6;

/** How a scan is read. */
export interface ScanOptions {
  /** Called before each page, from 1; `pages` is 0 until the first was looked at. */
  readonly onPage?: (page: number, pages: number) => void;
  /** Stops between and within pages. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a scanned PDF page by page with the recogniser of the machine; every confidence is lower than
 * that of printed letters. Rejects with a {@link ReadProblem}: `scan` where there is no recogniser, or
 * no picture on the pages, `cancelled` when stopped.
 */
export async function recogniseScan(
  bytes: Uint8Array,
  { onPage, signal }: ScanOptions = {},
): Promise<{ readonly document: ReadFile; readonly understanding: Understanding }> {
  if (!(await ocrInstalled())) throw new ReadProblem("scan");
  const texts: string[] = [];
  let pages = 0;
  for (let page = 1; page === 1 || page <= pages; page += 1) {
    if (isStopped(signal)) throw new ReadProblem("cancelled");
    onPage?.(page, pages);
    const input: ScanTask = { bytes, page, most: OCR_PAGES };
    const thread = runThread<PageImage>({ worker: "scan-worker", input, limits: LIMITS });
    const found = await stoppedBy(signal, thread);
    pages = found.pages;
    if (found.image === null) continue;
    const args = ["stdin", "stdout", "-l", "vie", "--psm", "4"];
    const text = await tesseract(args, found.image, signal);
    if (text === null) throw new ReadProblem(isStopped(signal) ? "cancelled" : "too-slow");
    texts.push(text.replaceAll("\f", "").trim());
  }
  const text = texts.join("\n").normalize("NFC");
  if (text.trim() === "") throw new ReadProblem("scan");
  const document: ReadFile = { kind: "pdf", text, pages, notices: [notice] };
  return { document, understanding: asRecognised(understand(text)) };
}

function isStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** What was understood of recognised letters: the same, less sure. */
export function asRecognised(understanding: Understanding): Understanding {
  const less = <One extends { readonly confidence: number }>(one: One): One => {
    return { ...one, confidence: Math.round(one.confidence * RECOGNISED * 100) / 100 };
  };
  const { figures, statements } = understanding;
  return { ...understanding, figures: figures.map(less), statements: statements.map(less) };
}
