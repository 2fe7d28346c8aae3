import type { ReactNode } from "react";
import type { SchedulePart } from "@cchc/domain/plan/schedule";
import { Select } from "../select.tsx";
import { type PartFieldsProps, RhythmFields, Whole } from "./schedule-fields.tsx";

const weekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

type RecurringPart = Extract<SchedulePart, { kind: "recurring" }>;

/** A rhythm and where in each turn it falls. */
export function Recurring({ part, onChange }: PartFieldsProps<RecurringPart>): ReactNode {
  const { slot: _slot, ...without } = part;
  const { slot } = part;
  const place = slot?.at === "weekday" || slot?.at === "day" ? slot.at : (slot?.at ?? "");
  return (
    <>
      <RhythmFields per={part.per} onChange={(per) => onChange({ ...part, per })} />
      <Select
        label="Vào lúc"
        value={place}
        choices={[
          { value: "", label: "bất kỳ trong kỳ" },
          { value: "weekday", label: "thứ trong tuần" },
          { value: "day", label: "ngày trong tháng" },
          { value: "early", label: "đầu kỳ" },
          { value: "mid", label: "giữa kỳ" },
          { value: "late", label: "cuối kỳ" },
          { value: "last_day", label: "ngày cuối kỳ" },
        ]}
        onChange={({ target }) => {
          const { value } = target;
          if (value === "weekday") onChange({ ...part, slot: { at: value, weekday: 4, week: 4 } });
          else if (value === "day") onChange({ ...part, slot: { at: value, day: 15 } });
          else if (value === "early" || value === "mid" || value === "late") {
            onChange({ ...part, slot: { at: value } });
          } else if (value === "last_day") onChange({ ...part, slot: { at: value } });
          else onChange(without);
        }}
      />
      {slot?.at === "weekday" && (
        <>
          <Select
            label="Thứ"
            short
            value={String(slot.weekday)}
            choices={weekdays.map((name, at) => ({ value: String(at + 1), label: name }))}
            onChange={({ target }) =>
              onChange({ ...part, slot: { ...slot, weekday: Number(target.value) } })
            }
          />
          <Select
            label="Lần thứ"
            short
            value={slot.week === undefined ? "" : String(slot.week)}
            choices={[
              { value: "", label: "mọi tuần" },
              ...[1, 2, 3, 4, 5].map((week) => ({ value: String(week), label: String(week) })),
              { value: "last", label: "cuối cùng" },
            ]}
            onChange={({ target }) => {
              const { week: _week, ...every } = slot;
              const { value } = target;
              if (value === "") onChange({ ...part, slot: every });
              else {
                const week = value === "last" ? ("last" as const) : Number(value);
                onChange({ ...part, slot: { ...every, week } });
              }
            }}
          />
        </>
      )}
      {slot?.at === "day" && (
        <Whole
          label="Ngày trong tháng"
          value={slot.day}
          most={31}
          onChange={(day) => onChange({ ...part, slot: { ...slot, day } })}
        />
      )}
    </>
  );
}
