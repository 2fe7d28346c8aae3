import type { ReactNode } from "react";
import type { Part, RuleOf } from "@cchc/domain/criteria/rule";
import { MaybePointsCell, PointsCell, PointsField } from "./inputs.tsx";
import { freeCode } from "./new-rule.ts";
import { Rows } from "./rows.tsx";
import type { RuleFormProps } from "./rule-cases.tsx";
import { namedColumns, partWith, sourceColumn } from "./rule-columns.tsx";

interface PartRowsProps {
  parts: readonly Part[];
  /** What one occurrence does: "Trừ mỗi lần". */
  each: string;
  onChange: (parts: readonly Part[]) => void;
}

/** What each occurrence gives or takes. */
function PartRows({ parts, each: heading, onChange }: PartRowsProps): ReactNode {
  return (
    <Rows
      what="Khoản"
      place="rule/parts"
      rows={parts}
      onChange={onChange}
      fresh={(): Part => ({ code: freeCode("", parts), label: "", each: 25 })}
      columns={[
        ...namedColumns<Part>(),
        {
          key: "each",
          heading,
          render: (row, change, label) => (
            <PointsCell
              label={label}
              value={row.each}
              onChange={(each) => change({ ...row, each })}
            />
          ),
        },
        {
          key: "cap",
          heading: "Nhiều nhất",
          render: (row, change, label) => (
            <MaybePointsCell
              label={label}
              value={row.cap}
              onChange={(cap) => {
                const { cap: _old, ...rest } = row;
                change(cap === undefined ? rest : { ...rest, cap });
              }}
            />
          ),
        },
        sourceColumn(partWith),
      ]}
    />
  );
}

export function DeductionForm(props: RuleFormProps<RuleOf<"deduction-with-floor">>): ReactNode {
  const { rule, onChange } = props;
  return (
    <>
      <PartRows
        each="Trừ mỗi lần"
        parts={rule.parts}
        onChange={(parts) => onChange({ ...rule, parts })}
      />
      <PointsField
        label="Trừ đến còn"
        value={rule.floor}
        onChange={(floor) => onChange({ ...rule, floor })}
      />
    </>
  );
}

export function SumForm({ rule, onChange }: RuleFormProps<RuleOf<"sum-with-cap">>): ReactNode {
  return (
    <PartRows
      each="Điểm mỗi lần"
      parts={rule.parts}
      onChange={(parts) => onChange({ ...rule, parts })}
    />
  );
}

export function BonusForm({ rule, onChange }: RuleFormProps<RuleOf<"bonus-penalty">>): ReactNode {
  return (
    <>
      <PartRows
        each="Điểm mỗi lần"
        parts={rule.parts}
        onChange={(parts) => onChange({ ...rule, parts })}
      />
      <PointsField
        label="Trừ nhiều nhất"
        hint="0 hoặc số âm"
        value={rule.min}
        onChange={(min) => onChange({ ...rule, min })}
      />
    </>
  );
}
