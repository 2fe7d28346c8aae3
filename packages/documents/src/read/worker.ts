import { parentPort, workerData } from "node:worker_threads";
import { understand } from "../understand/understand.ts";
import type { Extracted } from "./extract.ts";
import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { type GivenFile, readFile } from "./read.ts";
import type { ThreadMessage } from "./thread.ts";

/** What the thread is handed. */
export interface WorkerInput {
  readonly file: GivenFile;
  readonly limits: Limits;
}

const { file, limits }: WorkerInput = workerData;

function say(message: ThreadMessage<Extracted>): void {
  parentPort?.postMessage(message, []);
}

try {
  const document = await readFile(file, limits);
  say({ kind: "answer", answer: { document, understanding: understand(document.text) } });
} catch (error) {
  say({ kind: "problem", code: error instanceof ReadProblem ? error.code : "corrupt" });
}
