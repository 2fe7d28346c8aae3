import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PdfProblem } from "@cchc/documents/write/pdf";
import { errorSentence } from "@cchc/domain/text/messages";
import { detailOf } from "../refusal.ts";
import type { Services } from "../services.ts";
import type { BatchFile } from "./batch.ts";
import { makeJobFolder, sweepJobFolders } from "./job-folders.ts";
import { zipInto } from "./zip-file.ts";

/** Where a job stands. `waiting`: others are being made first. */
export type JobState = "waiting" | "running" | "done" | "cancelled" | "failed";

/** What a job is asked for. */
export interface JobPlan {
  /** What the person is making, as the page tells it. */
  readonly title: string;
  /** The name of the zip. */
  readonly fileName: string;
  readonly total: number;
  readonly files: (signal: AbortSignal) => AsyncIterable<BatchFile>;
  readonly nameOf: (unitId: string) => string;
}

/** A job as its owner sees it. */
export interface JobView {
  readonly id: string;
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  /** Bytes of the zip, where it is done. */
  readonly size: number | null;
  /** What went wrong, one sentence. */
  readonly message: string | null;
  readonly startedAt: Date;
}

/** The zip of a job that is done. */
export interface JobFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** Jobs in the server's memory; what they make lies in a folder for passing things. */
export interface PaperJobs {
  /** One at a time a person: where one is being made, that one is answered and nothing begins. */
  start(owner: string, id: string, plan: JobPlan): JobView;
  /** The person's latest job. */
  latest(owner: string): JobView | null;
  cancel(owner: string, id: string): JobView | null;
  file(owner: string, id: string): JobFile | null;
  /** How many there are by state, as `/metrics` writes it. */
  counts(): Readonly<Record<string, number>>;
}

/** Made at once; the others wait. */
const AT_ONCE = 2;

/** How long a zip stays to be fetched, milliseconds. */
const KEPT = 60 * 60 * 1000;

interface Job {
  readonly id: string;
  readonly plan: JobPlan;
  readonly stop: AbortController;
  readonly startedAt: Date;
  state: JobState;
  done: number;
  size: number | null;
  message: string | null;
  folder: string | null;
  endedAt: number | null;
}

function isOpen({ state }: Job): boolean {
  return state === "waiting" || state === "running";
}

function viewOf({ id, plan, state, done, size, message, startedAt }: Job): JobView {
  return { id, title: plan.title, state, done, total: plan.total, size, message, startedAt };
}

/** Keeps jobs by their owners, at most one each. */
export function createPaperJobs({ now, log }: Pick<Services, "now" | "log">): PaperJobs {
  const jobs = new Map<string, Job>();
  const queue: Job[] = [];
  let running = 0;
  const swept = sweepJobFolders(tmpdir(), now()).catch((error: unknown) => {
    log({ level: "error", event: "old jobs were not removed", detail: String(error) });
  });

  const forget = async (job: Job): Promise<void> => {
    if (job.folder !== null) await rm(job.folder, { recursive: true, force: true });
  };
  const sweep = (): void => {
    for (const [owner, job] of jobs) {
      if (job.endedAt === null || now().getTime() - job.endedAt < KEPT) continue;
      jobs.delete(owner);
      void forget(job);
    }
  };
  const carryOut = async (job: Job): Promise<void> => {
    try {
      await swept;
      job.folder = await makeJobFolder(tmpdir());
      job.size = await makeZip(job, job.folder);
      job.state = job.stop.signal.aborted ? "cancelled" : "done";
    } catch (error) {
      job.state = "failed";
      job.message = error instanceof PdfProblem ? error.message : errorSentence("internal", {});
      const detail = error instanceof Error ? detailOf(error) : String(error);
      log({ level: "error", event: "a job of papers failed", detail });
    }
    job.endedAt = now().getTime();
    if (job.state !== "done") await forget(job);
  };
  const next = (): void => {
    while (running < AT_ONCE) {
      const job = queue.shift();
      if (job === undefined) return;
      if (job.state !== "waiting") continue;
      running += 1;
      job.state = "running";
      void carryOut(job).finally(() => {
        running -= 1;
        next();
      });
    }
  };
  const owned = (owner: string, id: string): Job | undefined => {
    sweep();
    const job = jobs.get(owner);
    return job?.id === id ? job : undefined;
  };
  return {
    start(owner, id, plan) {
      sweep();
      const standing = jobs.get(owner);
      if (standing !== undefined && (isOpen(standing) || standing.id === id)) {
        return viewOf(standing);
      }
      if (standing !== undefined) void forget(standing);
      const job: Job = {
        id,
        plan,
        stop: new AbortController(),
        startedAt: now(),
        state: "waiting",
        done: 0,
        size: null,
        message: null,
        folder: null,
        endedAt: null,
      };
      jobs.set(owner, job);
      queue.push(job);
      next();
      return viewOf(job);
    },
    latest(owner) {
      sweep();
      const job = jobs.get(owner);
      return job === undefined ? null : viewOf(job);
    },
    cancel(owner, id) {
      const job = owned(owner, id);
      if (job === undefined) return null;
      if (isOpen(job)) {
        job.stop.abort();
        if (job.state === "waiting") job.endedAt = now().getTime();
        job.state = "cancelled";
      }
      return viewOf(job);
    },
    counts() {
      const counts: Record<string, number> = {};
      for (const { state } of jobs.values()) {
        const label = `state="${state}"`;
        counts[label] = (counts[label] ?? 0) + 1;
      }
      return counts;
    },
    file(owner, id) {
      const job = owned(owner, id);
      if (job?.state !== "done" || job.folder === null || job.size === null) return null;
      return { path: zipPath(job.folder), name: job.plan.fileName, size: job.size };
    },
  };
}

function zipPath(folder: string): string {
  return join(folder, "bao-cao.zip");
}

/** Every file of the job, one after the other; returns the size of the zip. */
async function makeZip(job: Job, folder: string): Promise<number> {
  const { plan, stop } = job;
  const handle = await open(zipPath(folder), "wx", 0o600);
  try {
    const zip = zipInto(handle);
    for await (const { unitId, bytes, done } of plan.files(stop.signal)) {
      if (stop.signal.aborted) break;
      await zip.add(plan.nameOf(unitId), bytes);
      job.done = done;
    }
    return await zip.finish();
  } finally {
    await handle.close();
  }
}
