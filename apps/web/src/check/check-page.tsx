import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { fieldsInArea, rowName, tableOf } from "@cchc/domain/form/form";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import { actionRules } from "@cchc/domain/report/workflow";
import { LinkButton } from "@cchc/ui/button";
import { ErrorSummary } from "@cchc/ui/error-summary";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { spokenText } from "../entry/typed.ts";
import type { OpenedReport, Workbook } from "../entry/workbook.ts";
import { actionsOf } from "../report/actions.ts";
import { cellHref, standingOf } from "../report/lines.ts";
import { useDerived, useReport, useSaving } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { useMe } from "../session/me.ts";
import { Reasons } from "./reasons.tsx";

/** Every figure once more, what must be mended or explained, then one step at a time. */
export function CheckPage(): ReactNode {
  const { unitId, periodId } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/kiem-tra" });
  const { report, workbook } = useReport({ unitId, periodId });
  return (
    <ReportFrame
      title="Kiểm tra và nộp"
      report={report}
      workbook={workbook}
      crumbs={[{ label: "Kiểm tra và nộp" }]}
    >
      <div className="c-column c-stack-wide">
        <PageHead
          title="Kiểm tra và nộp"
          lead={`${workbook.form.name}, ${report.period.name}. Xem lại từng số trước khi trình hoặc nộp.`}
          actions={<PrintButton />}
        />
        <InTheWay report={report} workbook={workbook} />
        <Figures report={report} workbook={workbook} />
        <Steps report={report} workbook={workbook} />
      </div>
    </ReportFrame>
  );
}

interface Props {
  readonly report: OpenedReport;
  readonly workbook: Workbook;
}

function InTheWay({ report, workbook }: Props): ReactNode {
  const { findings } = useDerived(workbook);
  if (report.state === "submitted" || report.state === "received") return null;
  const { hard, soft } = standingOf(workbook.form, addressOf(report), findings, report.reasons);
  return (
    <>
      <ErrorSummary title={`Phải sửa trước khi nộp (${hard.length})`} items={hard} />
      {soft.length > 0 && <Reasons report={report} lines={soft} />}
      {hard.length + soft.length === 0 && (
        <Notice tone="settled" title="Số liệu khớp, không còn gì phải sửa hay giải thích." />
      )}
    </>
  );
}

function Figures({ report, workbook }: Props): ReactNode {
  const { form } = workbook;
  useDerived(workbook);
  const cells = workbook.cells();
  const address = addressOf(report);
  const rows = [...cells].map(([key]) => cellRef(key)).filter(({ row }) => row !== "");
  return form.areas.map((area) => {
    const fields = fieldsInArea(form, area.code);
    const table = form.tables.find((one) => fields.some(({ code }) => one.fields.includes(code)));
    const inTable = rows.filter(({ field }) => table?.fields.includes(field));
    return (
      <section key={area.code}>
        <div className="c-row">
          <h2>{area.label}</h2>
          <Link href={pathOf(address, area.code)}>
            Sửa<span className="c-sr"> phần {area.label}</span>
          </Link>
        </div>
        <dl className="c-facts">
          {fields.map((field) => {
            const cell = cells.get(cellKey(field.code));
            return (
              <div key={field.code}>
                <dt>{field.label}</dt>
                <dd>
                  {cell === undefined ? (
                    <Link href={cellHref(form, address, { field: field.code, row: "" })}>
                      {field.required ? "Chưa trả lời, bắt buộc" : "Chưa trả lời"}
                      <span className="c-sr">: {field.label}</span>
                    </Link>
                  ) : (
                    spokenText(field.kind, field.unit, cell)
                  )}
                  {cell?.note !== undefined && <span className="c-quiet"> ({cell.note})</span>}
                </dd>
              </div>
            );
          })}
        </dl>
        {table !== undefined && inTable.length > 0 && (
          <details>
            <summary>
              {table.label}: {new Set(inTable.map(({ row }) => row)).size} lĩnh vực
            </summary>
            <dl className="c-facts">
              {inTable.map((ref) => {
                const field = fields.find(({ code }) => code === ref.field);
                const owner = tableOf(form, ref.field);
                if (field === undefined || owner === undefined) return null;
                return (
                  <div key={cellKey(ref.field, ref.row)}>
                    <dt>
                      {rowName(owner, ref.row)}: {field.shortLabel ?? field.label}
                    </dt>
                    <dd>
                      {spokenText(field.kind, field.unit, cells.get(cellKey(ref.field, ref.row)))}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </details>
        )}
      </section>
    );
  });
}

function Steps({ report, workbook }: Props): ReactNode {
  const me = useMe();
  const { findings } = useDerived(workbook);
  const { unsent } = useSaving(workbook);
  const address = addressOf(report);
  const actions = actionsOf(me, report).filter((action) => action !== "reopen");
  const { hard, unexplained } = standingOf(workbook.form, address, findings, report.reasons);
  const met = hard.length + unexplained === 0;
  if (actions.length === 0) return null;
  return (
    <section className="c-stack c-no-print">
      <h2>Bước tiếp theo</h2>
      {unsent > 0 && (
        <Notice
          tone="doubt"
          title={`Còn ${unsent} ô chưa lưu được lên máy chủ: đợi lưu xong rồi tiếp tục.`}
        />
      )}
      {!met && <p>Sửa hoặc giải thích các mục ở đầu trang, bước tiếp theo sẽ mở ra.</p>}
      <div className="c-row">
        {actions.map((action) =>
          action === "send_back" || (met && unsent === 0) ? (
            <LinkButton
              key={action}
              href={pathOf(address, "buoc", action)}
              tone={action === "send_back" ? "secondary" : "primary"}
            >
              {actionRules[action].label}
            </LinkButton>
          ) : null,
        )}
      </div>
    </section>
  );
}
