import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { tiedCells } from "@cchc/domain/checks/tied";
import { fieldOf, rowName, tableOf } from "@cchc/domain/form/form";
import { type CellRef, cellKey, cellRef } from "@cchc/domain/report/cell";
import { errorSentence } from "@cchc/domain/text/messages";
import { Button } from "@cchc/ui/button";
import { Confirm, Dialog } from "@cchc/ui/dialog";
import { Check, TextField } from "@cchc/ui/field";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { may } from "../session.ts";
import {
  countWarnings,
  type OpenReport,
  type ReadReport,
  warnings,
  warningWords,
} from "./facts.ts";
import { returnedCells, type useMarks } from "./marks.ts";

const workspace = getRouteApi("/workspace");

export interface ActionBarProps {
  report: OpenReport;
  read: ReadReport;
  marking: ReturnType<typeof useMarks>;
  /** `done`: what was done, a sentence without its full stop. */
  onDone: (done: string) => void;
}

type Step = "accept" | "return" | "reopen";

/** What the reviewer can do with this report now. */
export function ActionBar({ report, read, marking, onDone }: ActionBarProps): ReactNode {
  const { me } = workspace.useRouteContext();
  const queries = useQueryClient();
  const [step, setStep] = useState<{ readonly kind: Step; readonly opId: string }>();
  const refresh = async (done: string): Promise<void> => {
    setStep(undefined);
    onDone(done);
    await queries.invalidateQueries({ queryKey: api.review.pathKey() });
    await queries.invalidateQueries({ queryKey: api.reports.pathKey() });
  };
  const { name } = report.unit;
  const accept = useMutation(
    api.review.accept.mutationOptions({
      onSuccess: () => refresh(`Đã tiếp nhận báo cáo của ${name}`),
    }),
  );
  const sendBack = useMutation(
    api.review.return.mutationOptions({
      onSuccess: (_done, { cells }) =>
        refresh(`Đã trả lại báo cáo của ${name} (${openedWords(cells?.length)})`),
    }),
  );
  const reopen = useMutation(
    api.review.reopen.mutationOptions({
      onSuccess: (_done, { cells }) =>
        refresh(`Đã mở lại báo cáo của ${name} để sửa (${openedWords(cells?.length)})`),
    }),
  );
  const address = { unitId: report.unit.id, periodId: report.period.id };
  const begin = (kind: Step): void => {
    accept.reset();
    sendBack.reset();
    reopen.reset();
    setStep({ kind, opId: newOperationId() });
  };
  const count = marking.marks.size;
  const marked = count === 0 ? "" : ` ${count} ô`;

  const { by, allowed } = report.reviewing;
  const steps: readonly Step[] = report.state === "submitted" ? ["accept", "return"] : ["reopen"];
  const waits = report.state === "submitted" || report.state === "received";
  if (waits && steps.some((one) => may(me, `review.${one}`)) && allowed.length === 0) {
    // Read from above or below: the rule of that time gives the report to another level.
    const sentence = errorSentence("other-reviewer", by === null ? {} : { reviewer: by.name });
    return <p className="a-actions c-hint c-no-print">{sentence}</p>;
  }
  if (report.state === "submitted" && steps.some((one) => allowed.includes(one))) {
    const found = warnings(read.findings);
    return (
      <div className="a-actions c-no-print">
        <Button tone="primary" onClick={() => begin("accept")} disabled={count > 0}>
          Tiếp nhận…
        </Button>
        <Button onClick={() => begin("return")}>Trả lại{marked}…</Button>
        <p className="c-hint">
          {count > 0
            ? `Đã đánh dấu ${count} ô để trả lại; bỏ đánh dấu nếu muốn tiếp nhận.`
            : "Đánh dấu ở cột Trả lại để chỉ mở lại những ô đó."}
        </p>
        <Confirm
          open={step?.kind === "accept"}
          title={`Tiếp nhận báo cáo của ${report.unit.name}?`}
          confirmLabel="Tiếp nhận báo cáo"
          busy={accept.isPending ? "Đang tiếp nhận…" : undefined}
          onCancel={() => setStep(undefined)}
          onConfirm={() => {
            if (step !== undefined) accept.mutate({ opId: step.opId, reports: [address] });
          }}
        >
          <p>{warningWords(countWarnings(found))}.</p>
          <p>Sau khi tiếp nhận, chỉ lãnh đạo cơ quan thẩm định mở lại được, kèm lý do.</p>
          {accept.isError && <Refusal error={accept.error} />}
        </Confirm>
        <ReturnDialog
          open={step?.kind === "return"}
          title={`Trả lại báo cáo của ${report.unit.name}`}
          action="Trả lại"
          read={read}
          marking={marking}
          busy={sendBack.isPending}
          error={sendBack.isError ? sendBack.error : undefined}
          onClose={() => setStep(undefined)}
          onSend={(reason, tied) => {
            if (step === undefined) return;
            const cells = returnedCells(marking.marks, tied);
            sendBack.mutate({ ...address, opId: step.opId, reason, cells });
          }}
        />
      </div>
    );
  }
  if (report.state === "received" && allowed.includes("reopen")) {
    return (
      <div className="a-actions c-no-print">
        <Button onClick={() => begin("reopen")}>Mở lại để sửa{marked}…</Button>
        <p className="c-hint">
          Báo cáo đã tiếp nhận. Mở lại thì đơn vị sửa được {count === 0 ? "mọi ô" : `${count} ô`} và
          phải nộp lại.
        </p>
        <ReturnDialog
          open={step?.kind === "reopen"}
          title={`Mở lại báo cáo của ${report.unit.name}`}
          action="Mở lại để sửa"
          read={read}
          marking={marking}
          busy={reopen.isPending}
          error={reopen.isError ? reopen.error : undefined}
          onClose={() => setStep(undefined)}
          onSend={(reason, tied) => {
            if (step === undefined) return;
            const cells = returnedCells(marking.marks, tied);
            reopen.mutate({ ...address, opId: step.opId, reason, cells });
          }}
        />
      </div>
    );
  }
  return null;
}

function openedWords(count = 0): string {
  return count === 0 ? "mọi ô" : `${count} ô`;
}

interface ReturnDialogProps {
  open: boolean;
  title: string;
  action: string;
  read: ReadReport;
  marking: ReturnType<typeof useMarks>;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  /** `tied`: the totals that go along with the marked cells. */
  onSend: (reason: string, tied: readonly CellRef[]) => void;
}

/** Which cells go back with which reasons, and one reason for the whole. */
function ReturnDialog(props: ReturnDialogProps): ReactNode {
  const { open, title, action, read, marking, busy, error, onClose, onSend } = props;
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [together, setTogether] = useState(true);
  const cells = [...marking.marks];
  const tied = tiedCells(
    read.form,
    cells.map(([key]) => cellRef(key)),
  );
  const sent = together ? tied : [];
  const lacking = cells.some(([, text]) => text.trim() === "");
  return (
    <Dialog
      open={open}
      wide
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            busy={busy ? "Đang gửi…" : undefined}
            onClick={() => {
              setTried(true);
              if (reason.trim() !== "" && !lacking) onSend(reason.trim(), sent);
            }}
          >
            {action}
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <p>
        {cells.length === 0
          ? "Chưa đánh dấu ô nào: đơn vị sẽ sửa được mọi ô rồi phải trình, nộp lại."
          : `Đơn vị chỉ sửa được ${cells.length} ô dưới đây${sent.length === 0 ? "" : ` và ${sent.length} ô mở kèm`} rồi phải trình, nộp lại.`}
      </p>
      {cells.map(([key, text]) => (
        <TextField
          key={key}
          label={cellName(read, key)}
          hint="Lý do trả lại ô này"
          rows={2}
          value={text}
          maxLength={1000}
          error={tried && text.trim() === "" ? "Hãy ghi lý do trả lại ô này." : undefined}
          onChange={(event) => marking.mark(key, event.target.value)}
        />
      ))}
      {tied.length > 0 && (
        <div className="c-stack">
          <p>
            Các ô cùng phép cộng nên mở kèm:{" "}
            {tied.map(({ field, row }) => `“${cellName(read, cellKey(field, row))}”`).join(", ")}.
          </p>
          <Check
            label="Mở kèm các ô này"
            hint="để đơn vị sửa được tổng khi số thành phần đổi"
            checked={together}
            onChange={(event) => setTogether(event.target.checked)}
          />
        </div>
      )}
      <TextField
        label="Lý do chung"
        rows={3}
        value={reason}
        maxLength={2000}
        error={tried && reason.trim() === "" ? "Hãy ghi lý do chung." : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {error !== undefined && <Refusal error={error} />}
    </Dialog>
  );
}

function cellName({ form }: ReadReport, key: string): string {
  const { field, row } = cellRef(key);
  const label = fieldOf(form, field)?.label ?? field;
  const table = tableOf(form, field);
  return row === "" || table === undefined ? label : `${label}, ${rowName(table, row)}`;
}
