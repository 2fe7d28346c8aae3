import { parentPort, workerData } from "node:worker_threads";
import { type FigureTask, figureTask, type ReadFigures } from "./figure-table.ts";
import { ReadProblem } from "./problem.ts";
import type { ThreadMessage } from "./thread.ts";

const task: FigureTask = workerData;

function say(message: ThreadMessage<ReadFigures | null>): void {
  parentPort?.postMessage(message, []);
}

try {
  say({ kind: "answer", answer: figureTask(task) });
} catch (error) {
  say({ kind: "problem", code: error instanceof ReadProblem ? error.code : "corrupt" });
}
