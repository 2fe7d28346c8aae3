import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import { fieldOf } from "@cchc/domain/form/form";
import { cellKey } from "@cchc/domain/report/cell";
import type { AreaCompleteness } from "@cchc/domain/report/completeness";
import { formatDay } from "@cchc/domain/text/days";
import { LinkButton } from "@cchc/ui/button";
import { ErrorSummary } from "@cchc/ui/error-summary";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { StateMark as Mark } from "@cchc/ui/state-mark";
import { TaskList } from "@cchc/ui/task-list";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import { useMe } from "../session/me.ts";
import { actionsOf } from "./actions.ts";
import { cellHref, standingOf, standingSentence } from "./lines.ts";
import { formWithPeriod } from "./names.ts";
import { useDerived, useReport } from "./open-report.ts";
import { addressOf, pathOf, receiptPath } from "./paths.ts";
import { ReportFrame } from "./report-frame.tsx";

/** One report: its areas as a task list, what stands in the way, the next step. */
export function ReportPage(): ReactNode {
  const { unitId, periodId } = useParams({ from: "/trong/bao-cao/$unitId/$periodId" });
  const { report, workbook } = useReport({ unitId, periodId });
  const { period } = report;
  return (
    <ReportFrame title={period.name} report={report} workbook={workbook}>
      <div className="c-column c-stack-wide">
        <PageHead
          title={period.name}
          lead={`${formWithPeriod(workbook.form.name, period.name)}. Số liệu từ ${formatDay(period.from)} đến ${formatDay(period.to)}, hạn nộp ${formatDay(period.due)}.`}
        />
        <Returned report={report} workbook={workbook} />
        <Areas report={report} workbook={workbook} />
        <NextStep report={report} workbook={workbook} />
      </div>
    </ReportFrame>
  );
}

interface Props {
  readonly report: OpenedReport;
  readonly workbook: Workbook;
}

function Returned({ report, workbook }: Props): ReactNode {
  const { state, returned } = report;
  if (state !== "returned" || returned.reason === null) return null;
  const address = addressOf(report);
  return (
    <>
      <Notice tone="wrong" title="Cấp trên trả lại báo cáo này">
        <p>{returned.reason}</p>
        {returned.cells.length > 0 && <p>Chỉ những ô dưới đây mở để sửa; các ô khác giữ nguyên.</p>}
      </Notice>
      <ErrorSummary
        title={`Ô phải sửa (${returned.cells.length})`}
        items={returned.cells.map((cell) => ({
          key: cellKey(cell.field, cell.row),
          text: [fieldOf(workbook.form, cell.field)?.label ?? cell.field, cell.reason]
            .filter((part) => part !== "")
            .join(": "),
          href: cellHref(workbook.form, address, cell),
        }))}
      />
    </>
  );
}

function Areas({ report, workbook }: Props): ReactNode {
  const { areas, findings } = useDerived(workbook);
  const address = addressOf(report);
  const handedIn = report.state === "submitted" || report.state === "received";
  return (
    <TaskList
      label="Các phần của báo cáo"
      tasks={areas
        .filter((area) => area.fields > 0)
        .map((area) => {
          const wrong = findings.filter(
            (finding) =>
              finding.severity === "hard" &&
              finding.kind !== "required" &&
              finding.cells.some(({ field }) => fieldOf(workbook.form, field)?.area === area.area),
          ).length;
          return {
            key: area.area,
            title: areaLabel(area.area),
            href: pathOf(address, area.area),
            // An area without required cells says the same as its state.
            why: area.required > 0 ? `Đã trả lời ${area.answered}/${area.fields} ô` : undefined,
            state:
              wrong > 0 ? (
                <Mark tone="wrong">{`${wrong} chỗ chưa khớp`}</Mark>
              ) : (
                <AreaMark area={area} handedIn={handedIn} />
              ),
          };
        })}
    />
  );
}

/** A tick only where something had to be answered and is. */
function AreaMark({ area, handedIn }: { area: AreaCompleteness; handedIn: boolean }): ReactNode {
  const { required, answered, fields, missing } = area;
  if (handedIn) return <Mark tone="settled">Đã nộp</Mark>;
  if (missing.length > 0) {
    return (
      <Mark tone={answered > 0 ? "accent" : "plain"}>{`Còn ${missing.length} ô bắt buộc`}</Mark>
    );
  }
  if (required > 0) return <Mark tone="settled">Đủ ô bắt buộc</Mark>;
  return answered > 0 ? `Đã trả lời ${answered}/${fields} ô` : "Không có ô bắt buộc";
}

function NextStep({ report, workbook }: Props): ReactNode {
  const me = useMe();
  const { findings } = useDerived(workbook);
  const address = addressOf(report);
  if (report.state === "submitted" || report.state === "received") {
    return (
      <div className="c-row">
        {report.submissionId !== null && (
          <LinkButton href={receiptPath(address, report.submissionId)} tone="primary">
            Xem biên nhận
          </LinkButton>
        )}
        <LinkButton href={pathOf(address, "kiem-tra")}>Xem lại toàn bộ số liệu</LinkButton>
        <LinkButton href={pathOf(address, "van-ban")}>Xem báo cáo</LinkButton>
      </div>
    );
  }
  const standing = standingOf({ form: workbook.form, address }, findings, report.reasons);
  const submits = actionsOf(me, report).includes("submit");
  return (
    <div className="c-stack">
      <p>{standingSentence(standing)}</p>
      <div className="c-row">
        <LinkButton href={pathOf(address, "kiem-tra")} tone="primary">
          {submits ? "Xem lại và nộp" : "Kiểm tra và nộp"}
        </LinkButton>
        <LinkButton href={pathOf(address, "van-ban")}>Xem báo cáo</LinkButton>
        {report.editing.writable && (
          <LinkButton href={pathOf(address, "nhap-tu-tep")}>Nhập từ tệp</LinkButton>
        )}
        {report.editing.writable && (
          <LinkButton href={pathOf(address, "goi")}>Gói nộp mang tay</LinkButton>
        )}
      </div>
    </div>
  );
}
