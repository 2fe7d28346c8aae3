import type { ReactNode } from "react";
import type { AreaCode } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { type Evaluation, evaluate } from "@cchc/domain/indicator/evaluate";
import { formatCount } from "@cchc/domain/text/numbers";
import { ScrollBox } from "../frame/scroll-box.tsx";
import { rateText } from "../text/rates.ts";
import type { ReadReport } from "./facts.ts";

export interface AreaRatesProps {
  read: ReadReport;
  area: AreaCode;
  closingDay: string;
}

/** The rates that the figures of one area give, each with what went into it. */
export function AreaRates({ read, area, closingDay }: AreaRatesProps): ReactNode {
  const rates = indicatorsFor(read.form, closingDay)
    .filter((indicator) => indicator.area === area)
    .map((indicator) => ({
      indicator,
      now: evaluate(indicator, read.cells),
      before: read.before === undefined ? undefined : evaluate(indicator, read.before.cells),
    }))
    .filter(({ now }) => now.state !== "missing");
  if (rates.length === 0) return null;
  return (
    <section>
      <ScrollBox label="Tỷ lệ tính từ số liệu">
        <table className="c-table a-figures">
          <caption>Tỷ lệ tính từ số liệu</caption>
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col" className="c-num">
                Kỳ này
              </th>
              <th scope="col" className="c-num">
                {read.before?.name ?? "Kỳ trước"}
              </th>
              <th scope="col">Cách tính</th>
            </tr>
          </thead>
          <tbody>
            {rates.map(({ indicator, now, before }) => (
              <tr key={indicator.code}>
                <th scope="row">{indicator.label}</th>
                <td className="c-num">{rateText(now)}</td>
                <td className="c-num c-quiet">{before === undefined ? "–" : rateText(before)}</td>
                <td className="c-small">
                  {countsText(now)}
                  <span className="c-unit">{indicator.rule}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function countsText(result: Evaluation): string {
  if (result.state === "computed") {
    return `${formatCount(result.numerator)} / ${formatCount(result.denominator)}`;
  }
  return result.state === "none" ? (result.because.meaning ?? "") : "";
}
