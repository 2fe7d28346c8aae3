import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Signing } from "@cchc/domain/report/signing";
import { actionRules, type ReportAction } from "@cchc/domain/report/workflow";
import { Button, LinkButton } from "@cchc/ui/button";
import { TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { api, client, type Failure, failureOf } from "../api.ts";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { actionsOf } from "../report/actions.ts";
import { formWithPeriod } from "../report/names.ts";
import { reportOptions, useReport } from "../report/open-report.ts";
import { addressOf, pathOf, receiptPath } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { useMe } from "../session/me.ts";
import { SigningFields, SigningQuestion, useSigning } from "./signing-fields.tsx";

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
          lead={`${formWithPeriod(workbook.form.name, report.period.name)}, ${report.unit.name}.`}
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
  const signing = useSigning(report);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [doubts, setDoubts] = useState<readonly string[]>([]);

  const carryOut = async (signed: Signing | undefined): Promise<string> => {
    if (signed !== undefined) {
      const receipt = await client.reports.submit.mutate({ ...address, opId, ...signed });
      return receiptPath(address, receipt.submissionId);
    }
    if (action === "send_back") {
      await client.reports.sendBack.mutate({ ...address, opId, reason });
    } else {
      await client.reports.requestApproval.mutate({ ...address, opId });
    }
    return pathOf(address);
  };

  const go = async (signed?: Signing): Promise<void> => {
    setDoubts([]);
    setBusy(true);
    setFailure(undefined);
    try {
      const next = await carryOut(signed);
      await queries.invalidateQueries({ queryKey: reportOptions(address).queryKey });
      await queries.invalidateQueries({ queryKey: api.reports.tasks.queryKey() });
      router.history.push(next);
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };

  const press = (sure: boolean): void => {
    if (action !== "submit") {
      void go();
      return;
    }
    const read = signing.read();
    if (read === undefined) return;
    if (read.doubts.length > 0 && !sure) setDoubts(read.doubts);
    else void go(read.signing);
  };

  return (
    <form
      className="c-stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press(false);
      }}
    >
      <p className="c-prose">{consequences[action]}</p>
      {action === "submit" && <SigningFields signing={signing} />}
      <SigningQuestion
        doubts={doubts}
        confirmLabel={actionRules.submit.label}
        onSure={() => press(true)}
        onMend={() => setDoubts([])}
      />
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
