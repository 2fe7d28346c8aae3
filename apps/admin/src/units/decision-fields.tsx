import type { ReactNode } from "react";
import type { UnitDecision } from "@cchc/domain/unit/operation";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { Field } from "@cchc/ui/field";

/** A decision as it is typed. */
export interface DecisionDraft {
  readonly number: string;
  /** As typed. */
  readonly day: string;
  readonly issuer: string;
}

export const noDecision: DecisionDraft = { number: "", day: "", issuer: "" };

export function draftFrom({ number, day, issuer }: UnitDecision): DecisionDraft {
  return { number, day: dayText(day), issuer };
}

/** The decision, or undefined while something of it is missing. */
export function decisionOf(draft: DecisionDraft): UnitDecision | undefined {
  const { day } = readDay(draft.day);
  const [number, issuer] = [draft.number.trim(), draft.issuer.trim()];
  return day === undefined || number === "" || issuer === "" ? undefined : { number, day, issuer };
}

export interface DecisionFieldsProps {
  value: DecisionDraft;
  tried: boolean;
  onChange: (value: DecisionDraft) => void;
}

/** Number, day and issuer of the paper that an operation rests on. */
export function DecisionFields({ value, tried, onChange }: DecisionFieldsProps): ReactNode {
  return (
    <fieldset className="a-fields">
      <legend className="c-legend">Căn cứ</legend>
      <Field
        label="Số, ký hiệu"
        hint="kèm tên loại: “Nghị quyết số 202/2025/QH15”"
        value={value.number}
        maxLength={100}
        error={tried && value.number.trim() === "" ? "Hãy ghi số, ký hiệu văn bản." : undefined}
        onChange={(event) => onChange({ ...value, number: event.target.value })}
      />
      <DayField
        label="Ngày ban hành"
        value={value.day}
        tried={tried}
        onChange={(day) => onChange({ ...value, day })}
      />
      <Field
        label="Cơ quan ban hành"
        value={value.issuer}
        maxLength={200}
        error={tried && value.issuer.trim() === "" ? "Hãy ghi cơ quan ban hành." : undefined}
        onChange={(event) => onChange({ ...value, issuer: event.target.value })}
      />
    </fieldset>
  );
}
