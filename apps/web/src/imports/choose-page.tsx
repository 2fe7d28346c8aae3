import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Empty } from "@cchc/ui/empty";
import { PageHead } from "@cchc/ui/page";
import { TaskList } from "@cchc/ui/task-list";
import { Workspace } from "../app/workspace.tsx";
import { reportPath, tasksOptions } from "../home/home-page.tsx";
import { deadlineWords, waitingTasks } from "../home/order.ts";
import { reportLabel } from "../report/names.ts";
import { StateMark } from "../report/state-mark.tsx";

const title = "Nhập từ tệp";

/** Into which report: those that can still be written. */
export function ChooseReportPage(): ReactNode {
  const { data } = useSuspenseQuery(tasksOptions);
  const tasks = waitingTasks(data.tasks);
  const units = [...new Set(data.tasks.map(({ unit }) => unit.name))];
  return (
    <Workspace title={title} header={{ unit: units.join(", "), period: title }}>
      <div className="c-column c-stack-wide">
        <PageHead
          title={title}
          lead="Báo cáo cũ hay bảng tính của đơn vị được đọc thành số, đặt cạnh từng ô với đúng câu văn; người nhập chọn số nào thì ghi số ấy."
        />
        {tasks.length === 0 ? (
          <Empty title="Không có báo cáo nào đang mở để nhập">
            Báo cáo đã nộp hay kỳ đã khóa chỉ xem được.
          </Empty>
        ) : (
          <TaskList
            label="Nhập vào báo cáo nào"
            tasks={tasks.map((task) => ({
              key: `${task.unit.id}/${task.period.id}`,
              title: reportLabel(task.period),
              href: `${reportPath(task)}/nhap-tu-tep`,
              why: `${units.length > 1 ? `${task.unit.name}. ` : ""}Hạn nộp ${formatDay(task.due)}, ${deadlineWords(task).toLowerCase()}`,
              state: <StateMark state={task.state} />,
            }))}
          />
        )}
      </div>
    </Workspace>
  );
}
