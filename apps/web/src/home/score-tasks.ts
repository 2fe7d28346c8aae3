import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { daysBetween, formatDay } from "@cchc/domain/text/days";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

export type ScoreTask = Outputs["scores"]["tasks"]["tasks"][number];

export function scoreTaskPath({ unit, round }: Pick<ScoreTask, "unit" | "round">): string {
  return `/tu-cham/${encodeURIComponent(unit.id)}/${encodeURIComponent(round.id)}`;
}

/** `Tự chấm điểm CCHC năm 2023`: the round as the commune's work. */
export function scoreTitle({ round }: Pick<ScoreTask, "round">): string {
  const rest = /^Chấm (.+)$/.exec(round.name)?.[1];
  return rest === undefined ? `Tự chấm: ${round.name}` : `Tự chấm ${rest}`;
}

/** What the unit scores itself, hundredths: everything but the survey. */
export function ownPoints({ set }: Pick<ScoreTask, "set">): number {
  return set.max - set.surveyShare;
}

/** Rounds that wait for the unit: not handed in and not over, or with items that came back. */
export function waitingScores(tasks: readonly ScoreTask[], today: string): readonly ScoreTask[] {
  const rank = ({ state }: ScoreTask): number => (state === "returned" ? 0 : 1);
  return tasks
    .filter(
      ({ state, round }) => state === "returned" || (state === "scoring" && round.selfDue >= today),
    )
    .sort((a, b) => rank(a) - rank(b) || (a.round.selfDue < b.round.selfDue ? -1 : 1));
}

/** Handed in and with the level above until its results are out, latest year first. */
export function handedInScores(tasks: readonly ScoreTask[]): readonly ScoreTask[] {
  return tasks.filter(
    ({ state, published }) => !published && state !== "scoring" && state !== "returned",
  );
}

/** One sentence: what waits here and how many points hang on it. */
export function scoreWhy(task: ScoreTask): string {
  const { state, set, submission, returnedItems, returnedReason } = task;
  const own = formatHundredths(ownPoints(task));
  if (state === "returned") {
    const reason = returnedReason === null ? "" : `: ${returnedReason}`;
    return `Cấp trên trả lại ${formatCount(returnedItems)} mục${reason}`;
  }
  if (state !== "scoring") {
    if (task.published) return "Kết quả đã công bố.";
    const next = state === "submitted" ? "Mục bị trả lại sẽ hiện ở đây." : "Chờ công bố kết quả.";
    return submission?.code === undefined ? next : `Mã biên nhận ${submission.code}. ${next}`;
  }
  const survey =
    set.surveyShare === 0 ? "" : `, ${formatHundredths(set.surveyShare)} điểm khảo sát tính sau`;
  return `${own} điểm do đơn vị tự chấm${survey}.`;
}

/** `ĐÃ NỘP, chờ thẩm định`: what left the unit is written in capitals. */
export function handedInWord(state: ScoreTask["state"]): string {
  return scoreStateLabels[state].replace(/^[^,]+/, (word) => word.toUpperCase());
}

/** `Còn 5 ngày, hạn 20/12/2023`; what is over says by how much, what was handed in when. */
export function scoreDue(
  { round, state, submission }: Pick<ScoreTask, "round" | "state" | "submission">,
  today: string,
): { readonly words: string; readonly late: boolean } {
  const day = `hạn ${formatDay(round.selfDue)}`;
  if (state !== "scoring") {
    const handedIn = state !== "returned" && submission?.on !== undefined;
    return { words: handedIn ? `Nộp ngày ${formatDay(submission.on)}` : day, late: false };
  }
  const left = daysBetween(today, round.selfDue);
  if (left < 0) return { words: `Đã hết ${day}`, late: true };
  if (left > 366) return { words: `Đang mở, ${day}`, late: false };
  return {
    words: left === 0 ? `Hôm nay, ${day}` : `Còn ${formatCount(left)} ngày, ${day}`,
    late: false,
  };
}
