import type { ReactNode } from "react";
import { DayField } from "@cchc/ui/day/day-field";
import type { duesProblems, TypedDues } from "./dues.ts";

export interface DuesFieldsProps {
  dues: TypedDues;
  problems: ReturnType<typeof duesProblems>;
  tried: boolean;
  onChange: (dues: TypedDues) => void;
}

/** The two last days of a round. */
export function DuesFields({ dues, problems, tried, onChange }: DuesFieldsProps): ReactNode {
  return (
    <div className="a-fields">
      <DayField
        label="Hạn tự chấm"
        value={dues.selfDue}
        tried={tried || problems.selfDue !== undefined}
        error={problems.selfDue}
        onChange={(selfDue) => onChange({ ...dues, selfDue })}
      />
      <DayField
        label="Hạn thẩm định"
        value={dues.appraisalDue}
        tried={tried || problems.appraisalDue !== undefined}
        error={problems.appraisalDue}
        onChange={(appraisalDue) => onChange({ ...dues, appraisalDue })}
      />
    </div>
  );
}
