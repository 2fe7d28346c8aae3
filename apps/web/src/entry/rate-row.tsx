import { memo, type ReactNode } from "react";
import { evaluate } from "@cchc/domain/indicator/evaluate";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import { columnClass } from "@cchc/ui/figures-grid";
import type { Earlier } from "./earlier.ts";
import { useDerived } from "../report/open-report.ts";
import { isDoubtfulRate } from "./derived.ts";
import { rateText } from "./explain.ts";
import { useSheet } from "./sheet.ts";

export interface RateRowProps {
  indicator: Indicator;
  earlier: readonly Earlier[];
}

/** A rate that follows from the figures above it; pressing it says why. */
export const RateRow = memo(function RateRow({ indicator, earlier }: RateRowProps): ReactNode {
  const { workbook, explain, ask } = useSheet();
  const { rates, findings } = useDerived(workbook);
  const rate = rates.find((one) => one.indicator === indicator);
  const result = rate?.result;
  const what = { kind: "rate", code: indicator.code } as const;
  return (
    <tr className="w-rate">
      <th scope="row">
        <button
          type="button"
          className="w-link"
          onClick={() => ask(what)}
          onFocus={() => explain(what)}
        >
          {indicator.label}
        </button>
      </th>
      <td className="c-num c-derived">
        {result !== undefined && rateText(result)}
        {result?.state === "stated" && <span className="c-unit">{result.mark}</span>}
        {result !== undefined && isDoubtfulRate(findings, result) && <Disagreeing />}
      </td>
      <td className="w-tools" />
      {earlier.map((column) => (
        <td key={column.key} className={columnClass(column)}>
          {pastRate(indicator, column.cells)}
        </td>
      ))}
    </tr>
  );
});

/** Under a rate that may not be read as one yet. */
export function Disagreeing(): ReactNode {
  return <span className="c-unit c-small c-tone-doubt">chưa khớp</span>;
}

function pastRate(indicator: Indicator, cells: Parameters<typeof evaluate>[1]): string {
  const result = evaluate(indicator, cells);
  return result.state === "missing" ? "" : rateText(result);
}
