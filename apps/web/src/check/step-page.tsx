import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { actionRules, type ReportAction } from "@cchc/domain/report/workflow";
import { formatDay } from "@cchc/domain/text/days";
import { parseDate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import { Button, LinkButton } from "@cchc/ui/button";
import { DayField } from "@cchc/ui/day/day-field";
import { Field, TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { api, client, type Failure, failureOf } from "../api.ts";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { actionsOf } from "../report/actions.ts";
import { reportOptions, useReport } from "../report/open-report.ts";
import { addressOf, pathOf, receiptPath } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { useMe } from "../session/me.ts";

/** One step of the report as a whole: what will happen, then one button. */
export function StepPage(): ReactNode {
  const { unitId, periodId, action } = useParams({
    from: "/trong/bao-cao/$unitId/$periodId/buoc/$action",
  });
  const { report, workbook } = useReport({ unitId, periodId });
  const me = useMe();
  const address = addressOf(report);
  const step = actionsOf(me, report).find((one) => one === action);
  const title = step === undefined ? "Bước này không còn" : actionRules[step].label;
  return (
    <ReportFrame
      title={title}
      report={report}
      workbook={workbook}
      crumbs={[{ label: "Kiểm tra và nộp", href: pathOf(address, "kiem-tra") }, { label: title }]}
    >
      <div className="c-column c-stack-wide">
        <PageHead
          title={title}
          lead={`${workbook.form.name}, ${report.period.name}, ${report.unit.name}.`}
        />
        {step === undefined ? (
          <>
            <p>Báo cáo đã sang trạng thái khác, hoặc tài khoản này không làm bước đó.</p>
            <LinkButton href={pathOf(address)}>Về báo cáo</LinkButton>
          </>
        ) : (
          <Step report={report} action={step} />
        )}
      </div>
    </ReportFrame>
  );
}

const consequences: Partial<Record<ReportAction, string>> = {
  request_approval:
    "Số liệu khóa lại để lãnh đạo xem và ký. Ký xong thì ghi số, ký hiệu, ngày ký của văn bản rồi nộp; cần sửa thì chuyển về nháp.",
  submit:
    "Báo cáo được gửi lên cấp trên kèm số, ký hiệu và ngày ký của văn bản. Sau khi nộp, chỉ sửa được khi cấp trên trả lại.",
  send_back: "Báo cáo trở về nháp, công chức lại nhập và sửa được.",
};

interface StepProps {
  readonly report: OpenedReport;
  readonly action: ReportAction;
}

function Step({ report, action }: StepProps): ReactNode {
  const router = useRouter();
  const queries = useQueryClient();
  const address = addressOf(report);
  // One id for one intent: pressing again after a lost answer does nothing twice.
  const [opId] = useState(newOperationId);
  const [number, setNumber] = useState("");
  const [symbol, setSymbol] = useState("BC-UBND");
  const [signed, setSigned] = useState(formatDay(report.today));
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [wrong, setWrong] = useState<{ number?: string; symbol?: string; signed?: string }>({});

  const carryOut = async (): Promise<string> => {
    if (action === "submit") {
      const day = parseDate(signed);
      if (!day.ok) throw new Error(problemSentence(day));
      const receipt = await client.reports.submit.mutate({
        ...address,
        opId,
        number: number.trim(),
        symbol: symbol.trim(),
        signedDay: day.value,
      });
      return receiptPath(address, receipt.submissionId);
    }
    if (action === "send_back") {
      await client.reports.sendBack.mutate({ ...address, opId, reason });
    } else {
      await client.reports.requestApproval.mutate({ ...address, opId });
    }
    return pathOf(address);
  };

  const press = async (): Promise<void> => {
    const day = parseDate(signed);
    const problems = {
      ...(number.trim() === "" ? { number: "Ghi số của văn bản, ví dụ 126." } : {}),
      ...(symbol.trim() === "" ? { symbol: "Ghi ký hiệu của văn bản, ví dụ BC-UBND." } : {}),
      ...(day.ok
        ? day.value > report.today
          ? { signed: "Ngày ký chưa tới: hãy ghi ngày đã ký." }
          : {}
        : { signed: problemSentence(day) }),
    };
    if (action === "submit" && Object.keys(problems).length > 0) {
      setWrong(problems);
      return;
    }
    setWrong({});
    setBusy(true);
    setFailure(undefined);
    try {
      const next = await carryOut();
      await queries.invalidateQueries({ queryKey: reportOptions(address).queryKey });
      await queries.invalidateQueries({ queryKey: api.reports.tasks.queryKey() });
      router.history.push(next);
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };

  return (
    <form
      className="c-stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <p className="c-prose">{consequences[action]}</p>
      {action === "submit" && (
        <div className="c-stack">
          <Field
            label="Số"
            hint="Số của báo cáo đã ký, ví dụ 126"
            value={number}
            short
            maxLength={20}
            error={wrong.number}
            onChange={(event) => setNumber(event.target.value)}
          />
          <Field
            label="Ký hiệu"
            value={symbol}
            short
            maxLength={40}
            error={wrong.symbol}
            onChange={(event) => setSymbol(event.target.value)}
          />
          <DayField
            label="Ngày ký"
            value={signed}
            tried={wrong.signed !== undefined}
            error={wrong.signed}
            onChange={setSigned}
          />
        </div>
      )}
      {action === "send_back" && (
        <TextField
          label="Cần sửa gì (không bắt buộc)"
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {failure !== undefined && (
        <Notice tone="wrong" title={failure.message} announce>
          <p>Số liệu đã lưu vẫn còn nguyên.</p>
        </Notice>
      )}
      <div className="c-row">
        <Button type="submit" tone="primary" busy={busy ? "Đang gửi…" : undefined}>
          {actionRules[action].label}
        </Button>
        <LinkButton href={pathOf(address, "kiem-tra")} tone="quiet">
          Quay lại
        </LinkButton>
      </div>
    </form>
  );
}
