import { parentPort, workerData } from "node:worker_threads";
import type { Looked, Counted, DossierProgress, DossierTask } from "./dossier-file.ts";
import { countTask, lookTask } from "./dossier-tasks.ts";
import { ReadProblem } from "./problem.ts";
import type { ThreadMessage } from "./thread.ts";

const task: DossierTask = workerData;

function say(message: ThreadMessage<Looked | Counted, DossierProgress>): void {
  parentPort?.postMessage(message, []);
}

const onProgress = (progress: DossierProgress): void => say({ kind: "progress", progress });

try {
  const answer = task.kind === "look" ? lookTask(task, onProgress) : countTask(task, onProgress);
  say({ kind: "answer", answer });
} catch (error) {
  say({ kind: "problem", code: error instanceof ReadProblem ? error.code : "corrupt" });
}
