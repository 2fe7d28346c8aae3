import type { ReactNode } from "react";
import { Select } from "@cchc/ui/select";
import type { Change } from "./overview.tsx";
import { type ColumnSet, columnSetLabel, columnSets } from "./search.ts";

export interface IndicatorBarProps {
  set: ColumnSet;
  change: Change;
  children?: ReactNode;
}

/** Which indicators are drawn, and what else can be chosen beside them. */
export function IndicatorBar({ set, change, children }: IndicatorBarProps): ReactNode {
  return (
    <div className="c-toolbar a-tools">
      <Select
        line
        label="Chỉ tiêu"
        choices={columnSets.map((value) => ({ value, label: columnSetLabel(value) }))}
        value={set}
        onChange={(event) =>
          change({ cot: columnSets.find((each) => each === event.target.value) })
        }
      />
      {children}
    </div>
  );
}
