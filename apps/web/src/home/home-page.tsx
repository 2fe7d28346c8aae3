import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { StateMark as ScoreMark } from "@cchc/ui/state-mark";
import { api } from "../api.ts";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { readDraft } from "../entry/drafts.ts";
import { vault } from "../offline/vault.ts";
import { readScoreDraft } from "../scoring/drafts.ts";
import { reportLabel } from "../report/names.ts";
import { HandedIn, StateMark } from "../report/state-mark.tsx";
import { pressing } from "../plans/words.ts";
import { useMe } from "../session/me.ts";
import { PlanTaskLine, ReminderLine } from "./plan-lines.tsx";
import {
  handedInScores,
  handedInWord,
  ownPoints,
  scoreDue,
  type ScoreTask,
  scoreTaskPath,
  scoreTitle,
  scoreWhy,
  waitingScores,
} from "./score-tasks.ts";
import {
  deadlineWords,
  handedIn,
  missedTasks,
  progressOf,
  type Task,
  waitingTasks,
} from "./order.ts";

export const tasksOptions = api.reports.tasks.queryOptions();
const scoresOptions = api.scores.tasks.queryOptions();
const mineOptions = api.tasks.mine.queryOptions();
const remindersOptions = api.reminders.mine.queryOptions();

export function reportPath({ unit, period }: Pick<Task, "unit" | "period">): string {
  return `/bao-cao/${encodeURIComponent(unit.id)}/${encodeURIComponent(period.id)}`;
}

/** What to do next, why, until when; what came back first. */
export function HomePage(): ReactNode {
  const me = useMe();
  const [{ data }, { data: scores }] = useSuspenseQueries({
    queries: [tasksOptions, scoresOptions],
  });
  // Beside the reports: what they hold never keeps the page waiting.
  const mine = useQuery(mineOptions).data;
  const reminders = useQuery(remindersOptions).data ?? [];
  const pressed = mine === undefined ? [] : pressing(mine);
  const unseen = reminders.filter(({ seenAt }) => seenAt === null);
  const waiting = waitingTasks(data.tasks);
  const scoring = waitingScores(scores.tasks, scores.today);
  const missed = missedTasks(data.tasks);
  const done = handedIn(data.tasks).slice(0, 5);
  const scored = handedInScores(scores.tasks);
  const units = new Set(me.grants.map(({ unit }) => unit.name));
  return (
    <Workspace
      title="Việc cần làm"
      header={{ unit: [...units].join(", "), period: `Hôm nay ${formatDay(data.today)}` }}
      banner={data.tasks.some(({ period }) => period.illustration) && <DemoNote />}
    >
      <div className="c-column c-stack-wide">
        <PageHead title="Việc cần làm" />
        {unseen.length > 0 && (
          <ul className="c-tasks" aria-label="Cấp trên nhắc">
            {unseen.map((reminder) => (
              <ReminderLine key={reminder.id} reminder={reminder} />
            ))}
          </ul>
        )}
        {waiting.length + scoring.length === 0 ? (
          <div className="c-empty">
            <h2>Không còn báo cáo nào phải nộp</h2>
            <p>Khi cấp trên mở kỳ báo cáo mới, kỳ đó hiện ở đây.</p>
          </div>
        ) : (
          <ul className="c-tasks">
            {waiting.map((task) => (
              <TaskLine
                key={`${task.unit.id}/${task.period.id}`}
                task={task}
                several={units.size > 1}
                feeds={scores.tasks.find((one) => one.periodId === task.period.id)}
              />
            ))}
            {scoring.map((task) => (
              <ScoreLine
                key={`${task.unit.id}/${task.round.id}`}
                task={task}
                today={scores.today}
                several={units.size > 1}
              />
            ))}
          </ul>
        )}
        {pressed.length > 0 && (
          <section className="c-stack">
            <h2>Nhiệm vụ và chỉ tiêu trong kế hoạch</h2>
            <ul className="c-tasks">
              {pressed.slice(0, 8).map((copy) => (
                <PlanTaskLine
                  key={`${copy.planId}/${copy.task.id}/${copy.unitId}`}
                  copy={copy}
                  year={mine?.plans.find(({ id }) => id === copy.planId)?.year}
                />
              ))}
            </ul>
            <p>
              <Link href="/ke-hoach">Tất cả nhiệm vụ và sổ việc đã làm</Link>
            </p>
          </section>
        )}
        {missed.length > 0 && (
          <section className="c-stack">
            <h2>Đã quá hạn và đã khóa</h2>
            <ul className="c-tasks">
              {missed.map((task) => (
                <MissedLine key={`${task.unit.id}/${task.period.id}`} task={task} />
              ))}
            </ul>
          </section>
        )}
        {done.length + scored.length > 0 && (
          <section className="c-stack">
            <h2>Đã nộp gần đây</h2>
            <ul className="c-tasks">
              {scored.map((task) => (
                <ScoreLine
                  key={`${task.unit.id}/${task.round.id}`}
                  task={task}
                  today={scores.today}
                  several={units.size > 1}
                />
              ))}
              {done.map((task) => (
                <DoneLine key={`${task.unit.id}/${task.period.id}`} task={task} />
              ))}
            </ul>
            <p>
              <Link href="/bao-cao">Tất cả báo cáo theo kỳ</Link>
            </p>
          </section>
        )}
      </div>
    </Workspace>
  );
}

/** One sentence: what waits here and why. */
function whyWords(task: Task): string {
  const { started, missing } = progressOf(task);
  if (task.state === "returned") {
    return `Cấp trên trả lại: ${task.returnedReason ?? "xem các ô được đánh dấu"}`;
  }
  if (task.state === "awaiting_approval") {
    return "Số liệu đã khóa chờ lãnh đạo duyệt; duyệt xong thì nộp.";
  }
  if (!started) return "Chưa nhập ô nào.";
  return missing > 0
    ? `Còn ${missing} ô bắt buộc ở các phần đã nhập.`
    : "Các phần đã nhập đủ ô bắt buộc, chưa nộp.";
}

function unsentCells(username: string, task: Task): number {
  const address = { username, unitId: task.unit.id, periodId: task.period.id };
  const draft = readDraft(vault, address);
  if (draft === undefined) return 0;
  return draft.waiting.length + draft.batches.reduce((sum, { writes }) => sum + writes.length, 0);
}

interface TaskLineProps {
  task: Task;
  several: boolean;
  /** The scoring whose points come from this report's figures. */
  feeds: ScoreTask | undefined;
}

function TaskLine({ task, several, feeds }: TaskLineProps): ReactNode {
  const me = useMe();
  const unsent = unsentCells(me.username, task);
  const late = task.timeliness.state === "overdue";
  return (
    <li>
      <p className="c-task-title">
        <Link href={reportPath(task)}>
          {reportLabel(task.period)}
          {several && ` – ${task.unit.name}`}
        </Link>
      </p>
      <p className="c-task-why">
        {whyWords(task)}
        {feeds !== undefined &&
          ` Số liệu này dùng để chấm điểm CCHC năm ${feeds.round.year}, ${formatHundredths(ownPoints(feeds))} điểm.`}
        {unsent > 0 && (
          <strong> Có {unsent} ô mới lưu trên máy này, mở báo cáo để gửi tiếp.</strong>
        )}
      </p>
      <p className="c-task-due">
        <span className={late ? "c-tone-wrong" : undefined}>{deadlineWords(task)}</span>, hạn{" "}
        {formatDay(task.due)}
      </p>
      <p className="c-task-state">
        <StateMark state={task.state} />
      </p>
    </li>
  );
}

function unsentAnswers(username: string, { unit, round }: ScoreTask): number {
  const draft = readScoreDraft(vault, { username, unitId: unit.id, roundId: round.id });
  if (draft === undefined) return 0;
  return draft.waiting.length + draft.batches.reduce((sum, { writes }) => sum + writes.length, 0);
}

/** Of what waits for the unit; the rest is handed in. */
const tones: Partial<Record<ScoreTask["state"], "wrong" | "accent">> = {
  scoring: "accent",
  returned: "wrong",
};

interface ScoreLineProps {
  task: ScoreTask;
  today: string;
  several: boolean;
}

/** A round of scoring: how many points hang on it, until when. */
function ScoreLine({ task, today, several }: ScoreLineProps): ReactNode {
  const me = useMe();
  const due = scoreDue(task, today);
  const unsent = unsentAnswers(me.username, task);
  const tone = tones[task.state];
  return (
    <li>
      <p className="c-task-title">
        <Link href={scoreTaskPath(task)}>
          {scoreTitle(task)}
          {several && ` – ${task.unit.name}`}
        </Link>
      </p>
      <p className="c-task-why">
        {scoreWhy(task)}
        {unsent > 0 && (
          <strong> Có {unsent} mục mới lưu trên máy này, mở bản tự chấm để gửi tiếp.</strong>
        )}
      </p>
      <p className="c-task-due">
        <span className={due.late ? "c-tone-wrong" : undefined}>{due.words}</span>
      </p>
      <p className="c-task-state">
        {tone === undefined ? (
          <HandedIn>{handedInWord(task.state)}</HandedIn>
        ) : (
          <ScoreMark tone={tone}>{scoreStateLabels[task.state]}</ScoreMark>
        )}
      </p>
    </li>
  );
}

function MissedLine({ task }: { task: Task }): ReactNode {
  return (
    <li>
      <p className="c-task-title">
        <Link href={reportPath(task)}>{reportLabel(task.period)}</Link>
      </p>
      <p className="c-task-why">
        Kỳ đã khóa từ sau ngày {formatDay(task.lock)}: cần nộp thì đề nghị cấp trên gia hạn.
      </p>
      <p className="c-task-due">{deadlineWords(task)}</p>
      <p className="c-task-state">
        <StateMark state={task.state} />
      </p>
    </li>
  );
}

export function DoneLine({ task }: { task: Task }): ReactNode {
  return (
    <li>
      <p className="c-task-title">
        <Link href={reportPath(task)}>{reportLabel(task.period)}</Link>
      </p>
      {task.submission !== null && (
        <p className="c-task-why">
          Mã biên nhận <span className="c-nowrap">{task.submission.code}</span>
        </p>
      )}
      <p className="c-task-due">{deadlineWords(task)}</p>
      <p className="c-task-state">
        <StateMark state={task.state} />
      </p>
    </li>
  );
}
