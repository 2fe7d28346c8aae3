import type { Day } from "../report/cell.ts";
import { daysBetween, formatDay } from "../text/days.ts";
import { type Occurrence, occurrences } from "./calendar.ts";
import type { Schedule, SchedulePartKind } from "./schedule.ts";

/** Where a task stands by the calendar. */
export type LatenessState =
  /** No day to be late on: ongoing, on an event, or no time set. */
  | "no_deadline"
  | "not_due"
  | "due_soon"
  | "late"
  /** Some of its times are done, none is late or near. */
  | "partly"
  | "done";

/** One time of the task and what came of it. */
export interface OccurrenceState extends Occurrence {
  /** Days it was done on, as many as count towards it. */
  readonly doneOn: readonly Day[];
  readonly state: "done" | "done_late" | "late" | "due_soon" | "not_due";
  /** Days late (done late or still open); 0 otherwise. */
  readonly daysLate: number;
}

export interface Lateness {
  readonly state: LatenessState;
  readonly occurrences: readonly OccurrenceState[];
  /** The first open time: the late one, or the next. */
  readonly next?: OccurrenceState;
  /** Days until `next` is due; negative when late. */
  readonly days?: number;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

/** What is known of a task on a day. */
export interface LatenessInput {
  /** The plan's year. */
  readonly year: number;
  /** Each day on which one was done; a day may stand several times. */
  readonly doneDays: readonly Day[];
  readonly today: Day;
  /** "Sắp đến hạn" from this many days before it is due, also when that is before a fixed day or
   * window begins; 15 unless said. */
  readonly soonDays?: number;
}

/**
 * Days go to the earliest open time that had begun; a quota counts within its window only, so an
 * article of May mends no missing one of March. The only time of a task may be done before it begins.
 */
function assign(
  all: readonly Occurrence[],
  quotas: ReadonlySet<number>,
  days: readonly Day[],
): Day[][] {
  const filled = all.map((): Day[] => []);
  const parts = new Set(all.map(({ part }) => part));
  for (const part of parts) {
    const own = all.flatMap((one, at) => (one.part === part ? [{ one, at }] : []));
    for (const day of [...days].sort()) {
      const place = own.find(({ one, at }) => {
        if ((filled[at]?.length ?? 0) >= one.needed) return false;
        if (quotas.has(part)) return one.from <= day && day <= one.due;
        return one.from <= day || own.length === 1;
      });
      if (place !== undefined) filled[place.at]?.push(day);
    }
  }
  return filled;
}

interface OnDay extends LatenessInput {
  /** Parts that come round: the next time of one is no matter before its period begins. */
  readonly rhythms: ReadonlySet<number>;
}

function stateOf(one: Occurrence, doneOn: readonly Day[], input: OnDay): OccurrenceState {
  const { today, soonDays = 15, rhythms } = input;
  const last = doneOn.at(-1);
  if (doneOn.length >= one.needed && last !== undefined) {
    const daysLate = Math.max(0, daysBetween(one.due, last));
    return { ...one, doneOn, state: daysLate > 0 ? "done_late" : "done", daysLate };
  }
  const left = daysBetween(today, one.due);
  if (left < 0) return { ...one, doneOn, state: "late", daysLate: -left };
  const soon = left <= soonDays && (one.from <= today || !rhythms.has(one.part));
  return { ...one, doneOn, state: soon ? "due_soon" : "not_due", daysLate: 0 };
}

function openSentence(next: OccurrenceState, days: number, done: number): string {
  const before = done > 0 ? `Đã xong ${done} lần. ` : "";
  const missing = next.needed - next.doneOn.length;
  const what = next.needed > 1 ? ` còn thiếu ${missing}/${next.needed}` : "";
  // What is only a day is called by it already.
  const name = next.label.startsWith("hạn ") ? "" : `${next.label}${what}, `;
  const due = `${name}hạn ${formatDay(next.due)}${name === "" ? what : ""}`;
  if (days < 0) return `${before}Đã quá hạn ${-days} ngày: ${due}.`;
  return days === 0 ? `${before}Đến hạn hôm nay: ${due}.` : `${before}Còn ${days} ngày: ${due}.`;
}

function partsOf({ parts }: Schedule, kind: SchedulePartKind): ReadonlySet<number> {
  return new Set(parts.flatMap((part, at) => (part.kind === kind ? [at] : [])));
}

/**
 * Where a task stands on `today`. A time that passed undone is late however many came after it; all
 * times done is done, whether each was in time stands with it.
 */
export function lateness(schedule: Schedule, input: LatenessInput): Lateness {
  // An upper limit is kept by doing nothing: nobody is late on it.
  const limits = new Set(
    schedule.parts.flatMap((part, at) =>
      part.kind === "quota" && part.bound === "at-most" ? [at] : [],
    ),
  );
  const all = occurrences(schedule, input.year).filter(({ part }) => !limits.has(part));
  if (all.length === 0) {
    return { state: "no_deadline", occurrences: [], sentence: "Không đặt hạn." };
  }
  const quotas = partsOf(schedule, "quota");
  const rhythms = new Set([...quotas, ...partsOf(schedule, "recurring")]);
  const filled = assign(all, quotas, input.doneDays);
  const states = all.map((one, at) => stateOf(one, filled[at] ?? [], { ...input, rhythms }));
  const isDone = ({ state }: OccurrenceState): boolean => state === "done" || state === "done_late";
  const done = states.filter(isDone);
  const next = states.find((one) => !isDone(one));
  if (next === undefined) {
    const worst = Math.max(...done.map(({ daysLate }) => daysLate));
    const sentence = worst > 0 ? `Đã xong, chậm ${worst} ngày.` : "Đã xong đúng hạn.";
    return { state: "done", occurrences: states, sentence };
  }
  const days = daysBetween(input.today, next.due);
  const state = next.state === "not_due" && done.length > 0 ? "partly" : next.state;
  const known: LatenessState = state === "done" || state === "done_late" ? "done" : state;
  const sentence = openSentence(next, days, done.length);
  return { state: known, occurrences: states, next, days, sentence };
}
