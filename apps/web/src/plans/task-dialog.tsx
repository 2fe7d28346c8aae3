import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { taskActionRules, type TaskAction, taskWorkflow } from "@cchc/domain/plan/hand-out";
import { proofLabels } from "@cchc/domain/plan/task";
import { scheduleWords } from "@cchc/domain/plan/words";
import { formatDay } from "@cchc/domain/text/days";
import { DateField } from "@cchc/ui/day/day-field";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Facts } from "@cchc/ui/facts";
import { TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { api, client, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { DocumentPicker } from "../register/document-picker.tsx";
import type { Copy } from "./words.ts";

export interface TaskDialogProps {
  copy: Copy;
  mayEdit: boolean;
  today: string;
  onClose: () => void;
}

/** One task: its time, what proves it, and what can be said of it. */
export function TaskDialog({ copy, mayEdit, today, onClose }: TaskDialogProps): ReactNode {
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [doneOn, setDoneOn] = useState(today);
  const { task } = copy;
  const address = { planId: copy.planId, taskId: task.id, unitId: copy.unitId };
  const write = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.tasks.mine.queryKey() }),
  });
  const base = () => ({ ...address, opId: newOperationId(), version: copy.version });
  const act = (action: TaskAction): void =>
    write.mutate(() => client.tasks.setState.mutate({ ...base(), action, reason }));
  const actions = (["complete", "not_possible", "reopen"] as const).filter(
    (action) => taskWorkflow[copy.state][action] !== undefined,
  );
  return (
    <Dialog open title={task.title} onClose={onClose} wide>
      {write.isError && <Notice tone="wrong" title={failureOf(write.error).message} announce />}
      <Facts
        facts={[
          { name: "Thời gian trong kế hoạch", value: task.time === "" ? "không đặt" : task.time },
          { name: "Hiểu là", value: scheduleWords(task.schedule) || "không đặt thời gian" },
          { name: "Tình hình", value: copy.sentence },
          ...(task.proof.length === 0
            ? []
            : [
                {
                  name: "Minh chứng cần có",
                  value: task.proof.map((one) => proofLabels[one]).join(", "),
                },
              ]),
        ]}
      />
      <section className="c-stack">
        <h3>Minh chứng</h3>
        {copy.proofs.map((proof) => (
          <p key={proof.documentId}>
            <strong>{proof.number === null ? "" : `${proof.number}/${proof.symbol ?? ""} `}</strong>
            {proof.summary}, làm ngày {formatDay(proof.doneOn)}
            {mayEdit && (
              <Button
                small
                tone="quiet"
                aria-label={`Bỏ minh chứng ${proof.summary}`}
                onClick={() =>
                  write.mutate(() =>
                    client.tasks.detach.mutate({ ...base(), documentId: proof.documentId }),
                  )
                }
              >
                Bỏ
              </Button>
            )}
          </p>
        ))}
        {copy.proofs.length === 0 && <p className="c-quiet">Chưa có minh chứng.</p>}
        {mayEdit && (
          <>
            <DateField label="Ngày làm xong" value={doneOn} onDay={setDoneOn} />
            <DocumentPicker
              unitId={copy.unitId}
              single
              label={`Minh chứng cho ${task.title}`}
              chosen={[]}
              onChange={([one]) => {
                if (one === undefined || doneOn === "") return;
                write.mutate(() =>
                  client.tasks.attach.mutate({ ...base(), documentId: one.documentId, doneOn }),
                );
              }}
            />
          </>
        )}
      </section>
      {mayEdit && (
        <section className="c-stack">
          <h3>Tình hình thực hiện</h3>
          <TextField
            label="Lý do"
            hint="Cần khi báo không làm được hoặc mở lại."
            rows={2}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="c-row">
            {actions.map((action, at) => (
              <Button
                key={action}
                tone={at === 0 ? "primary" : "secondary"}
                busy={write.isPending ? "Đang lưu…" : undefined}
                onClick={() => act(action)}
              >
                {taskActionRules[action].label}
              </Button>
            ))}
          </div>
        </section>
      )}
    </Dialog>
  );
}
