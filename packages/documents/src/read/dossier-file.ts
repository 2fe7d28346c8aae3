import type { DossierColumns, TableHead } from "@cchc/domain/reconcile/columns";
import type { Cause, CountedPeriod } from "@cchc/domain/reconcile/count";
import type { CountedWay } from "@cchc/domain/reconcile/differences";
import type { UnreadLine } from "@cchc/domain/reconcile/dossier";
import type { Day, FieldCode, RowKey } from "@cchc/domain/report/cell";
import { LIMITS, type Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import type { GivenFile } from "./read.ts";
import { type RunningThread, runThread } from "./thread.ts";

/** What an export of a year of a large commune never needs more than: one row a dossier. */
export const DOSSIER_LIMITS: Limits = {
  ...LIMITS,
  bytes: 40 * 1024 * 1024,
  inflatedBytes: 400 * 1024 * 1024,
  rows: 200_000,
  milliseconds: 180_000,
  megabytes: 2048,
};

/** How far a thread is. `total` 0: nobody knows yet. */
export interface DossierProgress {
  readonly stage: "opening" | "reading" | "counting";
  readonly done: number;
  readonly total: number;
}

/** One column of an export as a person tells which it is. */
export interface LookedColumn {
  readonly heading: string;
  /** Some of what stands in it; empty for columns about people, which are never shown. */
  readonly examples: readonly string[];
  readonly personal: boolean;
}

/** One sheet of an export. */
export interface LookedSheet extends Pick<TableHead, "lines"> {
  readonly name: string;
  /** Lines below the headings. */
  readonly rows: number;
  readonly columns: readonly LookedColumn[];
  readonly proposed: DossierColumns;
}

/** What an export looks like; nothing of it is counted yet. */
export interface Looked {
  readonly sheets: readonly LookedSheet[];
  /** The one that looks like the export. */
  readonly best: number;
}

/** How an export is to be read. */
export interface DossierLayout {
  /** Place of the sheet among those of the file. */
  readonly sheet: number;
  /** Lines above the first dossier. */
  readonly lines: number;
  readonly columns: DossierColumns;
}

export interface CountRequest {
  readonly layout: DossierLayout;
  readonly period: CountedPeriod;
}

/** One dossier of a list: what leads back to it, nothing of whose it is. */
export interface ListedDossier {
  readonly line: number;
  readonly code: string;
  readonly area: RowKey;
  readonly received: Day;
  readonly due: Day | null;
  readonly finished: Day | null;
}

/** The whole export or one lĩnh vực, counted by the rule (first) and in every other way. */
export interface CountedRow {
  readonly row: RowKey;
  readonly ways: readonly CountedWay[];
}

export interface CountedCause {
  readonly cause: Cause;
  readonly dossiers: readonly ListedDossier[];
  readonly effects: readonly (readonly [FieldCode, number])[];
}

/** What counting an export came to. */
export interface Counted {
  /** Dossiers read, and the day that the file goes to. */
  readonly dossiers: number;
  readonly last: Day;
  /** Row `""` first, then lĩnh vực. */
  readonly rows: readonly CountedRow[];
  readonly causes: readonly CountedCause[];
  readonly unread: readonly UnreadLine[];
}

/** What the thread is handed. */
export type DossierTask =
  | { readonly kind: "look"; readonly file: GivenFile; readonly limits: Limits }
  | {
      readonly kind: "count";
      readonly file: GivenFile;
      readonly limits: Limits;
      readonly request: CountRequest;
    };

type OnProgress = (progress: DossierProgress) => void;

function refused<Answer>(): RunningThread<Answer> {
  return { answer: Promise.reject(new ReadProblem("too-large")), cancel: () => undefined };
}

/** Looks at an export in a thread of its own: its sheets, headings and proposed columns. */
export function lookAtDossiers(
  file: GivenFile,
  onProgress: OnProgress,
  limits: Limits = DOSSIER_LIMITS,
): RunningThread<Looked> {
  if (file.bytes.byteLength > limits.bytes) return refused();
  const input: DossierTask = { kind: "look", file, limits };
  return runThread({ worker: "dossier-worker", input, limits, onProgress });
}

/** Counts an export in a thread of its own and compares it with what was reported. */
export function countDossierFile(
  { file, request }: { readonly file: GivenFile; readonly request: CountRequest },
  onProgress: OnProgress,
  limits: Limits = DOSSIER_LIMITS,
): RunningThread<Counted> {
  if (file.bytes.byteLength > limits.bytes) return refused();
  const input: DossierTask = { kind: "count", file, limits, request };
  return runThread({ worker: "dossier-worker", input, limits, onProgress });
}
