import type { ReactNode } from "react";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { Rows, type SectionProps } from "./section.tsx";

export function Reports({ book }: SectionProps): ReactNode {
  const open = book.reports.filter(
    ({ state, handedInAt }) => handedInAt === null || state === "Bị trả lại",
  );
  return (
    <section>
      <h2>
        2. Báo cáo: {formatCount(open.length)}/{formatCount(book.reports.length)} còn phải làm
      </h2>
      <Rows
        heads={["Kỳ", "Hạn nộp", "Đã nộp", "Hiện nay"]}
        empty="Đơn vị chưa có kỳ báo cáo nào đến ngày này."
        rows={book.reports.map((one) => ({
          key: one.periodId,
          cells: [
            <Link
              key="ky"
              href={`/bao-cao/${encodeURIComponent(book.unit.id)}/${encodeURIComponent(one.periodId)}`}
            >
              {one.name}
            </Link>,
            formatDay(one.due),
            one.handedInAt === null
              ? one.late
                ? "Quá hạn, chưa nộp"
                : "Chưa nộp"
              : `${formatInstant(one.handedInAt)}, mã ${one.code ?? ""}`,
            one.state ?? "–",
          ],
        }))}
      />
    </section>
  );
}

export function Returned({ book }: SectionProps): ReactNode {
  return (
    <section>
      <h2>3. Mục bị trả lại chưa nộp lại</h2>
      <Rows
        heads={["Báo cáo", "Mục", "Lý do"]}
        empty="Không có mục nào bị trả lại."
        rows={book.returned.map((one) => ({
          key: `${one.periodId} ${one.label} ${one.row}`,
          cells: [one.period, one.row === "" ? one.label : `${one.label}, ${one.row}`, one.reason],
        }))}
      />
    </section>
  );
}

export function SelfScores({ book }: SectionProps): ReactNode {
  return (
    <section>
      <h2>4. Tự chấm điểm</h2>
      <Rows
        heads={["Đợt chấm", "Hạn tự chấm", "Tình trạng hiện nay"]}
        empty="Không có đợt chấm điểm nào."
        rows={book.scores.map((one) => ({
          key: one.roundId,
          cells: [
            one.name,
            formatDay(one.selfDue),
            one.returnedItems === 0
              ? one.state
              : `${one.state}, ${one.returnedItems} tiêu chí bị trả lại`,
          ],
        }))}
      />
    </section>
  );
}

export function Tasks({ book }: SectionProps): ReactNode {
  return (
    <section>
      <h2>5. Nhiệm vụ kế hoạch chưa xong</h2>
      <Rows
        heads={["Nhiệm vụ", "Thời gian", "Kế hoạch"]}
        empty="Không có nhiệm vụ nào chưa xong."
        rows={book.tasks.map((one) => ({
          key: `${one.planId} ${one.taskId}`,
          cells: [
            one.title,
            one.when === "" ? "Không ghi thời gian" : one.when,
            one.ended ? `${one.plan} (đã kết thúc)` : one.plan,
          ],
        }))}
      />
    </section>
  );
}
