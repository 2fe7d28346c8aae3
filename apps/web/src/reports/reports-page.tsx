import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { LinkButton } from "@cchc/ui/button";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { queryClient } from "../api.ts";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { reportPath, tasksOptions } from "../home/home-page.tsx";
import { KeepDue, type KeptQuestion } from "../offline/keep-due.tsx";
import { deadlineWords, type Task, waitingTasks } from "../home/order.ts";
import { reportOptions } from "../report/open-report.ts";
import { reportLabel } from "../report/names.ts";
import { StateMark } from "../report/state-mark.tsx";

function questionOf({ unit, period }: Task): KeptQuestion {
  const options = reportOptions({ unitId: unit.id, periodId: period.id });
  const { queryKey } = options;
  return { queryKey, ask: () => queryClient.fetchQuery({ ...options, staleTime: 0 }) };
}

/** Every report of the unit, by year, latest first. */
export function ReportsPage(): ReactNode {
  const { data } = useSuspenseQuery(tasksOptions);
  const units = [...new Set(data.tasks.map(({ unit }) => unit.name))];
  const several = units.length > 1;
  const years = [...new Set(data.tasks.map(({ period }) => period.year))].sort((a, b) => b - a);
  return (
    <Workspace
      title="Báo cáo"
      header={{ unit: units.join(", "), period: "Các kỳ báo cáo" }}
      banner={data.tasks.some(({ period }) => period.illustration) && <DemoNote />}
    >
      <div className="c-stack-wide">
        <PageHead
          title="Báo cáo"
          lead="Mọi kỳ báo cáo của đơn vị, kỳ mới nhất đứng trước."
          actions={<LinkButton href="/nhan-goi">Nhận gói nộp mang tay</LinkButton>}
        />
        <KeepDue what="báo cáo chưa nộp" questions={waitingTasks(data.tasks).map(questionOf)} />
        {years.length === 0 && (
          <div className="c-empty">
            <h2>Chưa có kỳ báo cáo nào</h2>
            <p>Cấp trên mở kỳ báo cáo; kỳ đã mở hiện ở đây.</p>
          </div>
        )}
        {years.length > 0 && (
          <div className="c-table-box">
            <table className="c-table c-table-cards">
              <thead>
                <tr>
                  <th scope="col">Báo cáo</th>
                  {several && <th scope="col">Đơn vị</th>}
                  <th scope="col">Kỳ số liệu</th>
                  <th scope="col">Hạn nộp</th>
                  <th scope="col">Trạng thái</th>
                  <th scope="col">Biên nhận</th>
                </tr>
              </thead>
              {years.map((year) => (
                <Year
                  key={year}
                  year={year}
                  tasks={data.tasks.filter(({ period }) => period.year === year)}
                  several={several}
                />
              ))}
            </table>
          </div>
        )}
      </div>
    </Workspace>
  );
}

interface YearProps {
  year: number;
  tasks: readonly Task[];
  several: boolean;
}

function Year({ year, tasks, several }: YearProps): ReactNode {
  const sorted = [...tasks].sort((a, b) => (a.period.to < b.period.to ? 1 : -1));
  return (
    <tbody>
      <tr className="c-group">
        <th scope="rowgroup" colSpan={several ? 6 : 5}>
          Năm {year}
        </th>
      </tr>
      {sorted.map((task) => (
        <tr key={`${task.unit.id}/${task.period.id}`}>
          <th scope="row">
            <Link href={reportPath(task)}>{reportLabel(task.period)}</Link>
          </th>
          {several && <td data-label="Đơn vị">{task.unit.name}</td>}
          <td data-label="Số liệu">
            <span>
              <span className="c-nowrap">{formatDay(task.period.from)} –</span>{" "}
              <span className="c-nowrap">{formatDay(task.period.to)}</span>
            </span>
          </td>
          <td data-label="Hạn nộp">
            <span>
              <span className="c-nowrap">{formatDay(task.due)}</span>
              <span className="c-unit">{deadlineWords(task)}</span>
            </span>
          </td>
          <td data-label="Trạng thái">
            <StateMark state={task.state} />
          </td>
          <td className="c-nowrap" data-label="Biên nhận">
            {receiptLink(task)}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function receiptLink(task: Task): ReactNode {
  if (task.submission === null) return "–";
  return (
    <Link href={`/bien-nhan${reportPath(task).slice("/bao-cao".length)}/${task.submission.id}`}>
      {task.submission.code}
    </Link>
  );
}
