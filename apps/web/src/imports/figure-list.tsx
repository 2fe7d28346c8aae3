import { type ReactNode, useCallback } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import type { AreaCode } from "@cchc/domain/form/form";
import type { Cells } from "@cchc/domain/report/cell";
import { FigureChoice } from "./figure-choice.tsx";
import type { Choice, Choices } from "./reading.ts";
import type { FigureRow } from "./rows.ts";

export interface FigureListProps {
  rows: readonly FigureRow[];
  cells: Cells;
  choices: Choices;
  /** Why a cell cannot be written now; undefined where it can. */
  closedWhy: (key: string) => string | undefined;
  onChoose: (key: string, choice: Choice | undefined) => void;
  onLook: (row: FigureRow, candidate: number) => void;
}

/** The cells that the file answers, by area. */
export function FigureList(props: FigureListProps): ReactNode {
  const { rows, cells, choices, closedWhy, onChoose, onLook } = props;
  const choose = useCallback(
    (row: FigureRow, choice: Choice | undefined) => onChoose(row.key, choice),
    [onChoose],
  );
  const areas: AreaCode[] = [...new Set(rows.map(({ area }) => area))];
  if (rows.length === 0) {
    return <p>Không thấy số nào trong tệp ứng với một ô của báo cáo này.</p>;
  }
  return (
    <div data-rows>
      {areas.map((area) => (
        <section key={area}>
          <h3 className="i-area">{areaLabel(area)}</h3>
          <ul className="i-list i-rows">
            {rows
              .filter((row) => row.area === area)
              .map((row) => (
                <FigureChoice
                  key={row.key}
                  row={row}
                  now={cells.get(row.key)}
                  choice={choices.get(row.key)}
                  closed={closedWhy(row.key)}
                  onChoose={choose}
                  onLook={onLook}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
