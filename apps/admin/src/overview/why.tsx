import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formByCode } from "@cchc/domain/form/catalogue";
import { type Field, type Form, fieldOf } from "@cchc/domain/form/form";
import { indicatorByCode } from "@cchc/domain/indicator/catalogue";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import type { Cell } from "@cchc/domain/report/cell";
import { ROLL_UP_RULE } from "@cchc/domain/rollup/rollup";
import { formatCount, formatRate } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { api, type Outputs } from "../api.ts";
import { Aside } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { cellWithUnit } from "../text/cells.ts";
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
  const { place, period, row } = props;
  const indicator = indicatorByCode(props.indicator, period.to);
  const form = formByCode(period.form, period.to);
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
  return (
    <Aside label="Vì sao?">
      <div className="c-why">
        <div className="c-why-head">
          <h2>Vì sao?</h2>
          <Button small tone="quiet" onClick={props.onClose} aria-label="Đóng phần giải thích">
            <Icon name="cross" />
          </Button>
        </div>
        <p className="c-why-title">{indicator.label}</p>
        {drill.isError && <FailureNotice error={drill.error} onRetry={() => void drill.refetch()} />}
        {drill.data === undefined && !drill.isError && <Waiting />}
        {drill.data !== undefined &&
          (commune === undefined ? (
            <NodeWhy {...props} drill={drill.data} indicator={indicator} />
          ) : (
            <CommuneWhy {...props} unit={commune} indicator={indicator} form={form} />
          ))}
      </div>
    </Aside>
  );
}

type NodeWhyProps = Omit<WhyProps, "indicator"> & { drill: Drill; indicator: Indicator };

function NodeWhy(props: NodeWhyProps): ReactNode {
  const { drill, indicator, nodeName, row } = props;
  const { total } = drill;
  return (
    <>
      <p className="c-why-value">
        {total.state === "computed" ? formatRate(total.hundredths) : ""}
        {total.state === "none" && "Không phát sinh"}
        {total.state === "missing" && "Chưa có"}{" "}
        {row === undefined && <small>{nodeName}</small>}
      </p>
      <p className="c-small">{coverageWords(total.coverage)}.</p>
      <h3>Công thức</h3>
      <p className="c-why-formula">{indicator.rule}</p>
      <p className="c-hint">{ROLL_UP_RULE}: cộng số đếm trước, chia và làm tròn một lần sau cùng.</p>
      {total.state === "computed" && (
        <dl className="c-why-lines">
          <Line name="Tổng tử số" value={formatCount(total.numerator)} />
          <Line name="Tổng mẫu số" value={formatCount(total.denominator)} />
        </dl>
      )}
      <Source indicator={indicator} />
      <h3>Số liệu của từng xã, phường</h3>
      <div className="a-why-table">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">Xã, phường</th>
              <th scope="col" className="c-num">
                Tử / mẫu
              </th>
              <th scope="col" className="c-num">
                %
              </th>
            </tr>
          </thead>
          <tbody>
            {drill.units.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">
                  <button type="button" className="a-link" onClick={() => props.onRow(unit.unitId)}>
                    {unit.name}
                  </button>
                </th>
                <ResultCells result={unit.result} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ResultCells({ result }: { result: Result }): ReactNode {
  if (result.state === "computed") {
    return (
      <>
        <td className="c-num">
          {formatCount(result.numerator)} / {formatCount(result.denominator)}
        </td>
        <td className="c-num">{formatRate(result.hundredths).replace(" %", "")}</td>
      </>
    );
  }
  if (result.state === "stated") {
    return (
      <>
        <td className="c-num c-is-none">{result.mark}</td>
        <td className="c-num">{formatRate(result.hundredths).replace(" %", "")}</td>
      </>
    );
  }
  return (
    <td colSpan={2} className={`c-num ${result.state === "none" ? "c-is-none" : "c-is-unknown"}`}>
      {result.state === "none" ? "Không phát sinh" : "Chưa có"}
    </td>
  );
}

type CommuneWhyProps = Omit<WhyProps, "indicator"> & {
  unit: DrillUnit;
  indicator: Indicator;
  form: Form;
};

function CommuneWhy({ unit, indicator, form, search, onRow, nodeName }: CommuneWhyProps): ReactNode {
  const { result } = unit;
  const cells = new Map<string, Cell>(unit.cells);
  const { because } = result;
  const report = (field?: Field): string =>
    hrefTo("/tiep-nhan/bao-cao", {
      ky: search.ky,
      nut: search.nut,
      dv: unit.unitId,
      bc: unit.periodId,
      phan: field?.area,
    }) + (field === undefined ? "" : `#o-${field.code}`);
  return (
    <>
      <p className="c-why-value">
        <ResultText result={result} /> <small>{unit.name}</small>
      </p>
      {result.state === "computed" && result.approximate && (
        <p className="c-small">Có số liệu ước lượng trong phép tính.</p>
      )}
      {because.meaning !== undefined && <p className="c-small">{because.meaning}</p>}
      <h3>Công thức</h3>
      <p className="c-why-formula">{because.rule}</p>
      <dl className="c-why-lines">
        <Line name="Tử số" value={because.numerator === undefined ? "chưa đủ" : formatCount(because.numerator)} />
        <Line name="Mẫu số" value={because.denominator === undefined ? "chưa đủ" : formatCount(because.denominator)} />
      </dl>
      <h3>Số liệu đưa vào</h3>
      <dl className="c-why-lines">
        {[...new Set(because.inputs.map(({ field }) => field))].map((code) => {
          const field = fieldOf(form, code);
          return (
            field !== undefined && (
              <div key={code}>
                <dt>
                  <Link href={report(field)}>{field.label}</Link>
                </dt>
                <dd>{cellWithUnit(field, cells.get(code))}</dd>
              </div>
            )
          );
        })}
      </dl>
      <Source indicator={indicator} />
      <div className="c-row a-why-foot">
        <Link href={report()} className="c-button c-button-small">
          Mở báo cáo
        </Link>
        <Button small onClick={() => onRow(undefined)}>
          Xem {nodeName}
        </Button>
      </div>
    </>
  );
}

function ResultText({ result }: { result: Result }): ReactNode {
  switch (result.state) {
    case "computed":
      return formatRate(result.hundredths);
    case "stated":
      return `${formatRate(result.hundredths)} (${result.mark})`;
    case "none":
      return "Không phát sinh";
    case "missing":
      return "Chưa có";
  }
}

function Line({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Source({ indicator: { source } }: { indicator: Indicator }): ReactNode {
  return (
    <>
      <h3>Căn cứ</h3>
      <p className="c-why-source">
        {source.document}, {source.clause}
      </p>
    </>
  );
}
