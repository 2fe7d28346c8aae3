import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { LinkButton } from "@cchc/ui/button";
import { api } from "../api.ts";
import { deadlineWords } from "../home/order.ts";
import { pathOf } from "../report/paths.ts";
import { ReceiptFrame } from "./receipt-frame.tsx";

/** `Nộp đúng hạn`, where the unit's list of reports still shows this submission. */
function useTimeliness(submissionId: string): string | undefined {
  const { data } = useQuery(api.reports.tasks.queryOptions());
  const task = data?.tasks.find(({ submission }) => submission?.id === submissionId);
  const state = task?.timeliness.state;
  return task !== undefined && (state === "on_time" || state === "late")
    ? deadlineWords(task)
    : undefined;
}

/** What proves that the report was handed in, for the screen and for paper. */
export function ReceiptPage(): ReactNode {
  const address = useParams({ from: "/trong/bien-nhan/$unitId/$periodId/$submissionId" });
  const { data } = useSuspenseQuery(api.reports.receipt.queryOptions(address));
  const timeliness = useTimeliness(address.submissionId);
  const { unit, period, code, at, by, number, symbol, signedDay, contentHash } = data;
  return (
    <ReceiptFrame
      title="Biên nhận nộp báo cáo"
      header={{ unit: unit.name, period: period.name }}
      illustration={period.illustration}
      code={code}
      at={at}
      facts={[
        { name: "Đơn vị", value: unit.name },
        {
          name: "Kỳ báo cáo",
          value: `${period.name}, số liệu từ ${formatDay(period.from)} đến ${formatDay(period.to)}`,
        },
        { name: "Văn bản", value: `Số ${number}/${symbol} ngày ${formatDay(signedDay)}` },
        { name: "Người nộp", value: by },
        ...(timeliness === undefined ? [] : [{ name: "Thời hạn", value: timeliness }]),
        { name: "Mã nội dung (SHA-256)", value: <code>{contentHash}</code> },
      ]}
      note="Mã nội dung đổi nếu một số nào trong báo cáo đổi: hai bản cùng mã là cùng một báo cáo."
    >
      <LinkButton href={pathOf(address)}>Xem lại báo cáo</LinkButton>
    </ReceiptFrame>
  );
}
