import type { ReactNode } from "react";
import type { Outputs } from "../api.ts";

export interface SectionProps {
  book: Outputs["handover"]["read"];
}

interface RowsProps {
  heads: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  empty: string;
}

/** Lines of one section of the book, or that there is none. */
export function Rows({ heads, rows, empty }: RowsProps): ReactNode {
  if (rows.length === 0) return <p className="c-quiet">{empty}</p>;
  return (
    <div className="c-table-box">
      <table className="c-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
