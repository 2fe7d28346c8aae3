import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { api } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import type { PeriodRow } from "../overview/place.ts";

export interface RemoveDialogProps {
  period: PeriodRow;
  onClose: () => void;
}

/** Takes a period back in which nobody has written; the server refuses where somebody has. */
export function RemoveDialog({ period, onClose }: RemoveDialogProps): ReactNode {
  const queries = useQueryClient();
  const tell = useTell();
  const [opId] = useState(newOperationId);
  const remove = useMutation(
    api.periods.remove.mutationOptions({
      onSuccess: async () => {
        onClose();
        tell(`Đã xóa kỳ “${period.name}” của ${period.rootName}.`);
        await queries.invalidateQueries();
      },
    }),
  );
  return (
    <Dialog
      open
      title={`Xóa kỳ ${period.name}?`}
      onClose={onClose}
      footer={
        <>
          <Button
            tone="danger"
            busy={remove.isPending ? "Đang xóa…" : undefined}
            onClick={() => remove.mutate({ opId, periodId: period.id })}
          >
            Xóa kỳ này
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <div className="c-stack">
        <p>
          Kỳ này biến mất khỏi màn hình của mọi xã, phường của {period.rootName}, cùng các lần gia
          hạn đã cho. Không lấy lại được; nhật ký vẫn ghi ai đã xóa.
        </p>
        <p>
          Chỉ xóa được khi chưa đơn vị nào nhập số. Đã có báo cáo thì đóng sớm: chọn “Đổi hạn
          chung”, đặt hạn nộp và ngày khóa về hôm nay hoặc sớm hơn.
        </p>
        {remove.isError && <Refusal error={remove.error} />}
      </div>
    </Dialog>
  );
}
