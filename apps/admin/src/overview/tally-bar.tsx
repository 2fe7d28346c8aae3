import type { ReactNode } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Tally } from "./headline.ts";
import type { Filter } from "./search.ts";

interface Part {
  readonly key: "onTime" | "late" | "returned" | "waiting" | "overdue";
  readonly label: string;
  readonly filter: Filter;
}

const parts: readonly Part[] = [
  { key: "onTime", label: "nộp đúng hạn", filter: "da-nop" },
  { key: "late", label: "nộp muộn", filter: "nop-muon" },
  { key: "returned", label: "bị trả lại", filter: "tra-lai" },
  { key: "overdue", label: "quá hạn chưa nộp", filter: "qua-han" },
  { key: "waiting", label: "chưa nộp, còn hạn", filter: "chua-nop" },
];

export interface TallyBarProps {
  tally: Tally;
  filter: Filter;
  onFilter: (filter: Filter | undefined) => void;
}

/** One bar for all communes; each part is labelled and shows its communes when pressed. */
export function TallyBar({ tally, filter, onFilter }: TallyBarProps): ReactNode {
  const shown = parts.filter(({ key }) => tally[key] > 0);
  let left = 0;
  return (
    <div className="a-tally">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {shown.map(({ key }) => {
          const width = (100 * tally[key]) / tally.total;
          const x = left;
          left += width;
          return <rect key={key} className={`a-part-${key}`} x={x} y={0} width={width} height={4} />;
        })}
      </svg>
      <ul className="c-chart-labels">
        {shown.map((part) => (
          <li key={part.key}>
            <button
              type="button"
              className="a-part"
              aria-pressed={filter === part.filter}
              onClick={() => onFilter(filter === part.filter ? undefined : part.filter)}
            >
              <span className={`a-swatch a-part-${part.key}`} aria-hidden="true" />
              <b>{formatCount(tally[part.key])}</b> {part.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
