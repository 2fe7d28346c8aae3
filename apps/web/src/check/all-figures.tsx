import type { ReactNode } from "react";
import { type Area, type Field, fieldsInArea, rowName, type Table } from "@cchc/domain/form/form";
import { type Evaluation, evaluate } from "@cchc/domain/indicator/evaluate";
import { type Cell, cellKey, cellRef, type RowKey } from "@cchc/domain/report/cell";
import { Link } from "@cchc/ui/link";
import { isDoubtfulRate } from "../entry/derived.ts";
import { rateText } from "../entry/explain.ts";
import { Disagreeing } from "../entry/rate-row.tsx";
import { spokenText, typedText } from "../entry/typed.ts";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import { cellHref } from "../report/lines.ts";
import { useDerived } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";

interface Props {
  readonly report: OpenedReport;
  readonly workbook: Workbook;
}

/** Every answer of the report by area, with the last period beside it and the rates that follow. */
export function AllFigures({ report, workbook }: Props): ReactNode {
  useDerived(workbook);
  return workbook.form.areas.map((area) => {
    const fields = fieldsInArea(workbook.form, area.code);
    return fields.length === 0 ? null : (
      <AreaFigures
        key={area.code}
        area={area}
        fields={fields}
        report={report}
        workbook={workbook}
      />
    );
  });
}

interface AreaProps extends Props {
  readonly area: Area;
  readonly fields: readonly Field[];
}

function AreaFigures({ area, fields, report, workbook }: AreaProps): ReactNode {
  const cells = workbook.cells();
  const address = addressOf(report);
  const [last] = workbook.past;
  const derived = useDerived(workbook);
  const rates = derived.rates.filter(({ indicator }) => indicator.area === area.code);
  const isShown = (field: Field): boolean => field.required || cells.has(cellKey(field.code));
  const figures = fields.filter((field) => field.kind !== "text" && isShown(field));
  const words = fields.filter((field) => field.kind === "text" && isShown(field));
  const silent = fields.filter((field) => !isShown(field));
  return (
    <section className="c-stack">
      <div className="c-row">
        <h2>{area.label}</h2>
        <Link href={pathOf(address, area.code)}>
          Sửa<span className="c-sr"> phần {area.label}</span>
        </Link>
      </div>
      {figures.length + rates.length > 0 && (
        <div className="c-table-box">
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">Chỉ tiêu</th>
                <th scope="col" className="c-num">
                  Kỳ này
                </th>
                {last !== undefined && (
                  <th scope="col" className="c-num">
                    {last.period.name}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {figures.map((field) => (
                <tr key={field.code}>
                  <th scope="row">
                    {field.label}
                    <Remark cell={cells.get(cellKey(field.code))} />
                  </th>
                  <td className="c-num">
                    <Answer
                      field={field}
                      cell={cells.get(cellKey(field.code))}
                      href={cellHref(workbook.form, address, { field: field.code, row: "" })}
                    />
                  </td>
                  {last !== undefined && (
                    <td className="c-num c-quiet">
                      {typedText(field.kind, last.cells.get(cellKey(field.code)))}
                    </td>
                  )}
                </tr>
              ))}
              {rates
                .filter(({ result }) => result.state !== "missing")
                .map(({ indicator, result }) => (
                  <tr key={indicator.code} className="w-rate">
                    <th scope="row">{indicator.label}</th>
                    <td className="c-num c-derived">
                      {rateText(result)}
                      {result.state === "stated" && <span className="c-unit">{result.mark}</span>}
                      {isDoubtfulRate(derived.findings, result) && <Disagreeing />}
                    </td>
                    {last !== undefined && (
                      <td className="c-num c-quiet">
                        {pastRateText(evaluate(indicator, last.cells))}
                      </td>
                    )}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      {workbook.form.tables.map((table) => (
        <ByRow key={table.code} table={table} fields={fields} workbook={workbook} />
      ))}
      {words.length > 0 && <Words fields={words} report={report} workbook={workbook} />}
      {silent.length > 0 && (
        <details>
          <summary>{silent.length} ô không bắt buộc chưa trả lời</summary>
          <ul className="w-silent">
            {silent.map((field) => (
              <li key={field.code}>
                <Link href={cellHref(workbook.form, address, { field: field.code, row: "" })}>
                  {field.label}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function pastRateText(result: Evaluation): string {
  return result.state === "missing" ? "" : rateText(result);
}

function Remark({ cell }: { cell: Cell | undefined }): ReactNode {
  const parts = [
    ...(cell?.note === undefined ? [] : [`Ghi chú: ${cell.note}`]),
    ...(cell?.source === undefined ? [] : [`Nguồn: ${cell.source}`]),
  ];
  return parts.length === 0 ? null : <span className="c-unit c-small">{parts.join(". ")}</span>;
}

interface AnswerProps {
  field: Field;
  cell: Cell | undefined;
  href: string;
}

function Answer({ field, cell, href }: AnswerProps): ReactNode {
  if (cell !== undefined) return spokenText(field.kind, field.unit, cell);
  return (
    <Link href={href}>
      Chưa trả lời, bắt buộc<span className="c-sr">: {field.label}</span>
    </Link>
  );
}

function Words({ fields, report, workbook }: Props & { fields: readonly Field[] }): ReactNode {
  const cells = workbook.cells();
  return (
    <dl className="c-facts">
      {fields.map((field) => (
        <div key={field.code}>
          <dt>{field.label}</dt>
          <dd>
            <Answer
              field={field}
              cell={cells.get(cellKey(field.code))}
              href={cellHref(workbook.form, addressOf(report), { field: field.code, row: "" })}
            />
            <Remark cell={cells.get(cellKey(field.code))} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ByRowProps {
  table: Table;
  fields: readonly Field[];
  workbook: Workbook;
}

/** The repeating table as it was filled: only rows and columns that hold something. */
function ByRow({ table, fields, workbook }: ByRowProps): ReactNode {
  const cells = workbook.cells();
  const refs = [...cells.keys()].map(cellRef).filter(({ row }) => row !== "");
  const used = refs.filter(({ field }) => table.fields.includes(field));
  const rows = [...new Set<RowKey>(used.map(({ row }) => row))];
  const columns = fields.filter(({ code }) => used.some(({ field }) => field === code));
  if (rows.length === 0 || columns.length === 0) return null;
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption>{table.label}</caption>
        <thead>
          <tr>
            <th scope="col">{table.rowLabel}</th>
            {columns.map(({ code, label, shortLabel }) => (
              <th key={code} scope="col" className="c-num">
                {shortLabel ?? label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{rowName(table, row)}</th>
              {columns.map(({ code, kind }) => (
                <td key={code} className="c-num">
                  {typedText(kind, cells.get(cellKey(code, row)))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
