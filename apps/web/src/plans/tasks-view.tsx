import { type ReactNode, useState } from "react";
import { type CopyStatus, countStatuses } from "@cchc/domain/plan/copy-status";
import { Empty } from "@cchc/ui/empty";
import { finestQuotas, QuotaBar } from "@cchc/ui/plan/quota-bar";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import type { Outputs } from "../api.ts";
import { Month } from "./month.tsx";
import { TaskDialog } from "./task-dialog.tsx";
import { byUrgency, type Copy, itemOf, planTitle } from "./words.ts";

export interface TasksViewProps {
  unitId: string;
  mayEdit: boolean;
  year: number;
  mine: Outputs["tasks"]["mine"];
}

/** The unit's tasks of a year: what presses first, quotas as bars, one click to act. */
export function TasksView({ unitId, mayEdit, year, mine }: TasksViewProps): ReactNode {
  const [open, setOpen] = useState<string | undefined>(undefined);
  const plans = mine.plans.filter((plan) => plan.year === year);
  const copies = byUrgency(
    mine.copies.filter(
      (copy) => copy.unitId === unitId && plans.some(({ id }) => id === copy.planId),
    ),
  );
  const chosen = copies.find((copy) => keyOf(copy) === open);
  if (copies.length === 0) {
    return (
      <Empty title={`Năm ${year} chưa có nhiệm vụ nào`}>
        Khi cấp trên ban hành kế hoạch, hoặc đơn vị ban hành kế hoạch của mình, nhiệm vụ hiện ở đây.
      </Empty>
    );
  }
  const { done, not_possible: impossible, late, behind } = countStatuses(copies);
  return (
    <div className="c-stack">
      <p>
        <strong>
          {copies.length} nhiệm vụ: {done} đã xong
          {impossible > 0 && `, ${impossible} không làm được`}
          {late > 0 && `, ${late} quá hạn`}
          {behind > 0 && `, ${behind} thiếu chỉ tiêu`}.
        </strong>
      </p>
      <ul className="c-tasks">
        {copies.map((copy) => (
          <CopyLine
            key={keyOf(copy)}
            copy={copy}
            from={plans.find(({ id }) => id === copy.planId)}
            onOpen={() => setOpen(keyOf(copy))}
          />
        ))}
      </ul>
      <Month copies={copies} year={year} today={mine.today} />
      {chosen !== undefined && (
        <TaskDialog
          copy={chosen}
          mayEdit={
            mayEdit && plans.some(({ id, state }) => id === chosen.planId && state === "issued")
          }
          today={mine.today}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function keyOf({ planId, task, unitId }: Copy): string {
  return `${planId}/${task.id}/${unitId}`;
}

interface CopyLineProps {
  copy: Copy;
  from: Outputs["tasks"]["mine"]["plans"][number] | undefined;
  onOpen: () => void;
}

function CopyLine({ copy, from, onOpen }: CopyLineProps): ReactNode {
  const { tone, words } = markOf(copy);
  return (
    <li>
      <p className="c-task-title">
        <button type="button" className="p-open" onClick={onOpen}>
          {copy.task.title}
        </button>
      </p>
      <div className="c-task-why">
        {copy.quotas.length > 0 ? (
          finestQuotas(copy.quotas).map((quota) => (
            <QuotaBar key={quota.part} quota={quota} item={itemOf(copy, quota.part)} />
          ))
        ) : (
          <p>{copy.sentence}</p>
        )}
        {from !== undefined && (
          <p className="c-small c-quiet">
            {planTitle(from)}
            {copy.task.time !== "" && ` · ${copy.task.time}`}
          </p>
        )}
      </div>
      <p className="c-task-due">
        {copy.proofs.length > 0 ? `${copy.proofs.length} minh chứng` : ""}
      </p>
      <p className="c-task-state">
        <StateMark tone={tone}>{words}</StateMark>
      </p>
    </li>
  );
}

const tones: Readonly<Record<CopyStatus, Tone>> = {
  not_possible: "none",
  done: "settled",
  late: "wrong",
  behind: "doubt",
  due_soon: "doubt",
  open: "accent",
};

/** How a copy stands, in one word with its mark. */
export function markOf({ status, word }: Copy): { readonly tone: Tone; readonly words: string } {
  return { tone: tones[status], words: word };
}
