import { parentPort, workerData } from "node:worker_threads";
import { understand } from "../understand/understand.ts";
import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { type GivenFile, readFile } from "./read.ts";

/** What the thread is handed. */
export interface WorkerInput {
  readonly file: GivenFile;
  readonly limits: Limits;
}

const { file, limits }: WorkerInput = workerData;

try {
  const document = await readFile(file, limits);
  parentPort?.postMessage({ ok: true, document, understanding: understand(document.text) }, []);
} catch (error) {
  const code = error instanceof ReadProblem ? error.code : "corrupt";
  parentPort?.postMessage({ ok: false, code }, []);
}
