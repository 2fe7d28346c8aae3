import type { ReactNode } from "react";
import type { BonusBlock, CriteriaSet } from "@cchc/domain/criteria/set";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Field } from "@cchc/ui/field";
import { PointsField } from "./inputs.tsx";
import { areaAt, criterionAt, type Place, withArea, withBonus, withCriterion } from "./place.ts";

interface Headed {
  readonly code: string;
  readonly label: string;
  readonly max: number;
}

export interface GroupPanelProps {
  set: CriteriaSet;
  place: Extract<Place, { kind: "area" | "criterion" | "bonus" }>;
  /** Absent where the set is only read. */
  onChange?: ((set: CriteriaSet) => void) | undefined;
}

/** An area, a criterion or the bonus block: its name and maximum. */
export function GroupPanel({ set, place, onChange }: GroupPanelProps): ReactNode {
  if (place.kind === "bonus") {
    const { bonus } = set;
    if (bonus === undefined) return null;
    return (
      <BonusForm
        bonus={bonus}
        onChange={onChange && ((next) => onChange(withBonus(set, () => next)))}
      />
    );
  }
  const group = place.kind === "area" ? areaAt(set, place) : criterionAt(set, place);
  if (group === undefined) return null;
  const parts = "criteria" in group ? group.criteria : group.leaves;
  const sum = parts.reduce((all, { max }) => all + max, 0);
  const put = (next: Partial<Headed>): void =>
    onChange?.(
      place.kind === "area"
        ? withArea(set, place.area, (one) => ({ ...one, ...next }))
        : withCriterion(set, place, (one) => ({ ...one, ...next })),
    );
  return (
    <div className="c-stack">
      {onChange !== undefined && (
        <div className="s-head">
          <div id="o-code" tabIndex={-1}>
            <Field
              label="Mã"
              value={group.code}
              maxLength={64}
              spellCheck={false}
              onChange={(event) => put({ code: event.target.value })}
            />
          </div>
          <Field
            label={place.kind === "area" ? "Tên lĩnh vực" : "Tên tiêu chí"}
            value={group.label}
            maxLength={500}
            onChange={(event) => put({ label: event.target.value })}
          />
          <div id="o-max" tabIndex={-1}>
            <PointsField label="Điểm tối đa" value={group.max} onChange={(max) => put({ max })} />
          </div>
        </div>
      )}
      <p>
        Các mục con cộng lại <b>{formatHundredths(sum)}</b> trên điểm tối đa{" "}
        <b>{formatHundredths(group.max)}</b>
        {sum === group.max ? "." : `, lệch ${formatHundredths(sum - group.max)}.`}
      </p>
    </div>
  );
}

interface BonusFormProps {
  bonus: BonusBlock;
  onChange: ((bonus: BonusBlock) => void) | undefined;
}

function BonusForm({ bonus, onChange }: BonusFormProps): ReactNode {
  if (onChange === undefined) {
    return (
      <p>
        {bonus.label}: từ {formatHundredths(bonus.min)} đến {formatHundredths(bonus.max)} điểm, cộng
        ngoài điểm chuẩn.
      </p>
    );
  }
  return (
    <div className="s-head">
      <Field
        label="Tên phần thưởng, phạt"
        value={bonus.label}
        maxLength={500}
        onChange={(event) => onChange({ ...bonus, label: event.target.value })}
      />
      <div id="o-min" tabIndex={-1}>
        <PointsField
          label="Trừ nhiều nhất"
          value={bonus.min}
          onChange={(min) => onChange({ ...bonus, min })}
        />
      </div>
      <PointsField
        label="Cộng nhiều nhất"
        value={bonus.max}
        onChange={(max) => onChange({ ...bonus, max })}
      />
    </div>
  );
}
