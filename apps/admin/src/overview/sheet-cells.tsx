import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "@cchc/ui/icon";
import { StateMark } from "@cchc/ui/state-mark";
import type { Order, SheetCell, SheetColumn, SheetRow } from "./sheet.ts";
import { standingWords } from "./standing.ts";

export interface CellProps {
  cell: SheetCell;
  name: string;
  column: SheetColumn | undefined;
  spot: string;
  stop: boolean;
  chosen: boolean;
  explains: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onClick: () => void;
}

/** A figure that a key reaches and that explains itself. */
export function Cell({
  cell,
  name,
  column,
  spot,
  stop,
  chosen,
  explains,
  ...on
}: CellProps): ReactNode {
  const unit = column?.unit === "%" && cell.state === "value" ? " %" : "";
  const label = `${name}, ${column?.name ?? ""}: ${cell.text}${unit}${cell.detail === "" ? "" : `; ${cell.detail}`}`;
  return (
    <td className={`c-num a-cell ${toneClass(cell)}${chosen ? " a-chosen" : ""}`}>
      <button
        type="button"
        className="a-rate"
        data-spot={spot}
        tabIndex={stop ? 0 : -1}
        aria-label={label}
        aria-pressed={explains ? chosen : undefined}
        onFocus={on.onFocus}
        onKeyDown={on.onKeyDown}
        onClick={on.onClick}
      >
        <span>{cell.text}</span>
        {cell.detail !== "" && <span className="a-rate-detail">{cell.detail}</span>}
      </button>
    </td>
  );
}

const stateClasses = {
  value: "",
  stated: "a-stated",
  none: "c-is-none",
  missing: "c-is-unknown c-hatched",
} as const;

function toneClass({ state, heat }: SheetCell): string {
  return heat === undefined ? stateClasses[state] : `c-heat-${heat}`;
}

/** A cell on paper: the figure alone. Buttons for a whole country take the browser too long. */
export function PaperCell({ cell }: { cell: SheetCell }): ReactNode {
  return <td className={`c-num a-cell ${toneClass(cell)}`}>{cell.text}</td>;
}

/** How a commune stands with its report. */
export function StandingCell({ row }: { row: SheetRow }): ReactNode {
  if (row.standing === undefined) return <td />;
  const { text, tone } = standingWords(row.standing);
  return (
    <td className="a-standing">
      <StateMark tone={tone}>{text}</StateMark>
    </td>
  );
}

export interface HeadProps {
  by: string;
  label: string;
  unit?: string;
  order: Order;
  onOrder: (by: string) => void;
  numeric?: boolean;
  children?: ReactNode;
}

/** A column's head, by which the table is sorted. */
export function Head({
  by,
  label,
  unit,
  order,
  onOrder,
  numeric = false,
  children,
}: HeadProps): ReactNode {
  const sorted = order.by === by;
  const up = order.direction === "tang";
  return (
    <th
      scope="col"
      className={numeric ? "c-num a-head" : undefined}
      aria-sort={sorted ? (up ? "ascending" : "descending") : undefined}
    >
      <button type="button" className="c-sort" onClick={() => onOrder(by)}>
        <span>{label}</span>
        <Icon name={sorted ? (up ? "up" : "down") : "updown"} />
      </button>
      {unit !== undefined && unit !== "" && <span className="c-unit">{unit}</span>}
      {children}
    </th>
  );
}
