import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { readDay } from "@cchc/ui/day/typed-day";
import { duesProblems, type TypedDues } from "./dues.ts";
import { DuesFields } from "./dues-fields.tsx";
import type { RoundRow } from "./rounds.tsx";

export interface DuesDialogProps {
  round: RoundRow;
  onClose: () => void;
}

/** Moves the days of a round; what it scores stays. */
export function DuesDialog({ round, onClose }: DuesDialogProps): ReactNode {
  const queries = useQueryClient();
  const [opId, setOpId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [dues, setDues] = useState<TypedDues>({
    selfDue: formatDay(round.selfDue),
    appraisalDue: formatDay(round.appraisalDue),
  });
  const problems = duesProblems(dues, round.periodFrom);
  const move = useMutation(
    api.rounds.changeDues.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.rounds.pathKey() });
      },
      onError: () => setOpId(newOperationId()),
    }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const [selfDue, appraisalDue] = [readDay(dues.selfDue).day, readDay(dues.appraisalDue).day];
    if (selfDue === undefined || appraisalDue === undefined) return;
    if (Object.keys(problems).length > 0) return;
    move.mutate({ opId, roundId: round.id, selfDue, appraisalDue });
  }
  return (
    <Dialog
      open
      title={`Đổi hạn ${round.name}`}
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="doi-han-cham"
            tone="primary"
            busy={move.isPending ? "Đang lưu…" : undefined}
          >
            Lưu hạn mới
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="doi-han-cham" className="c-stack" onSubmit={submit} noValidate>
        <DuesFields {...{ dues, problems, tried }} onChange={setDues} />
        {move.isError && <Refusal error={move.error} />}
      </form>
    </Dialog>
  );
}
