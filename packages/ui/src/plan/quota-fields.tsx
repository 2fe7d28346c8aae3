import type { ReactNode } from "react";
import type { SchedulePart } from "@cchc/domain/plan/schedule";
import type { Qualifier } from "@cchc/domain/report/cell";
import { Check, Field } from "../field.tsx";
import { Select } from "../select.tsx";
import { type PartFieldsProps, RhythmFields, Whole } from "./schedule-fields.tsx";

const bounds: readonly (readonly [Qualifier, string])[] = [
  ["exact", "đúng"],
  ["at-least", "ít nhất"],
  ["about", "khoảng"],
  ["above", "trên"],
  ["nearly", "gần"],
  ["at-most", "tối đa"],
];

type QuotaPart = Extract<SchedulePart, { kind: "quota" }>;

/** How many of what, and how often. */
export function Quota({ part, onChange }: PartFieldsProps<QuotaPart>): ReactNode {
  const { per: _per, ...once } = part;
  return (
    <>
      <Select
        label="Mức"
        short
        value={part.bound}
        choices={bounds.map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => {
          const found = bounds.find(([bound]) => bound === target.value);
          if (found !== undefined) onChange({ ...part, bound: found[0] });
        }}
      />
      <Whole
        label="Số lượng"
        value={part.count}
        most={99_999}
        onChange={(count) => {
          const { upTo, ...rest } = part;
          onChange(
            upTo !== undefined && upTo > count ? { ...rest, upTo, count } : { ...rest, count },
          );
        }}
      />
      <Field
        label="Đếm gì"
        short
        value={part.item}
        onChange={({ target }) => {
          if (target.value !== "") onChange({ ...part, item: target.value });
        }}
      />
      <Check
        label="Theo nhịp"
        checked={part.per !== undefined}
        onChange={({ target }) =>
          onChange(target.checked ? { ...part, per: { every: 1, unit: "year" } } : once)
        }
      />
      {part.per !== undefined && (
        <RhythmFields per={part.per} onChange={(per) => onChange({ ...part, per })} />
      )}
    </>
  );
}
