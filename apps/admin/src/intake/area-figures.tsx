import type { ReactNode } from "react";
import type { Area, Field, Table } from "@cchc/domain/form/form";
import { fieldOf, fieldsInArea, rowName, tableOf } from "@cchc/domain/form/form";
import { rowsIn } from "@cchc/domain/checks/run";
import { type Cell, type CellRef, cellKey } from "@cchc/domain/report/cell";
import { cellText } from "@cchc/domain/report/cell-words";
import { Check } from "@cchc/ui/field";
import { Icon } from "@cchc/ui/icon";
import { ScrollBox } from "../frame/scroll-box.tsx";
import { AreaRates } from "./area-rates.tsx";
import type { ReadReport, SeenFinding } from "./facts.ts";
import type { useMarks } from "./marks.ts";

type Marking = ReturnType<typeof useMarks>;

export interface AreaFiguresProps {
  read: ReadReport;
  area: Area;
  closingDay: string;
  returned: readonly (CellRef & { readonly reason: string })[];
  /** Absent where nothing can be sent back. */
  marking: Marking | undefined;
  /** The cell that a link led to, by `cellKey`. */
  target: string | undefined;
}

/** The figures of one area, group by group, beside the same figures a year before. */
export function AreaFigures(props: AreaFiguresProps): ReactNode {
  const { read, area, closingDay, marking } = props;
  const fields = fieldsInArea(read.form, area.code);
  const groups = [...new Set(fields.map(({ group }) => group))];
  const tables = new Set(fields.flatMap(({ code }) => tableOf(read.form, code) ?? []));
  const width = marking === undefined ? 4 : 5;
  return (
    <div className="c-stack-wide a-figures-column">
      <AreaRates read={read} area={area.code} closingDay={closingDay} />
      <div className="c-table-box">
        <table className="c-table a-figures">
          <caption>Số liệu</caption>
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col">Đơn vị tính</th>
              <th scope="col" className="c-num">
                Kỳ này
              </th>
              <th scope="col" className="c-num">
                {read.before?.name ?? "Kỳ trước"}
              </th>
              {marking !== undefined && (
                <th scope="col" className="c-no-print">
                  Trả lại
                </th>
              )}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group}>
              <tr className="c-group">
                <th scope="rowgroup" colSpan={width}>
                  {group}
                </th>
              </tr>
              {fields
                .filter((field) => field.group === group)
                .map((field) => (
                  <Figure key={field.code} {...props} field={field} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      {[...tables].map((table) => (
        <Repeating key={table.code} read={read} table={table} />
      ))}
    </div>
  );
}

type FigureProps = AreaFiguresProps & { field: Field };

function Figure({ field, read, marking, returned, target }: FigureProps): ReactNode {
  const key = cellKey(field.code);
  const cell = read.cells.get(key);
  const findings = read.findings.filter(
    ({ finding }) =>
      finding.severity !== "info" &&
      finding.cells.some((ref) => ref.field === field.code && ref.row === ""),
  );
  const back = returned.find((ref) => ref.field === field.code && ref.row === "");
  const reason = marking?.marks.get(key);
  const text = field.kind === "text";
  const message = findings.length > 0 || back !== undefined;
  return (
    <>
      <tr
        id={`o-${key}`}
        className={message ? "c-has-message" : undefined}
        aria-selected={target === key || undefined}
      >
        <th scope="row">
          {field.label}
          {field.required && cell === undefined && <span className="c-unit">bắt buộc</span>}
        </th>
        <td className="c-quiet c-small">{field.unit}</td>
        <td className={`${text ? "a-text" : "c-num"} ${stateClass(cell?.state)}`}>
          <span>{answer(field, cell)}</span>
          {cell?.note !== undefined && <span className="c-unit">{cell.note}</span>}
        </td>
        <td className={text ? "a-text c-quiet" : "c-num c-quiet"}>
          {answer({ ...field, required: false }, read.before?.cells.get(key))}
        </td>
        {marking !== undefined && (
          <td className="c-no-print a-mark">
            <Check
              label={<span className="c-sr">Trả lại ô {field.label}</span>}
              checked={reason !== undefined}
              onChange={(event) => marking.mark(key, event.target.checked ? "" : undefined)}
            />
          </td>
        )}
      </tr>
      {message && (
        <tr className="c-grid-message">
          <td colSpan={marking === undefined ? 4 : 5}>
            {findings.map((seen) => (
              <Message key={seen.finding.check} seen={seen} />
            ))}
            {back !== undefined && (
              <p className="c-tone-doubt">
                <Icon name="back" />
                <span>Đã trả lại ô này{back.reason === "" ? "" : `: ${back.reason}`}</span>
              </p>
            )}
          </td>
        </tr>
      )}
      {reason !== undefined && marking !== undefined && (
        <tr className="c-grid-message c-no-print">
          <td colSpan={5}>
            <label className="a-mark-reason">
              <span>Lý do trả lại ô này</span>
              <input
                className="c-input"
                value={reason}
                maxLength={1000}
                onChange={(event) => marking.mark(key, event.target.value)}
              />
            </label>
          </td>
        </tr>
      )}
    </>
  );
}

function Message({ seen: { finding, reason } }: { seen: SeenFinding }): ReactNode {
  return (
    <p className={finding.severity === "hard" ? "c-tone-wrong" : "c-tone-doubt"}>
      <Icon name="alert" />
      <span>
        {finding.message}
        {reason !== undefined && ` Đơn vị giải trình: ${reason}`}
      </span>
    </p>
  );
}

/** An unanswered field that nobody has to answer is a dash, not a reproach. */
function answer({ kind, required }: Field, cell: Cell | undefined): ReactNode {
  if (cell !== undefined || required) return cellText(kind, cell);
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="c-sr">Chưa trả lời</span>
    </>
  );
}

function stateClass(state: "entered" | "none" | "unknown" | undefined): string {
  if (state === "entered") return "";
  return state === "none" || state === undefined ? "c-is-none" : "c-is-unknown c-hatched";
}

/** The dossier table by lĩnh vực, with the report's own total in its last line. */
function Repeating({ read, table }: { read: ReadReport; table: Table }): ReactNode {
  const rows = rowsIn(read.cells);
  const fields = table.fields.flatMap((code) => fieldOf(read.form, code) ?? []);
  if (rows.length === 0) return null;
  return (
    <section>
      <ScrollBox label={table.label}>
        <table className="c-table">
          <caption>{table.label}</caption>
          <thead>
            <tr>
              <th scope="col">{table.rowLabel}</th>
              {fields.map((field) => (
                <th key={field.code} scope="col" className="c-num">
                  {field.shortLabel ?? field.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{rowName(table, row)}</th>
                {fields.map((field) => (
                  <td key={field.code} className="c-num" id={`o-${cellKey(field.code, row)}`}>
                    {short(cellText(field.kind, read.cells.get(cellKey(field.code, row))))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Tổng số</th>
              {fields.map((field) => (
                <td key={field.code} className="c-num">
                  {short(cellText(field.kind, read.cells.get(cellKey(field.code))))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </section>
  );
}

function short(text: string): string {
  return text === "Chưa trả lời" ? "–" : text;
}
