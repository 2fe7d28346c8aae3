import type { ReactNode } from "react";
import type { Qualifier } from "@cchc/domain/report/cell";
import {
  type Rhythm,
  type Schedule,
  type SchedulePart,
  type SchedulePartKind,
  schedulePartLabels,
} from "@cchc/domain/plan/schedule";
import { DateField } from "../day/day-field.tsx";
import { Button } from "../button.tsx";
import { Check, Field } from "../field.tsx";
import { Select } from "../select.tsx";

export interface ScheduleFormProps {
  /** Of which task, for those who hear the labels. */
  label: string;
  schedule: Schedule;
  year: number;
  onChange: (schedule: Schedule) => void;
}

const kinds: readonly SchedulePartKind[] = [
  "quarter",
  "half",
  "month",
  "year",
  "date",
  "before",
  "window",
  "from",
  "recurring",
  "quota",
  "ongoing",
  "on_event",
];

/** A part of each kind as it begins. */
function emptyPart(kind: SchedulePartKind, year: number): SchedulePart {
  const day = `${year}-12-31`;
  switch (kind) {
    case "quarter":
      return { kind, year, quarter: 1 };
    case "half":
      return { kind, year, half: 1 };
    case "month":
      return { kind, year, month: 1 };
    case "year":
      return { kind, year };
    case "date":
      return { kind, day };
    case "before":
      return { kind, day, inclusive: true };
    case "window":
      return { kind, from: `${year}-01-01`, to: day };
    case "from":
      return { kind, day: `${year}-01-01` };
    case "recurring":
      return { kind, per: { every: 1, unit: "quarter" } };
    case "quota":
      return { kind, count: 1, bound: "exact", item: "tin", per: { every: 1, unit: "year" } };
    case "ongoing":
      return { kind };
    case "on_event":
      return { kind, wording: "khi có kế hoạch của cấp trên" };
  }
}

/** The time of a task as a person says it, part by part; the wording of the paper stays. */
export function ScheduleForm({ label, schedule, year, onChange }: ScheduleFormProps): ReactNode {
  const { parts } = schedule;
  const put = (next: readonly SchedulePart[]): void => onChange({ ...schedule, parts: next });
  const set = (at: number, part: SchedulePart): void =>
    put(parts.map((one, index) => (index === at ? part : one)));
  return (
    <fieldset className="c-plan-set">
      <legend className="c-legend">Thời gian của {label}</legend>
      {parts.map((part, at) => (
        <div key={at} className="c-plan-part">
          <Select
            label="Loại"
            value={part.kind}
            choices={kinds.map((kind) => ({ value: kind, label: schedulePartLabels[kind] }))}
            onChange={({ target }) => {
              const kind = kinds.find((one) => one === target.value);
              if (kind !== undefined) set(at, emptyPart(kind, year));
            }}
          />
          <PartFields part={part} onChange={(next) => set(at, next)} />
          <Button
            small
            tone="quiet"
            aria-label={`Bỏ thời gian ${at + 1}`}
            onClick={() => put(parts.filter((_part, index) => index !== at))}
          >
            Bỏ
          </Button>
        </div>
      ))}
      <div className="c-row">
        <Button small onClick={() => put([...parts, emptyPart("quarter", year)])}>
          Thêm thời gian
        </Button>
        {parts.length === 0 && <span className="c-quiet">Không đặt thời gian.</span>}
      </div>
    </fieldset>
  );
}

interface PartFieldsProps<Part extends SchedulePart = SchedulePart> {
  part: Part;
  onChange: (part: SchedulePart) => void;
}

function PartFields({ part, onChange }: PartFieldsProps): ReactNode {
  switch (part.kind) {
    case "quarter":
      return (
        <>
          <Whole
            label="Quý"
            value={part.quarter}
            most={4}
            onChange={(quarter) => onChange({ ...part, quarter })}
          />
          <Year value={part.year} onChange={(year) => onChange({ ...part, year })} />
        </>
      );
    case "half":
      return (
        <>
          <Select
            label="Nửa năm"
            short
            value={String(part.half)}
            choices={[
              { value: "1", label: "6 tháng đầu" },
              { value: "2", label: "6 tháng cuối" },
            ]}
            onChange={({ target }) => onChange({ ...part, half: Number(target.value) })}
          />
          <Year value={part.year} onChange={(year) => onChange({ ...part, year })} />
        </>
      );
    case "month":
      return (
        <>
          <Whole
            label="Tháng"
            value={part.month}
            most={12}
            onChange={(month) => onChange({ ...part, month })}
          />
          <Year value={part.year} onChange={(year) => onChange({ ...part, year })} />
        </>
      );
    case "year":
      return <Year value={part.year} onChange={(year) => onChange({ ...part, year })} />;
    case "date":
    case "from":
      return <Day label="Ngày" value={part.day} onChange={(day) => onChange({ ...part, day })} />;
    case "before":
      return (
        <>
          <Day label="Ngày" value={part.day} onChange={(day) => onChange({ ...part, day })} />
          <Check
            label="Ngày đó vẫn còn hạn"
            checked={part.inclusive}
            onChange={({ target }) => onChange({ ...part, inclusive: target.checked })}
          />
        </>
      );
    case "window":
      return (
        <>
          <Day label="Từ ngày" value={part.from} onChange={(from) => onChange({ ...part, from })} />
          <Day label="Đến ngày" value={part.to} onChange={(to) => onChange({ ...part, to })} />
        </>
      );
    case "recurring":
      return <Recurring part={part} onChange={onChange} />;
    case "quota":
      return <Quota part={part} onChange={onChange} />;
    case "ongoing":
      return null;
    case "on_event":
      return (
        <Field
          label="Khi nào"
          value={part.wording}
          onChange={({ target }) => {
            if (target.value !== "") onChange({ ...part, wording: target.value });
          }}
        />
      );
  }
}

interface WholeProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

function Whole({ label, value, most, onChange }: WholeProps): ReactNode {
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

function Year({ value, onChange }: { value: number; onChange: (year: number) => void }): ReactNode {
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

function Day({ label, value, onChange }: DayProps): ReactNode {
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

function RhythmFields({ per, onChange }: RhythmFieldsProps): ReactNode {
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

const weekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

type RecurringPart = Extract<SchedulePart, { kind: "recurring" }>;

function Recurring({ part, onChange }: PartFieldsProps<RecurringPart>): ReactNode {
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

const bounds: readonly (readonly [Qualifier, string])[] = [
  ["exact", "đúng"],
  ["at-least", "ít nhất"],
  ["about", "khoảng"],
  ["above", "trên"],
  ["nearly", "gần"],
  ["at-most", "tối đa"],
];

type QuotaPart = Extract<SchedulePart, { kind: "quota" }>;

function Quota({ part, onChange }: PartFieldsProps<QuotaPart>): ReactNode {
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
