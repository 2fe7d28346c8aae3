import { lazy, type ReactNode, Suspense } from "react";
import type { WindowedRowsProps } from "./windowed-rows.tsx";

const WindowedRows = lazy(() =>
  import("./windowed-rows.tsx").then((module) => ({ default: module.WindowedRows })),
);

/** Above this many rows a table of figures draws only those in sight; paper gets all of them. */
export const windowAbove = 300;

export interface TableRowsProps extends Omit<WindowedRowsProps, "row"> {
  windowed: boolean;
  row: (index: number, measure?: (element: HTMLElement | null) => void) => ReactNode;
  /** How many rows stand there while the windowing itself is still on its way. */
  atFirst?: number;
}

/** The body of a table that may be long: all its rows, or only those in sight. */
export function TableRows({ windowed, atFirst = 40, ...rows }: TableRowsProps): ReactNode {
  const { count, row } = rows;
  return (
    <tbody>
      {windowed ? (
        <Suspense fallback={drawn(Math.min(atFirst, count), row)}>
          <WindowedRows {...rows} />
        </Suspense>
      ) : (
        drawn(count, row)
      )}
    </tbody>
  );
}

function drawn(count: number, row: (index: number) => ReactNode): readonly ReactNode[] {
  return Array.from({ length: count }, (_none, index) => row(index));
}
