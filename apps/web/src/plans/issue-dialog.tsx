import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { DateField } from "@cchc/ui/day/day-field";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Field } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";

export interface IssueDialogProps {
  plan: Outputs["plans"]["get"]["plan"];
  today: string;
  onClose: () => void;
}

/** Number, symbol and day of the signed paper; then the plan stands. */
export function IssueDialog({ plan, today, onClose }: IssueDialogProps): ReactNode {
  const queries = useQueryClient();
  const [number, setNumber] = useState("");
  const [symbol, setSymbol] = useState(plan.symbol);
  const [day, setDay] = useState(today);
  const issue = useMutation({
    mutationFn: () =>
      client.plans.issue.mutate({
        opId: newOperationId(),
        planId: plan.id,
        version: plan.version,
        number,
        symbol,
        day,
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: api.plans.pathKey() }),
        queries.invalidateQueries({ queryKey: api.tasks.pathKey() }),
      ]);
      onClose();
    },
  });
  const ready = number.trim() !== "" && symbol.trim() !== "" && day !== "";
  return (
    <Dialog
      open
      title="Ban hành kế hoạch"
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            busy={issue.isPending ? "Đang ban hành…" : undefined}
            aria-disabled={!ready || undefined}
            onClick={() => ready && issue.mutate()}
          >
            Ban hành {plan.tasks.length} nhiệm vụ
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      {issue.isError && <Notice tone="wrong" title={failureOf(issue.error).message} announce />}
      <p>Ban hành rồi thì phụ lục không sửa được nữa; nhiệm vụ của đơn vị hiện ở “Nhiệm vụ”.</p>
      <div className="p-row">
        <Field
          label="Số"
          short
          data-focus
          value={number}
          onChange={({ target }) => setNumber(target.value.trim())}
        />
        <Field
          label="Ký hiệu"
          short
          value={symbol}
          onChange={({ target }) => setSymbol(target.value.trim())}
        />
        <DateField label="Ngày ký" value={day} onDay={setDay} />
      </div>
    </Dialog>
  );
}
