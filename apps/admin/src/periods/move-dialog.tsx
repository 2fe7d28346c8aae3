import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import type { PeriodRow } from "../overview/place.ts";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { orderProblems } from "./draft.ts";

export interface MoveDialogProps {
  period: PeriodRow;
  onClose: () => void;
}

/** Moves the due day and the lock for everybody; what the period covers stays. */
export function MoveDialog({ period, onClose }: MoveDialogProps): ReactNode {
  const queries = useQueryClient();
  const [opId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [due, setDue] = useState(dayText(period.due));
  const [lock, setLock] = useState(dayText(period.lock));
  const move = useMutation(
    api.periods.move.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries();
      },
    }),
  );
  const problems = orderProblems({ from: dayText(period.from), due, lock });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const days = { due: readDay(due).day, lock: readDay(lock).day };
    if (days.due === undefined || days.lock === undefined) return;
    if (Object.keys(problems).length > 0) return;
    move.mutate({ opId, periodId: period.id, due: days.due, lock: days.lock });
  }

  return (
    <Dialog
      open
      title={`Đổi hạn chung của ${period.name}`}
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="doi-han"
            tone="primary"
            busy={move.isPending ? "Đang lưu…" : undefined}
          >
            Đổi hạn chung
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="doi-han" className="c-stack" onSubmit={submit} noValidate>
        <p>
          Áp dụng cho mọi xã, phường của {period.rootName}. Báo cáo nộp sau hạn mới được tính là nộp
          muộn; tình trạng của báo cáo đã nộp được tính lại theo hạn mới. Muốn đóng kỳ sớm, đặt hai
          ngày dưới đây về hôm nay hoặc sớm hơn: số liệu còn nguyên, chỉ không ai sửa được nữa.
        </p>
        <DayField
          label="Hạn nộp"
          value={due}
          tried={tried || problems.due !== undefined}
          error={problems.due}
          onChange={setDue}
        />
        <DayField
          label="Ngày khóa"
          hint="đến hết ngày này vẫn nộp muộn và sửa báo cáo bị trả lại được"
          value={lock}
          tried={tried || problems.lock !== undefined}
          error={problems.lock}
          onChange={setLock}
        />
        {move.isError && <Refusal error={move.error} />}
      </form>
    </Dialog>
  );
}
