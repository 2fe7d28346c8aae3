import type { Understanding } from "../understand/facts.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import type { GivenFile, ReadFile } from "./read.ts";
import { runThread, stoppedBy } from "./thread.ts";
import type { WorkerInput } from "./worker.ts";

/** A file's text and what was understood of it. */
export interface Extracted {
  readonly document: ReadFile;
  readonly understanding: Understanding;
}

/**
 * Reads and understands one file in a thread of its own, within limits of size, time and memory.
 * Rejects with a {@link ReadProblem} that carries one Vietnamese sentence; never hangs. A signal stops it.
 */
export function extractFile(
  file: GivenFile,
  limits: Limits = LIMITS,
  signal?: AbortSignal,
): Promise<Extracted> {
  if (file.bytes.byteLength > limits.bytes) return Promise.reject(new ReadProblem("too-large"));
  const input: WorkerInput = { file, limits };
  return stoppedBy(signal, runThread<Extracted>({ worker: "worker", input, limits }));
}
