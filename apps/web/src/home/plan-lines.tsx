import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { api, client, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { Copy } from "../plans/words.ts";

export interface PlanTaskLineProps {
  copy: Copy;
  year: number | undefined;
}

/** A task of a plan that is late, short or due soon. */
export function PlanTaskLine({ copy, year }: PlanTaskLineProps): ReactNode {
  const { status, word, sentence } = copy;
  return (
    <li>
      <p className="c-task-title">
        <Link href={year === undefined ? "/ke-hoach" : `/ke-hoach?nam=${year}`}>
          {copy.task.title}
        </Link>
      </p>
      <p className="c-task-why">{sentence}</p>
      <p className="c-task-due" />
      <p className="c-task-state">
        <StateMark tone={status === "late" ? "wrong" : "doubt"}>{word}</StateMark>
      </p>
    </li>
  );
}

type Reminder = Outputs["reminders"]["mine"][number];

/** A word from above: read, then out of the way. */
export function ReminderLine({ reminder }: { reminder: Reminder }): ReactNode {
  const queries = useQueryClient();
  const seen = useMutation({
    mutationFn: () => client.reminders.seen.mutate({ opId: newOperationId(), id: reminder.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.reminders.mine.queryKey() }),
  });
  return (
    <li>
      <p className="c-task-title">
        <Link href={hrefOf(reminder)}>{reminder.message}</Link>
      </p>
      <p className="c-task-why">
        {reminder.by} nhắc lúc {formatInstant(reminder.at)}
      </p>
      <p className="c-task-due">
        <Button small tone="quiet" onClick={() => seen.mutate()}>
          Đã xem
        </Button>
      </p>
      <p className="c-task-state">
        <StateMark tone="doubt">Cấp trên nhắc</StateMark>
      </p>
    </li>
  );
}

function hrefOf({ subject, unitId }: Reminder): string {
  const [kind, id = ""] = subject.split("/");
  if (kind === "report") return `/bao-cao/${encodeURIComponent(unitId)}/${encodeURIComponent(id)}`;
  if (kind === "score") return "/tu-cham";
  return kind === "plan" ? "/ke-hoach?muc=ke-hoach" : "/ke-hoach";
}
