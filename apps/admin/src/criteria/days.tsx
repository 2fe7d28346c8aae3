import { type ReactNode, useState } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";

interface DayProps<D> {
  label: string;
  hint: string;
  day: D;
  onChange: (day: D) => void;
}

/** A day of a draft, typed the Vietnamese way; what is no day changes nothing. */
export function OneDay({ label, hint, day, onChange }: DayProps<Day>): ReactNode {
  const [typed, setTyped] = useState({ day, text: dayText(day) });
  return (
    <DayField
      tried
      label={label}
      hint={hint}
      value={typed.day === day ? typed.text : dayText(day)}
      onChange={(text) => {
        const next = readDay(text).day;
        setTyped({ day: next ?? day, text });
        if (next !== undefined) onChange(next);
      }}
    />
  );
}

/** {@link OneDay} that may be left out. */
export function MaybeDay({ label, hint, day, onChange }: DayProps<Day | undefined>): ReactNode {
  const [typed, setTyped] = useState({ day, text: dayText(day) });
  const text = typed.day === day ? typed.text : dayText(day);
  return (
    <DayField
      tried={text.trim() !== ""}
      label={label}
      hint={hint}
      value={text}
      onChange={(now) => {
        const next = now.trim() === "" ? undefined : (readDay(now).day ?? day);
        setTyped({ day: next, text: now });
        if (next !== day) onChange(next);
      }}
    />
  );
}
