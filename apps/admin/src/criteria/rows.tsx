import type { ReactNode } from "react";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { moved, withAt, without } from "./place.ts";

export interface Column<Row> {
  key: string;
  heading: string;
  /** `label`: how it is read aloud in its row, "Điểm, bậc 2". */
  render: (row: Row, change: (row: Row) => void, label: string) => ReactNode;
}

export interface RowsProps<Row> {
  /** What one row is: "Bậc". */
  what: string;
  /** Place in the set, where findings lead: `rule/bands`. */
  place: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  onChange: (rows: readonly Row[]) => void;
  /** A new row; rows cannot be added without it. */
  fresh?: (() => Row) | undefined;
  /** Fewest rows. */
  least?: number;
}

/** A short table that is written in: rows come, go and move. */
export function Rows<Row>(props: RowsProps<Row>): ReactNode {
  const { what, place, rows, columns, onChange, fresh, least = 1 } = props;
  return (
    <div className="s-tight" id={`o-${place}`} tabIndex={-1}>
      {rows.length > 0 && (
        <div className="c-table-box">
          <table className="c-table s-rows">
            <thead>
              <tr>
                <th scope="col">{what}</th>
                {columns.map(({ key, heading }) => (
                  <th key={key} scope="col">
                    {heading}
                  </th>
                ))}
                <th scope="col">
                  <span className="c-sr">Xếp, bỏ</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at} id={`o-${place}/${at + 1}`} tabIndex={-1}>
                  <th scope="row">{at + 1}</th>
                  {columns.map(({ key, heading, render }) => (
                    <td key={key}>
                      {render(
                        row,
                        (next) => onChange(withAt(rows, at, () => next)),
                        `${heading}, ${what.toLowerCase()} ${at + 1}`,
                      )}
                    </td>
                  ))}
                  <td className="s-tools">
                    <Move
                      name={`${what.toLowerCase()} ${at + 1}`}
                      at={at}
                      count={rows.length}
                      onMove={(by) => onChange(moved(rows, at, by))}
                    />
                    <Drop
                      name={`${what.toLowerCase()} ${at + 1}`}
                      disabled={rows.length <= least}
                      onDrop={() => onChange(without(rows, at))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fresh !== undefined && (
        <Button small onClick={() => onChange([...rows, fresh()])}>
          Thêm {what.toLowerCase()}
        </Button>
      )}
    </div>
  );
}

export interface DropProps {
  name: string;
  disabled?: boolean;
  onDrop: () => void;
}

export function Drop({ name, disabled, onDrop }: DropProps): ReactNode {
  return (
    <Button small tone="quiet" disabled={disabled} aria-label={`Bỏ ${name}`} onClick={onDrop}>
      <Icon name="cross" />
    </Button>
  );
}

export interface MoveProps {
  name: string;
  at: number;
  count: number;
  onMove: (by: -1 | 1) => void;
}

export function Move({ name, at, count, onMove }: MoveProps): ReactNode {
  return (
    <>
      <Button
        small
        tone="quiet"
        disabled={at === 0}
        aria-label={`Đưa ${name} lên`}
        onClick={() => onMove(-1)}
      >
        <Icon name="up" />
      </Button>
      <Button
        small
        tone="quiet"
        disabled={at === count - 1}
        aria-label={`Đưa ${name} xuống`}
        onClick={() => onMove(1)}
      >
        <Icon name="down" />
      </Button>
    </>
  );
}
