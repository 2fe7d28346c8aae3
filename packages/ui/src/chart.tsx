import type { ReactNode } from "react";

export interface ChartTableProps {
  caption: string;
  headings: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface ChartProps {
  /** The sentence that matters. */
  title: string;
  table?: ChartTableProps | undefined;
  children: ReactNode;
}

/** A drawing under its sentence, with the same figures as a table one click away. */
export function Chart({ title, table, children }: ChartProps): ReactNode {
  return (
    <figure className="c-chart">
      <figcaption>{title}</figcaption>
      {children}
      {table !== undefined && (
        <details>
          <summary>Xem bảng số liệu</summary>
          <ChartTable {...table} />
        </details>
      )}
    </figure>
  );
}

function ChartTable({ caption, headings, rows }: ChartTableProps): ReactNode {
  return (
    <table className="c-table">
      <caption className="c-sr">{caption}</caption>
      <thead>
        <tr>
          {headings.map((heading, at) => (
            <th key={heading} scope="col" className={at === 0 ? undefined : "c-num"}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((text, at) =>
              at === 0 ? (
                <th key={headings[at]} scope="row">
                  {text}
                </th>
              ) : (
                <td key={headings[at]} className="c-num">
                  {text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share of the drawing's width, so that text keeps its size at any width and on paper. */
export function percent(share: number): string {
  return `${Math.round(share * 100) / 100}%`;
}
