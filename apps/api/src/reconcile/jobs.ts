import {
  type Counted,
  countDossierFile,
  type CountRequest,
  type DossierLayout,
  type DossierProgress,
  lookAtDossiers,
  type Looked,
} from "@cchc/documents/read/dossier-file";
import { listProblemSentence, ReadProblem } from "@cchc/documents/read/problem";
import type { GivenFile } from "@cchc/documents/read/read";
import type { RunningThread } from "@cchc/documents/read/thread";
import { errorSentence } from "@cchc/domain/text/messages";
import { detailOf } from "../refusal.ts";
import type { ReportAddress } from "../reports/target.ts";
import type { Services } from "../services.ts";

/** Where an export stands. `waiting`: others are being read first. */
export type ReconcileState = "waiting" | "looking" | "ready" | "counting" | "done" | "failed";

/** An export that a person is comparing: in memory alone, with whoever's names stand in it. */
export interface ReconcileJob extends ReportAddress {
  readonly id: string;
  readonly owner: string;
  readonly file: GivenFile;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly state: ReconcileState;
  readonly progress: DossierProgress;
  readonly looked: Looked | null;
  readonly layout: DossierLayout | null;
  /** Whether the columns are those that the unit kept for such headings. */
  readonly remembered: boolean;
  readonly counted: Counted | null;
  /** What went wrong, one sentence. */
  readonly message: string | null;
}

/** What comes with an export. */
export interface NewJob extends ReportAddress {
  readonly id: string;
  readonly owner: string;
  readonly file: GivenFile;
  readonly hash: string;
  /** The layout that was kept for these headings, where one was. */
  readonly recall: (looked: Looked) => Promise<DossierLayout | undefined>;
}

/** Exports in the server's memory, the latest of each person; nothing of them reaches a disk. */
export interface ReconcileJobs {
  /** Begins to look at an export; what the person had before is forgotten. */
  start(job: NewJob): ReconcileJob;
  /** Counts one that was looked at. */
  count(job: ReconcileJob, request: CountRequest): void;
  /** The person's export for this report. */
  find(owner: string, address: ReportAddress): ReconcileJob | undefined;
  /** Stops what runs and forgets the export. */
  drop(owner: string): void;
}

/** How long an export stays after it was last looked at, milliseconds. */
const KEPT = 30 * 60 * 1000;
/** How often exports that stayed too long are looked for, milliseconds. */
const SWEPT = 60 * 1000;
/** Exports in memory at once: above it the one that was left longest is forgotten. */
const MOST = 8;

const start: DossierProgress = { stage: "opening", done: 0, total: 0 };

interface Kept {
  job: ReconcileJob;
  usedAt: number;
  running: RunningThread<unknown> | undefined;
}

/** One export is read after the other: a large one takes a gigabyte for a moment. */
export function createReconcileJobs({ now, log }: Pick<Services, "now" | "log">): ReconcileJobs {
  const kept = new Map<string, Kept>();
  let last: Promise<unknown> = Promise.resolve();

  let timer: NodeJS.Timeout | undefined;

  const drop = (owner: string): void => {
    kept.get(owner)?.running?.cancel();
    kept.delete(owner);
    if (kept.size === 0) clearInterval(timer);
  };
  const sweep = (): void => {
    for (const [owner, { usedAt }] of kept) if (now().getTime() - usedAt > KEPT) drop(owner);
    while (kept.size > MOST) {
      const [oldest] = [...kept].toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
      if (oldest === undefined) return;
      drop(oldest[0]);
    }
  };
  /** Does one piece of work for a job when its turn comes, unless the job is gone by then. */
  const inTurn = (
    own: Kept,
    work: (change: (changed: Partial<ReconcileJob>) => void) => Promise<void>,
  ): void => {
    const { id, owner } = own.job;
    const isGone = (): boolean => kept.get(owner)?.job.id !== id;
    const change = (changed: Partial<ReconcileJob>): void => {
      own.job = { ...own.job, ...changed };
    };
    const carryOut = async (): Promise<void> => {
      if (isGone()) return;
      try {
        await work(change);
      } catch (error) {
        const known = error instanceof ReadProblem;
        change({
          state: own.job.looked === null ? "failed" : "ready",
          message: known ? listProblemSentence(error.code) : errorSentence("internal", {}),
        });
        if (known) return;
        const detail = error instanceof Error ? detailOf(error) : String(error);
        log({ level: "error", event: "an export could not be compared", detail });
      } finally {
        own.running = undefined;
      }
    };
    change({ state: "waiting", progress: start, message: null });
    last = last.then(carryOut, carryOut);
  };

  return {
    start: ({ recall, ...given }) => {
      drop(given.owner);
      const job: ReconcileJob = {
        ...given,
        state: "waiting",
        progress: start,
        looked: null,
        layout: null,
        remembered: false,
        counted: null,
        message: null,
      };
      const own: Kept = { job, usedAt: now().getTime(), running: undefined };
      kept.set(given.owner, own);
      clearInterval(timer);
      // Names go from memory also where nobody asks any more; the program may end meanwhile.
      timer = setInterval(sweep, SWEPT).unref();
      sweep();
      inTurn(own, async (change) => {
        change({ state: "looking" });
        const thread = lookAtDossiers(given.file, (progress) => change({ progress }));
        own.running = thread;
        const looked = await thread.answer;
        const known = await recall(looked);
        const { lines = 0, proposed = {} } = looked.sheets[looked.best] ?? {};
        const layout = known ?? { sheet: looked.best, lines, columns: proposed };
        change({ state: "ready", looked, layout, remembered: known !== undefined });
      });
      return own.job;
    },
    count: ({ owner, id }, request) => {
      const own = kept.get(owner);
      if (own?.job.id !== id) return;
      own.running?.cancel();
      own.job = { ...own.job, layout: request.layout, counted: null };
      inTurn(own, async (change) => {
        change({ state: "counting" });
        const { file } = own.job;
        const thread = countDossierFile({ file, request }, (progress) => change({ progress }));
        own.running = thread;
        change({ state: "done", counted: await thread.answer });
      });
    },
    find: (owner, { unitId, periodId }) => {
      sweep();
      const own = kept.get(owner);
      if (own?.job.unitId !== unitId || own.job.periodId !== periodId) return undefined;
      own.usedAt = now().getTime();
      return own.job;
    },
    drop,
  };
}
