import "./scoring.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Empty } from "@cchc/ui/empty";
import { PageHead } from "@cchc/ui/page";
import { TaskList } from "@cchc/ui/task-list";
import { api, queryClient } from "../api.ts";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { useMe } from "../session/me.ts";
import {
  scoreDue,
  type ScoreTask,
  scoreTaskPath,
  scoreWhy,
  waitingScores,
} from "../home/score-tasks.ts";
import { KeepDue, type KeptQuestion } from "../offline/keep-due.tsx";
import { scoreOptions } from "./open-score.ts";
import { ScoreStateMark } from "./score-frame.tsx";

function questionOf({ unit, round }: ScoreTask): KeptQuestion {
  const options = scoreOptions({ unitId: unit.id, roundId: round.id });
  const { queryKey } = options;
  return { queryKey, ask: () => queryClient.fetchQuery({ ...options, staleTime: 0 }) };
}

/** Every round in which the unit scores itself, the latest first. */
export function RoundsPage(): ReactNode {
  const { data } = useSuspenseQuery(api.scores.tasks.queryOptions());
  const { tasks, today } = data;
  const me = useMe();
  const own = tasks.length > 0 ? tasks : me.grants;
  const units = [...new Set(own.map(({ unit }) => unit.name))];
  return (
    <Workspace
      title="Tự chấm điểm"
      header={{ unit: units.join(", "), period: `Hôm nay ${formatDay(today)}` }}
      banner={tasks.some(({ round }) => round.illustration) && <DemoNote />}
    >
      <div className="c-column c-stack-wide">
        <PageHead
          title="Tự chấm điểm"
          lead="Điểm tính từ số liệu báo cáo đã nhập; phần còn lại đơn vị tự chấm, kèm minh chứng."
        />
        <KeepDue
          what="bản tự chấm chưa nộp"
          questions={waitingScores(tasks, today).map(questionOf)}
        />
        {tasks.length === 0 ? (
          <Empty title="Chưa có đợt chấm điểm nào">
            Khi cấp trên mở đợt chấm điểm, đợt đó hiện ở đây. Số liệu báo cáo nhập từ bây giờ sẽ
            dùng để tính điểm.
          </Empty>
        ) : (
          <TaskList
            label="Các đợt chấm điểm"
            tasks={tasks.map((task) => ({
              key: `${task.unit.id}/${task.round.id}`,
              title: units.length > 1 ? `${task.round.name} – ${task.unit.name}` : task.round.name,
              href: scoreTaskPath(task),
              why: `${task.set.name}. ${scoreWhy(task)}`,
              due: scoreDue(task, today).words,
              state: <ScoreStateMark state={task.state} />,
            }))}
          />
        )}
        {tasks.length > 0 && (
          <p className="c-quiet c-small">
            Điểm tối đa của mỗi bộ tiêu chí:{" "}
            {[...new Set(tasks.map(({ set }) => `${set.name} ${formatHundredths(set.max)}`))].join(
              "; ",
            )}
            .
          </p>
        )}
      </div>
    </Workspace>
  );
}
