import type { ReactNode } from "react";
import type { Rhythm, SchedulePart } from "@cchc/domain/plan/schedule";
import { DateField } from "../day/day-field.tsx";
import { Field } from "../field.tsx";
import { Select } from "../select.tsx";

/** The fields of one part of a schedule. */
export interface PartFieldsProps<Part extends SchedulePart = SchedulePart> {
  part: Part;
  onChange: (part: SchedulePart) => void;
}

interface WholeProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

/** A whole number from 1 to `most`. */
export function Whole({ label, value, most, onChange }: WholeProps): ReactNode {
  return (
    <Field
      label={label}
      short
      inputMode="numeric"
      value={String(value)}
      onChange={({ target }) => {
        const typed = Number(target.value.replace(/\D/g, "").slice(-String(most).length));
        if (typed >= 1 && typed <= most) onChange(typed);
      }}
    />
  );
}

/** A year or one beside it. */
export function Year({
  value,
  onChange,
}: {
  value: number;
  onChange: (year: number) => void;
}): ReactNode {
  const years = [value - 1, value, value + 1];
  return (
    <Select
      label="Năm"
      short
      value={String(value)}
      choices={years.map((year) => ({ value: String(year), label: String(year) }))}
      onChange={({ target }) => onChange(Number(target.value))}
    />
  );
}

interface DayProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day that cannot be left empty. */
export function Day({ label, value, onChange }: DayProps): ReactNode {
  return (
    <DateField
      label={label}
      value={value}
      onDay={(day) => {
        if (day !== "") onChange(day);
      }}
    />
  );
}

const rhythms: readonly (readonly [Rhythm["unit"], string])[] = [
  ["week", "tuần"],
  ["month", "tháng"],
  ["quarter", "quý"],
  ["half", "6 tháng"],
  ["year", "năm"],
];

interface RhythmFieldsProps {
  per: Rhythm;
  onChange: (per: Rhythm) => void;
}

/** How often: every so many weeks, months, quarters, halves or years. */
export function RhythmFields({ per, onChange }: RhythmFieldsProps): ReactNode {
  return (
    <>
      <Whole
        label="Cứ mỗi"
        value={per.every}
        most={366}
        onChange={(every) => onChange({ ...per, every })}
      />
      <Select
        label="Nhịp"
        short
        value={per.unit}
        choices={rhythms.map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => {
          const found = rhythms.find(([unit]) => unit === target.value);
          if (found !== undefined) onChange({ ...per, unit: found[0] });
        }}
      />
    </>
  );
}
