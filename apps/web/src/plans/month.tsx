import type { ReactNode } from "react";
import { dueDays } from "@cchc/domain/plan/calendar";
import { formatDay } from "@cchc/domain/text/days";
import type { Copy } from "./words.ts";

export interface MonthProps {
  copies: readonly Copy[];
  year: number;
  today: string;
}

/** The year's rhythm: which tasks fall due in which month. */
export function Month({ copies, year, today }: MonthProps): ReactNode {
  const due = copies.flatMap(({ task }) =>
    dueDays(task.schedule, year).map((day) => ({ day, title: task.title })),
  );
  if (due.length === 0) return null;
  const months = Array.from({ length: 12 }, (_, at) => {
    const code = `${year}-${String(at + 1).padStart(2, "0")}`;
    return { code, label: `Tháng ${at + 1}`, due: due.filter(({ day }) => day.startsWith(code)) };
  });
  return (
    <details className="p-months">
      <summary>Lịch trong năm</summary>
      <ol className="c-stack">
        {months.map(({ code, label, due: own }) => (
          <li key={code} aria-current={today.startsWith(code) ? "date" : undefined}>
            <strong>{label}</strong>
            {own.length === 0 ? (
              <span className="c-quiet"> không có hạn</span>
            ) : (
              <ul>
                {own.map(({ day, title }) => (
                  <li key={`${day} ${title}`}>
                    <span className="c-nowrap">{formatDay(day)}</span> {title}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
