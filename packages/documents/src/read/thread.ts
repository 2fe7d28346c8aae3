import { Worker } from "node:worker_threads";
import type { Limits } from "./limits.ts";
import { ReadProblem, type ReadProblemCode } from "./problem.ts";

/** What a reading thread says: how far it is, its answer, or why there is none. */
export type ThreadMessage<Answer, Progress = never> =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "problem"; readonly code: ReadProblemCode };

/** A thread at work. */
export interface RunningThread<Answer> {
  /** Rejects with a {@link ReadProblem}; never hangs. */
  readonly answer: Promise<Answer>;
  /** Stops the thread; the answer rejects with the problem `cancelled`. */
  readonly cancel: () => void;
}

export interface ThreadTask<Progress> {
  /** Name of the worker's file beside this one, without its ending. */
  readonly worker: string;
  readonly input: unknown;
  readonly limits: Pick<Limits, "milliseconds" | "megabytes">;
  readonly onProgress?: (progress: Progress) => void;
}

/** Runs one worker file on one input, within limits of time and memory. */
export function runThread<Answer, Progress = never>(
  task: ThreadTask<Progress>,
): RunningThread<Answer> {
  const { worker, input, limits, onProgress } = task;
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const thread = new Worker(new URL(`./${worker}.${ending}`, import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
    env: {},
  });
  let stop: (code: ReadProblemCode, cause?: unknown) => void = () => undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => stop("too-slow"), limits.milliseconds);
    stop = (code, cause) => {
      clearTimeout(timer);
      reject(new ReadProblem(code, cause));
      void thread.terminate();
    };
    thread.on("message", (said: ThreadMessage<Answer, Progress>) => {
      if (said.kind === "progress") {
        onProgress?.(said.progress);
        return;
      }
      clearTimeout(timer);
      if (said.kind === "answer") resolve(said.answer);
      else reject(new ReadProblem(said.code));
      void thread.terminate();
    });
    thread.once("error", (error: Error) => {
      const memory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      stop(memory ? "too-much-memory" : "corrupt", error);
    });
    thread.once("exit", () => stop("corrupt"));
  });
  return { answer, cancel: () => stop("cancelled") };
}

/** The answer of a thread that a signal stops. */
export async function stoppedBy<Answer>(
  signal: AbortSignal | undefined,
  { answer, cancel }: RunningThread<Answer>,
): Promise<Answer> {
  if (signal?.aborted === true) cancel();
  signal?.addEventListener("abort", cancel);
  try {
    return await answer;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}
