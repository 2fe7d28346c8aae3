import { Worker } from "node:worker_threads";
import type { Understanding } from "../understand/facts.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { ReadProblem, type ReadProblemCode } from "./problem.ts";
import type { GivenFile, ReadFile } from "./read.ts";
import type { WorkerInput } from "./worker.ts";

/** A file's text and what was understood of it. */
export interface Extracted {
  readonly document: ReadFile;
  readonly understanding: Understanding;
}

type Answer =
  | ({ readonly ok: true } & Extracted)
  | { readonly ok: false; readonly code: ReadProblemCode };

const worker = new URL(
  import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js",
  import.meta.url,
);

/**
 * Reads and understands one file in a thread of its own, within limits of size, time and memory.
 * Rejects with a {@link ReadProblem} that carries one Vietnamese sentence; never hangs.
 */
export function extractFile(file: GivenFile, limits: Limits = LIMITS): Promise<Extracted> {
  if (file.bytes.byteLength > limits.bytes) return Promise.reject(new ReadProblem("too-large"));
  const input: WorkerInput = { file, limits };
  const thread = new Worker(worker, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
    env: {},
  });
  return new Promise<Extracted>((resolve, reject) => {
    const stop = (code: ReadProblemCode, cause?: unknown): void => {
      reject(new ReadProblem(code, cause));
      void thread.terminate();
    };
    const timer = setTimeout(() => stop("too-slow"), limits.milliseconds);
    thread.once("message", (answer: Answer) => {
      clearTimeout(timer);
      if (answer.ok) resolve({ document: answer.document, understanding: answer.understanding });
      else reject(new ReadProblem(answer.code));
      void thread.terminate();
    });
    thread.once("error", (error: Error) => {
      clearTimeout(timer);
      const memory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      stop(memory ? "too-much-memory" : "corrupt", error);
    });
    thread.once("exit", () => {
      clearTimeout(timer);
      reject(new ReadProblem("corrupt"));
    });
  });
}
