import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { type Form, fieldOf } from "@cchc/domain/form/form";
import { indicatorByCode } from "@cchc/domain/indicator/catalogue";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import type { Cell } from "@cchc/domain/report/cell";
import { ROLL_UP_RULE } from "@cchc/domain/rollup/rollup";
import { formatCount, formatHundredths, formatRate } from "@cchc/domain/text/numbers";
import { cellWithUnit } from "@cchc/domain/report/cell-words";
import { Button } from "@cchc/ui/button";
import { Link } from "@cchc/ui/link";
import { type Explanation, type ExplanationLine, WhyPanel } from "@cchc/ui/why-panel";
import { api, type Outputs } from "../api.ts";
import { Aside } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { standingState } from "../text/cells.ts";
import { rateText } from "../text/rates.ts";
import type { PeriodRow } from "./place.ts";
import { coverageWords } from "./rates.ts";
import type { OverviewSearch } from "./search.ts";
import type { Place } from "./sheet-view.tsx";

type Drill = Outputs["review"]["drill"];
type DrillUnit = Drill["units"][number];
type Result = DrillUnit["result"];

export interface WhyProps {
  place: Place;
  period: PeriodRow;
  indicator: string;
  /** A commune, a node below, or the node itself where absent. */
  row: string | undefined;
  nodeName: string;
  search: OverviewSearch;
  onRow: (unitId: string | undefined) => void;
  onClose: () => void;
}

/** Why a rate is what it is: formula, sums, source, and the cells of every commune behind it. */
export function Why(props: WhyProps): ReactNode {
  const { place, period, row, nodeName, search, onRow, onClose } = props;
  const indicator = indicatorByCode(props.indicator, period.to);
  const form = formByVersion(period.form, period.formVersion);
  const options = (nodeId: string) =>
    api.review.drill.queryOptions(
      { periodId: place.periodId, nodeId, indicator: props.indicator },
      { staleTime: 15_000 },
    );
  const whole = useQuery(options(place.nodeId));
  const commune = whole.data?.units.find(({ unitId }) => unitId === row);
  const below = row !== undefined && whole.data !== undefined && commune === undefined;
  const part = useQuery({ ...options(row ?? place.nodeId), enabled: below });
  const drill = below ? part : whole;
  if (indicator === undefined) return null;
  const report = (unit: DrillUnit, area?: string): string =>
    hrefTo("/tiep-nhan/bao-cao", {
      ky: search.ky,
      nut: search.nut,
      dv: unit.unitId,
      bc: unit.periodId,
      phan: area,
      loc: "tat-ca",
    });
  if (drill.data === undefined) {
    return (
      <Aside label="Vì sao?">
        {drill.isError ? (
          <FailureNotice error={drill.error} onRetry={() => void drill.refetch()} />
        ) : (
          <Waiting />
        )}
      </Aside>
    );
  }
  if (commune !== undefined) {
    return (
      <Aside label="Vì sao?">
        <WhyPanel
          explanation={communeWhy(commune, { indicator, form }, (area) => report(commune, area))}
          onClose={onClose}
        >
          <div className="c-row a-why-foot">
            <Link href={report(commune)} className="c-button c-button-small">
              Mở báo cáo
            </Link>
            <Button small onClick={() => onRow(undefined)}>
              Xem {nodeName}
            </Button>
          </div>
        </WhyPanel>
      </Aside>
    );
  }
  const name = below ? "Đơn vị cấp dưới đã chọn" : nodeName;
  return (
    <Aside label="Vì sao?">
      <WhyPanel explanation={nodeWhy(drill.data, indicator, name)} onClose={onClose}>
        <Behind units={drill.data.units} href={report} onRow={onRow} />
      </WhyPanel>
    </Aside>
  );
}

function nodeWhy({ total }: Drill, indicator: Indicator, name: string): Explanation {
  const { coverage } = total;
  const sums: ExplanationLine[] =
    total.state === "computed"
      ? [
          { key: "above", label: "Tổng tử số", value: formatCount(total.numerator) },
          { key: "below", label: "Tổng mẫu số", value: formatCount(total.denominator) },
        ]
      : [];
  return {
    title: indicator.label,
    value:
      total.state === "computed"
        ? formatRate(total.hundredths)
        : total.state === "none"
          ? "Không phát sinh"
          : "Chưa có",
    mark: name,
    formula: indicator.rule,
    inputs: sums,
    rule: `${ROLL_UP_RULE}, làm tròn một lần sau cùng. ${coverageWords(coverage)}.`,
    source: indicator.source,
  };
}

function communeWhy(
  { name, result, cells: list }: DrillUnit,
  { indicator, form }: { readonly indicator: Indicator; readonly form: Form },
  href: (area: string) => string,
): Explanation {
  const cells = new Map<string, Cell>(list);
  const { because } = result;
  const codes = [...new Set(because.inputs.map(({ field }) => field))];
  const sum = (value: number | undefined): string =>
    value === undefined ? "chưa đủ số" : formatCount(value);
  return {
    title: indicator.label,
    value: rateText(result),
    mark: name,
    formula: because.rule,
    inputs: codes.flatMap((code): ExplanationLine[] => {
      const field = fieldOf(form, code);
      if (field === undefined) return [];
      const cell = cells.get(code);
      return [
        {
          key: code,
          label: field.label,
          value: cellWithUnit(field, cell),
          state: standingState(cell),
          href: `${href(field.area)}#o-${code}`,
        },
      ];
    }),
    intermediate: [
      { key: "above", label: "Tử số", value: sum(because.numerator) },
      { key: "below", label: "Mẫu số", value: sum(because.denominator) },
    ],
    rule:
      because.meaning ??
      (result.state === "computed" && result.approximate
        ? "Trong phép tính có số liệu ước lượng."
        : undefined),
    source: because.source,
  };
}

interface BehindProps {
  units: readonly DrillUnit[];
  href: (unit: DrillUnit) => string;
  onRow: (unitId: string) => void;
}

/** The counts of each commune that the sums are made of. */
function Behind({ units, href, onRow }: BehindProps): ReactNode {
  return (
    <>
      <h3>Số liệu của từng xã, phường</h3>
      <table className="c-table a-behind">
        <thead>
          <tr>
            <th scope="col">Xã, phường</th>
            <th scope="col" className="c-num">
              Tử / mẫu
            </th>
            <th scope="col" className="c-num">
              Tỷ lệ
              <span className="c-unit">%</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">
                <Link
                  href={href(unit)}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey) return;
                    event.preventDefault();
                    onRow(unit.unitId);
                  }}
                >
                  {unit.name}
                </Link>
              </th>
              <Counts result={unit.result} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Counts({ result }: { result: Result }): ReactNode {
  if (result.state === "none" || result.state === "missing") {
    return (
      <td colSpan={2} className="c-num c-is-none">
        {result.state === "none" ? "Không phát sinh" : "Chưa có"}
      </td>
    );
  }
  return (
    <>
      <td className={result.state === "stated" ? "c-num c-is-none" : "c-num"}>
        {result.state === "stated"
          ? result.mark
          : `${formatCount(result.numerator)} / ${formatCount(result.denominator)}`}
      </td>
      <td className="c-num">{formatHundredths(result.hundredths)}</td>
    </>
  );
}
