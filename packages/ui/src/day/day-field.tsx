import { type ReactNode, useState } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { Field, type FieldProps } from "../field.tsx";
import { heldText, readDay } from "./typed-day.ts";

type Shared = Omit<FieldProps, "value" | "onChange" | "onBlur" | "type" | "inputMode" | "short">;

export interface DayFieldProps extends Shared {
  /** As typed. */
  value: string;
  /** Shown whether or not the text reads as a day: an order between days, for instance. */
  error?: string | undefined;
  /** Says what is wrong even before the field was left. */
  tried: boolean;
  onChange: (text: string) => void;
}

/** A day typed the Vietnamese way; the browser's own picker follows the computer's language. */
export function DayField(props: DayFieldProps): ReactNode {
  const { value, error, tried, onChange, hint = "ngày/tháng/năm", ...field } = props;
  const [left, setLeft] = useState(false);
  const { problem } = readDay(value);
  return (
    <Field
      autoComplete="off"
      {...field}
      short
      hint={hint}
      inputMode="numeric"
      value={value}
      error={tried || (left && value !== "") ? (problem ?? error) : undefined}
      onBlur={() => setLeft(true)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface DateFieldProps extends Shared {
  /** The day; empty where there is none. */
  value: Day;
  error?: string | undefined;
  /** Empty while the text does not read as a day. */
  onDay: (day: Day) => void;
}

/** {@link DayField} for a form that keeps days, not texts. */
export function DateField({ value, error, onDay, ...field }: DateFieldProps): ReactNode {
  const [text, setText] = useState("");
  const held = heldText(text, value);
  return (
    <DayField
      {...field}
      value={held}
      error={error}
      tried={error !== undefined}
      onChange={(typed) => {
        setText(typed);
        onDay(readDay(typed).day ?? "");
      }}
    />
  );
}
