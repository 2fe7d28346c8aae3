import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { planActionRules } from "@cchc/domain/plan/plan";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { TextField } from "@cchc/ui/field";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, type Outputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";

/** Ends a plan that ran its course, or opens one again with a reason. */
export function MovePlan({ plan }: { plan: Outputs["plans"]["get"]["plan"] }): ReactNode {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const action = plan.state === "issued" ? "close" : "reopen";
  const { label, reason: asks } = planActionRules[action];
  const move = useMutation(
    api.plans.move.mutationOptions({
      onSuccess: async () => {
        setOpen(false);
        setReason("");
        await queries.invalidateQueries({ queryKey: api.plans.pathKey() });
      },
    }),
  );
  const ready = !asks || reason.trim() !== "";
  const send = (): void =>
    move.mutate({
      opId: newOperationId(),
      planId: plan.id,
      version: plan.version,
      action,
      reason: reason.trim(),
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}…</Button>
      {open && (
        <Dialog
          open
          title={label}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button
                tone="primary"
                busy={move.isPending ? "Đang lưu…" : undefined}
                aria-disabled={!ready || undefined}
                onClick={() => ready && send()}
              >
                {label}
              </Button>
              <Button onClick={() => setOpen(false)}>Quay lại</Button>
            </>
          }
        >
          {move.isError && <Refusal error={move.error} />}
          <p>
            {action === "close"
              ? "Kết thúc rồi thì các đơn vị không ghi thêm tiến độ, minh chứng; số liệu giữ nguyên để xem và chấm điểm."
              : "Mở lại rồi thì các đơn vị ghi tiếp được tiến độ và minh chứng."}
          </p>
          {asks && (
            <TextField
              label="Lý do"
              rows={2}
              data-focus
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Dialog>
      )}
    </>
  );
}
