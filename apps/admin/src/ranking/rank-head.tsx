import type { ReactNode } from "react";
import { Icon } from "@cchc/ui/icon";

/** The column that a table of ranks is sorted by. */
export interface RankOrder {
  readonly by: string;
  readonly falling: boolean;
}

export interface HeadProps {
  order: RankOrder;
  onOrder: (order: RankOrder) => void;
  by: string;
  label: string;
  /** The whole name, where the heading is a short one. */
  name?: string;
  unit?: string | undefined;
  first?: boolean;
  left?: boolean;
  narrow?: boolean;
}

/** Ranks, names and intervals are first asked for from the smallest, points from the highest. */
export function Head(props: HeadProps): ReactNode {
  const {
    by,
    label,
    name,
    unit,
    first = false,
    left = false,
    narrow = false,
    order,
    onOrder,
  } = props;
  const sorted = order.by === by;
  const words = left || first;
  return (
    <th
      scope="col"
      className={words ? undefined : narrow ? "c-num r-area" : "c-num"}
      aria-sort={sorted ? (order.falling ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="c-sort"
        title={name}
        onClick={() => onOrder({ by, falling: sorted ? !order.falling : !first && by !== "dai" })}
      >
        <span>{label}</span>
        <Icon name={sorted ? (order.falling ? "down" : "up") : "updown"} />
      </button>
      {unit !== undefined && <span className="c-unit">{unit}</span>}
    </th>
  );
}
