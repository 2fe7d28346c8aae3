import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export interface Task {
  key: string;
  title: string;
  href?: string | undefined;
  /** Why it matters, about how long. */
  why?: ReactNode;
  /** "Hạn 15/12/2023" */
  due?: ReactNode;
  /** Usually a StateMark. */
  state?: ReactNode;
}

export interface TaskListProps {
  tasks: readonly Task[];
  label?: string | undefined;
}

/** What to do, why, by when, and where it stands: one line each. */
export function TaskList({ tasks, label }: TaskListProps): ReactNode {
  return (
    <ul className="c-tasks" aria-label={label}>
      {tasks.map(({ key, title, href, why, due, state }) => (
        <li key={key}>
          <span className="c-task-title">
            {href === undefined ? title : <Link href={href}>{title}</Link>}
          </span>
          {due != null && <span className="c-task-due">{due}</span>}
          {state != null && <span className="c-task-state">{state}</span>}
          {why != null && <span className="c-task-why">{why}</span>}
        </li>
      ))}
    </ul>
  );
}
