import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { HeatStep } from "./scale.ts";

export type SortDirection = "ascending" | "descending";

export interface Sort {
  key: string;
  direction: SortDirection;
}

export interface DataColumn<Row> {
  key: string;
  heading: ReactNode;
  /** In the heading, never in the cells. */
  unit?: string | undefined;
  align?: "left" | "right" | "center" | undefined;
  sortable?: boolean | undefined;
  /** What the cell shows; a figure already written the Vietnamese way. */
  cell: (row: Row) => ReactNode;
  /** Sentences: wide enough to be read beside the first column on a narrow screen. */
  words?: boolean | undefined;
  /** Tint behind the figure. */
  heat?: ((row: Row) => HeatStep | undefined) | undefined;
  /** "Không phát sinh" and "Chưa có số liệu" look their own way. */
  standing?: ((row: Row) => "none" | "unknown" | undefined) | undefined;
  /** The totals row. */
  total?: ReactNode;
}

export interface DataTableProps<Row> {
  caption: ReactNode;
  captionHidden?: boolean;
  /** The first column heads its row and stays in sight. */
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** The mouse may take the whole row; the keyboard has the link in the first column. */
  onRow?: ((row: Row) => void) | undefined;
  selectedKey?: string | undefined;
  /** On a narrow screen a row is a card, its headings beside its words: for lists, not for figures. */
  cards?: boolean;
  /** Head and totals stay while the body scrolls inside the window's height. */
  tall?: boolean;
  /** `rows` is a window into more: heights in px of what is not drawn above and below. */
  window?: { before: number; after: number; firstIndex: number; count: number } | undefined;
  /** The scrolling box, for whoever does the windowing. */
  boxRef?: ((box: HTMLDivElement | null) => void) | undefined;
}

/** Roll-ups: sortable, sticky, figures in line. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { caption, captionHidden = false, columns, rows, rowKey, sort, onSort, tall } = props;
  const { window, boxRef, onRow, selectedKey, cards = false } = props;
  const hasTotal = columns.some((column) => column.total !== undefined);
  return (
    <div className={classNames("c-table-box", tall === true && "c-table-tall")} ref={boxRef}>
      <table
        className={classNames("c-table", cards && "c-table-cards")}
        aria-rowcount={window && window.count + 1}
      >
        <caption className={captionHidden ? "c-sr" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={window?.before ?? 0} span={columns.length} />
          {rows.map((row, at) => {
            const key = rowKey(row);
            return (
              <DataRow
                key={key}
                row={row}
                columns={columns}
                onRow={onRow}
                cards={cards}
                selected={key === selectedKey}
                // The heading is row 1.
                index={window && window.firstIndex + at + 2}
              />
            );
          })}
          <Spacer height={window?.after ?? 0} span={columns.length} />
        </tbody>
        {hasTotal && (
          <tfoot>
            <tr>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row">
                    {column.total}
                  </th>
                ) : (
                  <td key={column.key} className={alignClass(column.align)}>
                    {column.total}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function alignClass(align: "left" | "right" | "center" | undefined): string | undefined {
  if (align === "right") return "c-num";
  return align === "center" ? "c-center" : undefined;
}

interface HeadingProps<Row> {
  column: DataColumn<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>): ReactNode {
  const { key, heading, unit, align, sortable } = column;
  const direction = sort?.key === key ? sort.direction : undefined;
  const words = (
    <span>
      {heading}
      {unit !== undefined && <span className="c-unit">{unit}</span>}
    </span>
  );
  if (sortable !== true || onSort === undefined) {
    return (
      <th scope="col" className={alignClass(align)}>
        {words}
      </th>
    );
  }
  // Figures are first asked for from the highest, names from A.
  const first: SortDirection = align === "right" ? "descending" : "ascending";
  const other: SortDirection = direction === "ascending" ? "descending" : "ascending";
  return (
    <th scope="col" className={alignClass(align)} aria-sort={direction ?? "none"}>
      <button
        type="button"
        className="c-sort"
        onClick={() => {
          onSort({ key, direction: direction === undefined ? first : other });
        }}
      >
        {words}
        <Icon
          name={direction === undefined ? "updown" : direction === "ascending" ? "up" : "down"}
        />
      </button>
    </th>
  );
}

export interface DataRowProps<Row> {
  row: Row;
  columns: readonly DataColumn<Row>[];
  onRow?: ((row: Row) => void) | undefined;
  selected?: boolean;
  cards?: boolean;
  /** Place in the whole table, the heading being 1; only when windowed. */
  index?: number | undefined;
}

/** One row; an app that windows or groups by itself draws them with this. */
export function DataRow<Row>(props: DataRowProps<Row>): ReactNode {
  const { row, columns, onRow, selected = false, cards = false, index } = props;
  return (
    <tr
      className={onRow === undefined ? undefined : "c-clickable"}
      data-selected={selected || undefined}
      aria-rowindex={index}
      onClick={
        onRow &&
        ((event) => {
          // A link or button inside the row has its own work.
          const target = event.target;
          if (target instanceof Element && target.closest("a, button, input") !== null) return;
          onRow(row);
        })
      }
    >
      {columns.map((column, at) => {
        if (at === 0) {
          return (
            <th key={column.key} scope="row" className={alignClass(column.align)}>
              {column.cell(row)}
            </th>
          );
        }
        const step = column.heat?.(row);
        const standing = column.standing?.(row);
        return (
          <td
            key={column.key}
            data-label={cards && typeof column.heading === "string" ? column.heading : undefined}
            className={classNames(
              alignClass(column.align),
              column.words === true && "c-words",
              step !== undefined && `c-heat-${step}`,
              standing !== undefined && `c-is-${standing}`,
              standing === "unknown" && "c-hatched",
            )}
          >
            {standing === "unknown" ? <span>{column.cell(row)}</span> : column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

function Spacer({ height, span }: { height: number; span: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr className="c-spacer" aria-hidden="true">
      <td colSpan={span} style={{ height }}>
        {"\u00a0"}
      </td>
    </tr>
  );
}
