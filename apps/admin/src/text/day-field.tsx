import { type ReactNode, useState } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import { parseDate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import { Field } from "@cchc/ui/field";

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

export interface DayFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** Shown whether or not the text reads as a day: an order between days, for instance. */
  error?: string | undefined;
  /** Says what is wrong even before the field was left. */
  tried: boolean;
  onChange: (text: string) => void;
}

/** A day typed the Vietnamese way; the browser's own picker follows the computer's language. */
export function DayField({ label, hint, value, error, tried, onChange }: DayFieldProps): ReactNode {
  const [left, setLeft] = useState(false);
  const { problem } = readDay(value);
  const shown = tried || (left && value !== "") ? (problem ?? error) : undefined;
  return (
    <Field
      short
      label={label}
      hint={hint ?? "ngày/tháng/năm"}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      error={shown}
      onBlur={() => setLeft(true)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
