import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Check } from "@cchc/ui/field";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, type Outputs } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";

type Suggestion = Outputs["reminders"]["suggest"][number];

const kinds = {
  report: "Báo cáo chưa nộp",
  late: "Nhiệm vụ quá hạn",
  quota: "Chỉ tiêu thiếu",
  no_plan: "Chưa ban hành kế hoạch",
} as const satisfies Record<Suggestion["why"], string>;

const order = ["quota", "late", "no_plan", "report"] as const;

export interface RemindDialogProps {
  plan: Outputs["plans"]["matrix"]["plan"];
  onClose: () => void;
}

/** What each unit would be told, before it is told. */
export function RemindDialog({ plan, onClose }: RemindDialogProps): ReactNode {
  const queries = useQueryClient();
  const tell = useTell();
  const [opId] = useState(newOperationId);
  const [chosen, setChosen] = useState<ReadonlySet<Suggestion["why"]>>(new Set(["quota", "late"]));
  const mail = useQuery(api.mail.mine.queryOptions());
  const offers = useQuery(api.reminders.suggest.queryOptions({ unitId: plan.unitId }));
  const send = useMutation(
    api.reminders.send.mutationOptions({
      onSuccess: async ({ ids }) => {
        tell(`Đã gửi ${ids.length} lời nhắc.`);
        onClose();
        await queries.invalidateQueries({ queryKey: api.reminders.pathKey() });
      },
    }),
  );
  const all = offers.data ?? [];
  const going = all.filter(({ why }) => chosen.has(why));
  const units = new Set(going.map(({ unitId }) => unitId));
  return (
    <Dialog
      open
      wide
      title="Nhắc các đơn vị"
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            busy={send.isPending ? "Đang gửi…" : undefined}
            aria-disabled={going.length === 0 || undefined}
            onClick={() =>
              going.length > 0 &&
              send.mutate({
                opId,
                reminders: going.map(({ unitId, subject, message }) => ({
                  unitId,
                  subject,
                  message,
                })),
              })
            }
          >
            Gửi {going.length} lời nhắc tới {units.size} đơn vị
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      {mail.data?.configured === false && (
        <Notice tone="doubt" title="Chỉ nhắc trong chương trình">
          Máy chủ này chưa khai máy chủ thư nên không gửi thư điện tử.
        </Notice>
      )}
      {mail.data?.configured === true && (
        <p className="c-quiet">
          Lời nhắc hiện trong “Việc cần làm” và vào thư hằng ngày của ai đã chọn nhận thư.
        </p>
      )}
      {send.isError && <Refusal error={send.error} />}
      {offers.isError && <Refusal error={offers.error} />}
      {offers.data === undefined && !offers.isError && <Loading>Đang tìm việc cần nhắc…</Loading>}
      {order.map((why) => {
        const count = all.filter((one) => one.why === why).length;
        if (count === 0) return null;
        return (
          <Check
            key={why}
            label={`${kinds[why]} (${count})`}
            checked={chosen.has(why)}
            onChange={({ target }) => {
              const next = new Set(chosen);
              if (target.checked) next.add(why);
              else next.delete(why);
              setChosen(next);
            }}
          />
        );
      })}
      {offers.isSuccess && all.length === 0 && <p>Không có gì phải nhắc.</p>}
      <ul className="p-given">
        {[...units].map((unitId) => {
          const own = going.filter((one) => one.unitId === unitId);
          return (
            <li key={unitId}>
              <strong>{own[0]?.name}</strong>
              <ul>
                {own.map((one) => (
                  <li key={one.subject}>
                    {one.message}
                    {one.lastSent !== null && (
                      <span className="c-small c-quiet">
                        {" "}
                        Đã nhắc lúc {formatInstant(one.lastSent)}.
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
