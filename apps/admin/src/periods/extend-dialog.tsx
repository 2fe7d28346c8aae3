import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { TextField } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import type { PeriodRow } from "../overview/place.ts";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { orderProblems } from "./draft.ts";

export interface ExtendDialogProps {
  period: PeriodRow;
  onClose: () => void;
}

/** Gives one commune more time, with the reason. */
export function ExtendDialog({ period, onClose }: ExtendDialogProps): ReactNode {
  const queries = useQueryClient();
  const [opId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [unitId, setUnitId] = useState("");
  const [due, setDue] = useState("");
  const [lock, setLock] = useState("");
  const [reason, setReason] = useState("");
  const tree = useQuery(api.units.tree.queryOptions({ day: period.to }, { staleTime: 60_000 }));
  const extend = useMutation(
    api.periods.extend.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.review.pathKey() });
      },
    }),
  );
  const communes = (tree.data ?? []).filter(({ kind }) => kind === period.submitterKind);
  const problems = orderProblems({ due, lock });
  const early = readDay(due).day;
  const tooEarly = early !== undefined && early <= period.due;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const days = { due: early, lock: readDay(lock).day };
    if (days.due === undefined || days.lock === undefined || tooEarly) return;
    if (unitId === "" || reason.trim() === "" || problems.lock !== undefined) return;
    const { id: periodId } = period;
    extend.mutate({
      opId,
      periodId,
      unitId,
      due: days.due,
      lock: days.lock,
      reason: reason.trim(),
    });
  }

  return (
    <Dialog
      open
      title={`Gia hạn ${period.name} cho một xã, phường`}
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="gia-han"
            tone="primary"
            busy={extend.isPending ? "Đang lưu…" : undefined}
          >
            Gia hạn
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="gia-han" className="c-stack" onSubmit={submit} noValidate>
        <p>
          Hạn chung là {dayText(period.due)}, khóa ngày {dayText(period.lock)}. Gia hạn chỉ cho thêm
          ngày, không rút ngắn.
        </p>
        <Select
          label="Xã, phường"
          choices={[
            { value: "", label: tree.isPending ? "Đang mở danh sách…" : "Chọn xã, phường" },
            ...communes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={unitId}
          error={tried && unitId === "" ? "Hãy chọn một xã, phường." : undefined}
          onChange={(event) => setUnitId(event.target.value)}
        />
        <DayField
          label="Hạn nộp mới"
          value={due}
          tried={tried || tooEarly}
          error={tooEarly ? `Hạn mới phải sau hạn chung ${dayText(period.due)}.` : undefined}
          onChange={(text) => {
            setDue(text);
            if (lock === "" || lock === due) setLock(text);
          }}
        />
        <DayField
          label="Ngày khóa mới"
          hint="đến hết ngày này đơn vị vẫn nộp muộn và sửa báo cáo bị trả lại được"
          value={lock}
          tried={tried || problems.lock !== undefined}
          error={problems.lock}
          onChange={setLock}
        />
        <TextField
          label="Lý do"
          rows={2}
          maxLength={1000}
          value={reason}
          error={tried && reason.trim() === "" ? "Hãy ghi lý do gia hạn." : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {extend.isError && <Refusal error={extend.error} />}
      </form>
    </Dialog>
  );
}
