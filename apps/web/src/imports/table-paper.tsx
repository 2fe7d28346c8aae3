import { type ReactNode, useMemo } from "react";
import { type Run, cellsOf } from "./marks.ts";
import { RunText } from "./run-text.tsx";
import { columnLetters } from "./table-layout.ts";

/** A sheet as it lies: line numbers and column letters, what was found marked in its cells. */
export function TablePaper({ lines }: { lines: readonly (readonly Run[])[] }): ReactNode {
  const rows = useMemo(() => lines.map(cellsOf), [lines]);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const letters = Array.from({ length: width }, (_, at) => columnLetters(at));
  return (
    <table className="i-sheet">
      <thead>
        <tr>
          <th scope="col">
            <span className="c-sr">Dòng</span>
          </th>
          {letters.map((letter) => (
            <th key={letter} scope="col">
              {letter}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          // Lines never move.
          <tr key={line}>
            <th scope="row">{line + 1}</th>
            {letters.map((letter, at) => (
              <td key={letter}>
                {row[at]?.map((run) => (
                  <RunText key={run.start} run={run} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
