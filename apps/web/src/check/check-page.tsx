import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { fieldOf } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { actionRules } from "@cchc/domain/report/workflow";
import { LinkButton } from "@cchc/ui/button";
import { ErrorSummary } from "@cchc/ui/error-summary";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import { actionsOf } from "../report/actions.ts";
import { cellHref, standingOf, standingSentence } from "../report/lines.ts";
import { formWithPeriod } from "../report/names.ts";
import { useDerived, useReport, useSaving } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { useMe } from "../session/me.ts";
import { AllFigures } from "./all-figures.tsx";
import { AtStake } from "./at-stake.tsx";
import { OpenPlaces } from "./open-places.tsx";
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
          lead={`${formWithPeriod(workbook.form.name, report.period.name)}. Xem lại từng số trước khi trình hoặc nộp.`}
          actions={<PrintButton />}
        />
        <InTheWay report={report} workbook={workbook} />
        <Steps report={report} workbook={workbook} />
        <AllFigures report={report} workbook={workbook} />
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
  const { hard, soft } = standingOf(
    { form: workbook.form, address: addressOf(report) },
    findings,
    report.reasons,
  );
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

function Steps({ report, workbook }: Props): ReactNode {
  const me = useMe();
  const { findings, areas } = useDerived(workbook);
  const { unsent, asked, clashing } = useSaving(workbook);
  const address = addressOf(report);
  const actions = actionsOf(me, report).filter((action) => action !== "reopen");
  const standing = standingOf({ form: workbook.form, address }, findings, report.reasons);
  const met = standing.hard.length + standing.unexplained === 0;
  const settled = unsent + asked + clashing === 0;
  const fields = areas.reduce((sum, area) => sum + area.fields, 0);
  const answered = areas.reduce((sum, area) => sum + area.answered, 0);
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
      <Undecided report={report} workbook={workbook} />
      {report.state !== "submitted" && report.state !== "received" && (
        <>
          <OpenPlaces address={address} />
          <AtStake report={report} />
        </>
      )}
      <p>
        Đã trả lời {answered}/{fields} ô.{" "}
        {met
          ? "Xem lại từng số ở dưới rồi tiếp tục."
          : `${standingSentence(standing)} Xong thì bước tiếp theo mở ra tại đây.`}
      </p>
      <div className="c-row">
        {actions.map((action) =>
          action === "send_back" || (met && settled) ? (
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

/** Cells whose typed text was not taken, or that two people wrote: what stands there is not settled. */
function Undecided({ report, workbook }: Props): ReactNode {
  const { asked, clashing } = useSaving(workbook);
  if (asked + clashing === 0) return null;
  const address = addressOf(report);
  const line = (key: string, what: string) => {
    const ref = cellRef(key);
    const label = fieldOf(workbook.form, ref.field)?.label ?? ref.field;
    return { key, text: `“${label}”: ${what}`, href: cellHref(workbook.form, address, ref) };
  };
  const items = [
    ...workbook.refusals().map((key) => line(key, "nội dung vừa gõ chưa được nhận, hãy gõ lại.")),
    ...[...workbook.clashes().keys()].map((key) =>
      line(key, "hai người cùng sửa, hãy chọn số liệu giữ lại."),
    ),
  ];
  return <ErrorSummary title={`Còn ô chưa nhận được (${items.length})`} items={items} />;
}
