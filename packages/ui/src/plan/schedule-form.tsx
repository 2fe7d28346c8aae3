import type { ReactNode } from "react";
import {
  type Schedule,
  type SchedulePart,
  type SchedulePartKind,
  schedulePartLabels,
} from "@cchc/domain/plan/schedule";
import { Button } from "../button.tsx";
import { Check, Field } from "../field.tsx";
import { Select } from "../select.tsx";
import { Quota } from "./quota-fields.tsx";
import { Recurring } from "./recurring-fields.tsx";
import { Day, type PartFieldsProps, Whole, Year } from "./schedule-fields.tsx";

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
