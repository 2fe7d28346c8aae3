import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import { parseDate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";

/** A day being typed: its text, and the day once it reads as one. */
export interface TypedDay {
  readonly text: string;
  readonly day: Day | undefined;
  /** What is wrong with the text; an empty text is asked for, not wrong. */
  readonly problem: string | undefined;
}

export function readDay(text: string): TypedDay {
  const parsed = parseDate(text);
  if (parsed.ok) return { text, day: parsed.value, problem: undefined };
  const problem = parsed.code === "empty" ? "Hãy gõ ngày." : problemSentence(parsed);
  return { text, day: undefined, problem };
}

export function dayText(day: Day | undefined): string {
  return day === undefined ? "" : formatDay(day);
}

/** What a field shows of a day that is kept: the text as typed while it still means that day. */
export function heldText(typed: string, day: Day): string {
  if ((readDay(typed).day ?? "") === day) return typed;
  return day === "" ? "" : formatDay(day);
}
