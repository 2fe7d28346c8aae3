import type { CopyStanding, TaskState } from "./hand-out.ts";
import type { QuotaStanding } from "./quota.ts";

/**
 * The one word for how a copy of a task stands; each copy has exactly one.
 * - `late`: a day passed with nothing done
 * - `behind`: no such day, and a quota is short in a window that is over, or about to be
 */
export const copyStatuses = ["late", "behind", "due_soon", "open", "done", "not_possible"] as const;

export type CopyStatus = (typeof copyStatuses)[number];

/** What of a copy decides it. */
export interface StandingCopy {
  readonly state: TaskState;
  readonly standing: CopyStanding;
  /** `part`: position in the schedule's parts. */
  readonly quotas: readonly (QuotaStanding & { readonly part: number })[];
  /** Short on a quota in a window that is over, or about to be. */
  readonly behind: boolean;
}

/** How a copy stands. A window of a quota that passed short is a shortfall, not a missed day. */
export function copyStatus({ state, standing, quotas, behind }: StandingCopy): CopyStatus {
  if (state === "not_possible") return "not_possible";
  const { lateness, attention } = standing;
  if (state === "done" || lateness.state === "done") return "done";
  const quotaParts = new Set(quotas.map(({ part }) => part));
  const missed = lateness.occurrences.some(
    (one) => one.state === "late" && !quotaParts.has(one.part),
  );
  if (missed) return "late";
  if (behind || attention === "late") return "behind";
  return attention === "due_soon" ? "due_soon" : "open";
}

/** The word for each, as every screen, paper and letter has it. */
export const copyStatusLabels: Readonly<Record<CopyStatus, string>> = {
  late: "Quá hạn",
  behind: "Thiếu chỉ tiêu",
  due_soon: "Sắp đến hạn",
  open: "Đang thực hiện",
  done: "Đã xong",
  not_possible: "Không làm được vì lý do khách quan",
};

/**
 * The Vietnamese sentence that goes with the status: of a shortfall the quota that can still be
 * mended, else the one that tells it; of everything else what the calendar says.
 */
export function copySentence(copy: StandingCopy): string {
  const { quotas, standing } = copy;
  if (copyStatus(copy) !== "behind") return standing.sentence;
  const told = quotas.find(({ warning }) => warning) ?? tellingQuota(quotas);
  return told?.sentence ?? standing.sentence;
}

/** How many copies stand in each way; the counts add up to the copies. */
export function countStatuses(
  copies: readonly StandingCopy[],
): Readonly<Record<CopyStatus, number>> {
  const counts = { late: 0, behind: 0, due_soon: 0, open: 0, done: 0, not_possible: 0 };
  for (const copy of copies) counts[copyStatus(copy)] += 1;
  return counts;
}

/** The quota that says why a copy is short; else its first one. */
export function tellingQuota<One extends QuotaStanding>(quotas: readonly One[]): One | undefined {
  const short = ({ windows }: One): boolean => windows.some(({ state }) => state === "short");
  return quotas.find(short) ?? quotas.find(({ warning }) => warning) ?? quotas[0];
}

/**
 * A quota in figures: `5/12`. Where the sum is enough and a window is not, the windows that were met
 * of those that are over: `10/12 kỳ đạt`.
 */
export function quotaFigures({ windows, counted, needed }: QuotaStanding): string {
  const short = windows.filter(({ state }) => state === "short").length;
  if (short === 0 || counted < needed) return `${counted}/${needed}`;
  const met = windows.filter(({ state }) => state === "met").length;
  return `${met}/${met + short} kỳ đạt`;
}
