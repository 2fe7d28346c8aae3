import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import type { ReviewRule } from "@cchc/domain/unit/review";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { reviewLevels } from "./review-levels.ts";

export interface ReviewRuleDialogProps {
  today: string;
  onClose: () => void;
}

/** Says from which day which level reviews below a unit, and what that changes. */
export function ReviewRuleDialog({ today, onClose }: ReviewRuleDialogProps): ReactNode {
  const queries = useQueryClient();
  const tell = useTell();
  const [opId, setOpId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState(dayText(today));
  const [level, setLevel] = useState<ReviewRule["reviewKind"]>("province");
  const { day } = readDay(from);
  const tree = useQuery(api.units.tree.queryOptions({ day: day ?? today }, { staleTime: 60_000 }));
  const roots = (tree.data ?? []).filter(({ kind }) => kind === "country" || kind === "province");
  const root = roots.find(({ id }) => id === chosen) ?? roots[0];
  const change = useMutation(
    api.units.changeReviewRule.mutationOptions({
      onSuccess: async () => {
        onClose();
        tell(`Đã đặt cấp thẩm định của ${root?.name ?? ""}.`);
        await queries.invalidateQueries();
      },
    }),
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (day === undefined || root === undefined) return;
    change.mutate({ opId, rootId: root.id, from: day, reviewKind: level });
  }

  /** What is asked for anew is another operation. */
  function edited(): void {
    setOpId(newOperationId());
  }

  return (
    <Dialog
      open
      title="Đặt cấp thẩm định"
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="cap-tham-dinh-moi"
            tone="primary"
            busy={change.isPending ? "Đang lưu…" : undefined}
          >
            Đặt cấp thẩm định
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="cap-tham-dinh-moi" className="c-stack" onSubmit={submit} noValidate>
        <Select
          label="Địa bàn"
          value={root?.id ?? ""}
          choices={roots.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => {
            setChosen(event.target.value);
            edited();
          }}
        />
        <DayField
          label="Từ ngày"
          value={from}
          tried={tried}
          onChange={(text) => {
            setFrom(text);
            edited();
          }}
        />
        <Select
          label="Cấp thẩm định"
          value={level}
          choices={(["district", "province"] as const).map((value) => ({
            value,
            label: reviewLevels[value],
          }))}
          onChange={(event) => {
            setLevel(event.target.value === "district" ? "district" : "province");
            edited();
          }}
        />
        {day !== undefined && root !== undefined && (
          <p>
            Kỳ có ngày cuối từ {formatDay(day)} trở đi, của mọi xã, phường thuộc {root.name}, do{" "}
            {reviewLevels[level].toLowerCase()} tiếp nhận và trả lại; kỳ kết thúc trước ngày đó
            không đổi. Báo cáo đã nộp mà chưa được tiếp nhận cũng chuyển sang cấp mới.
          </p>
        )}
        {change.isError && <Refusal error={change.error} />}
      </form>
    </Dialog>
  );
}
