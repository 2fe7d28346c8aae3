import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import type { UnitDecision } from "@cchc/domain/unit/operation";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { newOperationId } from "@cchc/ui/operation-id";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { DecisionFields, decisionOf, draftFrom } from "./decision-fields.tsx";

export interface DecisionDialogProps {
  id: string;
  decision: UnitDecision;
  onClose: () => void;
}

/** Mends the citation of an operation that was made. */
export function DecisionDialog({ id, decision, onClose }: DecisionDialogProps): ReactNode {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftFrom(decision));
  // What the correction starts from, whatever is read anew meanwhile.
  const [seen] = useState(decision);
  const [tried, setTried] = useState(false);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.units.pathKey() });
  const send = useMutation(
    api.units.correctDecision.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onClose();
      },
      onError: refresh,
    }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const wanted = decisionOf(draft);
    if (wanted !== undefined) send.mutate({ opId: newOperationId(), id, decision: wanted, seen });
  }
  return (
    <Dialog
      open
      wide
      title="Sửa căn cứ"
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="sua-can-cu"
            tone="primary"
            busy={send.isPending ? "Đang lưu…" : undefined}
          >
            Lưu căn cứ
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="sua-can-cu" className="c-stack" onSubmit={submit} noValidate>
        <p>
          Chỉ sửa phần trích dẫn văn bản; cây đơn vị không đổi. Nhật ký ghi cả bản trước và sau.
        </p>
        <DecisionFields value={draft} tried={tried} onChange={setDraft} />
        {send.isError && <Refusal error={send.error} />}
      </form>
    </Dialog>
  );
}
