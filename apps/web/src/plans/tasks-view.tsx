import { type ReactNode, useState } from "react";
import { taskStateLabels } from "@cchc/domain/plan/hand-out";
import { Empty } from "@cchc/ui/empty";
import { finestQuotas, QuotaBar } from "@cchc/ui/plan/quota-bar";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import type { Outputs } from "../api.ts";
import { Month } from "./month.tsx";
import { TaskDialog } from "./task-dialog.tsx";
import { byUrgency, type Copy, copySentence, itemOf, planTitle } from "./words.ts";

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
  const late = copies.filter(({ standing }) => standing.attention === "late").length;
  const behind = copies.filter((copy) => copy.behind).length;
  const done = copies.filter(({ state, standing }) =>
    isOver(state, standing.lateness.state),
  ).length;
  return (
    <div className="c-stack">
      <p>
        <strong>
          {copies.length} nhiệm vụ: {done} đã xong
          {late > 0 && `, ${late} quá hạn`}
          {behind > 0 && `, ${behind} chỉ tiêu đang thiếu`}.
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

function isOver(state: Copy["state"], lateness: string): boolean {
  return state !== "open" || lateness === "done";
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
          <p>{copySentence(copy)}</p>
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

/** How a copy stands, in one word with its mark. */
export function markOf(copy: Copy): { readonly tone: Tone; readonly words: string } {
  if (copy.state === "not_possible") return { tone: "none", words: taskStateLabels.not_possible };
  if (isOver(copy.state, copy.standing.lateness.state)) {
    return { tone: "settled", words: "Đã xong" };
  }
  if (copy.standing.attention === "late") return { tone: "wrong", words: "Quá hạn" };
  if (copy.behind) return { tone: "doubt", words: "Thiếu chỉ tiêu" };
  if (copy.standing.attention === "due_soon") return { tone: "doubt", words: "Sắp đến hạn" };
  return { tone: "accent", words: "Đang thực hiện" };
}
