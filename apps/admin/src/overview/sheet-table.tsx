import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Link } from "@cchc/ui/link";
import type { GridPlace } from "@cchc/ui/grid-navigation";
import { usePrinting } from "../frame/printing.ts";
import type { Order, SheetCell, SheetColumn, SheetRow } from "./sheet.ts";
import { Cell, Head, PaperCell, StandingCell } from "./sheet-cells.tsx";
import { destination } from "./sheet-keys.ts";
import { TableRows, windowAbove } from "./table-rows.tsx";
import type { RowScroller } from "./windowed-rows.tsx";

/** Place of a cell: a row's id (`""` for the total) and a column's code. */
export interface Spot {
  readonly row: string;
  readonly column: string;
}

export interface SheetTableProps {
  caption: string;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  totals?: readonly SheetCell[] | undefined;
  totalLabel: string;
  order: Order;
  onOrder: (by: string) => void;
  rowHref: (row: SheetRow) => string;
  /** Draws something under a column's head: the years before. */
  headExtra?: ((column: SheetColumn) => ReactNode) | undefined;
  /** The cell that is being explained. */
  chosen?: Spot | undefined;
  /** Absent where cells have nothing to explain. */
  onExplain?: ((spot: Spot) => void) | undefined;
}

/** Rows by columns, every cell a figure that explains itself; arrows move, Enter explains. */
export function SheetTable(props: SheetTableProps): ReactNode {
  const { caption, columns, rows, totals, order, onOrder } = props;
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const windowed = rows.length > windowAbove && !printing;
  const [active, setActive] = useState<{ row: number; column: number }>();
  const wantsFocus = useRef(false);
  const scroller = useRef<RowScroller>(null);
  const standings = rows.some((row) => row.standing !== undefined);
  const width = columns.length + (standings ? 2 : 1);
  const lastRow = totals === undefined ? rows.length - 1 : rows.length;

  const focusActive = useCallback((): void => {
    if (!wantsFocus.current || active === undefined) return;
    const cell = box.current?.querySelector<HTMLElement>(
      `[data-spot="${active.row}.${active.column}"]`,
    );
    if (cell == null) return;
    wantsFocus.current = false;
    cell.focus();
  }, [active]);
  useLayoutEffect(focusActive);

  // The panel beside the table narrows it a moment later: the chosen cell stays in sight then too.
  const spot = props.chosen === undefined ? "" : `${props.chosen.row} ${props.chosen.column}`;
  useEffect(() => {
    const table = box.current;
    if (spot === "" || table === null) return;
    const observer = new ResizeObserver(() => {
      table.querySelector(".a-chosen")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    observer.observe(table);
    return () => observer.disconnect();
  }, [spot]);

  function move(event: KeyboardEvent<HTMLElement>, row: number, column: number): void {
    const to = destination(event, { row, column }, { lastRow, lastColumn: columns.length - 1 });
    if (to === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    if (windowed && to.row < rows.length) scroller.current?.scrollTo(to.row);
    setActive(to);
    if (props.chosen !== undefined) explain(to.row, to.column);
  }

  function explain(row: number, column: number): void {
    const code = columns[column]?.code;
    if (code !== undefined) props.onExplain?.({ row: rows[row]?.id ?? "", column: code });
  }

  // A sifted table may have lost the place of the last focus: it begins again at its top.
  const kept = active !== undefined && active.row <= lastRow && active.column < columns.length;
  const tabStop = kept ? active : { row: 0, column: 0 };
  const cellAt = (cell: SheetCell, { row, column }: GridPlace, name: string): ReactNode =>
    printing ? (
      <PaperCell key={columns[column]?.code ?? column} cell={cell} />
    ) : (
      <Cell
        key={columns[column]?.code ?? column}
        cell={cell}
        name={name}
        column={columns[column]}
        spot={`${row}.${column}`}
        stop={tabStop.row === row && tabStop.column === column}
        chosen={
          props.chosen?.column === columns[column]?.code &&
          props.chosen?.row === (rows[row]?.id ?? "")
        }
        explains={props.onExplain !== undefined}
        onFocus={() => setActive({ row, column })}
        onKeyDown={(event) => move(event, row, column)}
        onClick={() => explain(row, column)}
      />
    );

  const line = (index: number, measure?: (element: HTMLElement | null) => void): ReactNode => {
    const row = rows[index];
    if (row === undefined) return null;
    return (
      <tr key={row.id} aria-rowindex={index + 2} data-index={index} ref={measure}>
        <th scope="row">
          <Link href={props.rowHref(row)}>{row.name}</Link>
          {row.parent !== null && <span className="c-unit">{row.parent}</span>}
          {row.submitters !== undefined && (
            <span className="c-unit">{row.submitters} xã, phường</span>
          )}
        </th>
        {row.standing !== undefined && <StandingCell row={row} />}
        {row.cells.map((cell, column) => cellAt(cell, { row: index, column }, row.name))}
      </tr>
    );
  };

  return (
    <div
      className="c-table-box c-table-tall c-landscape"
      ref={box}
      role="region"
      aria-label={caption}
    >
      <table className="c-table a-sheet" aria-rowcount={rows.length + 1 + (totals ? 1 : 0)}>
        <caption className="c-sr">{caption}</caption>
        <thead>
          <tr>
            <Head by="ten" label="Đơn vị" order={order} onOrder={onOrder} />
            {standings && <Head by="nop" label="Tình trạng" order={order} onOrder={onOrder} />}
            {columns.map((column) => (
              <Head
                key={column.code}
                by={column.code}
                label={column.label}
                unit={column.unit}
                order={order}
                onOrder={onOrder}
                numeric
              >
                {props.headExtra?.(column)}
              </Head>
            ))}
          </tr>
        </thead>
        <TableRows
          windowed={windowed}
          box={box}
          count={rows.length}
          width={width}
          row={line}
          scroller={scroller}
          onDrawn={focusActive}
        />
        {totals !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{props.totalLabel}</th>
              {standings && <td />}
              {totals.map((cell, column) =>
                cellAt(cell, { row: rows.length, column }, props.totalLabel),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
