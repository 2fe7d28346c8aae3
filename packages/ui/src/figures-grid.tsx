import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface GridColumn {
  key: string;
  heading: ReactNode;
  /** In the heading, never in the cells: "hồ sơ", "%". */
  unit?: string | undefined;
  /** An earlier period, shown quietly beside the entry; `old` ones give way on narrow screens. */
  earlier?: "last" | "old" | undefined;
  align?: "right" | "left" | undefined;
}

export interface FiguresGridProps {
  caption: ReactNode;
  captionHidden?: boolean;
  /** Heading of the first column. */
  firstHeading: ReactNode;
  columns: readonly GridColumn[];
  /** More columns than the page holds: the grid scrolls in its own box. */
  wide?: boolean;
  /** GridRow, GridGroup and GridMessage. */
  children: ReactNode;
}

/** The entry grid: heading and first column stay in sight. */
export function FiguresGrid(props: FiguresGridProps): ReactNode {
  const { caption, captionHidden = false, firstHeading, columns, wide, children } = props;
  return (
    <div className={classNames("c-table-box", wide === true ? "c-table-tall" : "c-table-page")}>
      <table className="c-table c-grid">
        <caption className={captionHidden ? "c-sr" : undefined}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{firstHeading}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={columnClass(column)}>
                {column.heading}
                {column.unit !== undefined && <span className="c-unit">{column.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The class of a cell in the column: for cells that are only read. */
export function columnClass({ align = "right", earlier }: GridColumn): string {
  return classNames(
    align === "right" && "c-num",
    earlier !== undefined && "c-earlier",
    earlier === "old" && "c-earlier-old",
  );
}

export interface GridRowProps {
  label: ReactNode;
  /** A quieter line under the label. */
  hint?: ReactNode;
  /** A GridMessage follows: the hairline between them goes. */
  hasMessage?: boolean;
  /** The `<td>`s. */
  children: ReactNode;
}

export function GridRow({ label, hint, hasMessage = false, children }: GridRowProps): ReactNode {
  return (
    <tr className={hasMessage ? "c-has-message" : undefined}>
      <th scope="row">
        {label}
        {hint != null && <span className="c-hint"> {hint}</span>}
      </th>
      {children}
    </tr>
  );
}

export interface GridGroupProps {
  children: ReactNode;
  /** Columns of the whole grid, the first one included. */
  span: number;
}

export function GridGroup({ children, span }: GridGroupProps): ReactNode {
  return (
    <tr className="c-group">
      <th scope="colgroup" colSpan={span}>
        {children}
      </th>
    </tr>
  );
}

export interface GridMessageProps {
  /** The `describedBy` of the cell it speaks about. */
  id: string;
  tone: "wrong" | "doubt";
  span: number;
  children: ReactNode;
}

/** What a check says, on its own line under the row. */
export function GridMessage({ id, tone, span, children }: GridMessageProps): ReactNode {
  return (
    <tr className="c-grid-message">
      <td colSpan={span}>
        <div id={id} className={`c-grid-note c-tone-${tone}`}>
          <Icon name={tone === "wrong" ? "cross" : "alert"} />
          <div>{children}</div>
        </div>
      </td>
    </tr>
  );
}
