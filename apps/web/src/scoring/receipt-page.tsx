import "./scoring.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { LinkButton } from "@cchc/ui/button";
import { api } from "../api.ts";
import { ReceiptFrame } from "../receipt/receipt-frame.tsx";
import { scorePath } from "./paths.ts";

/** What proves that a self-score was handed in, for the screen and for paper. */
export function ReceiptPage(): ReactNode {
  const address = useParams({
    from: "/trong/tu-cham/$unitId/$roundId/bien-nhan/$submissionId",
  });
  const { data } = useSuspenseQuery(api.scores.receipt.queryOptions(address));
  const { unit, round, set, code, at, by, contentHash, totals, papers } = data;
  return (
    <ReceiptFrame
      title="Biên nhận nộp bản tự chấm"
      header={{ unit: unit.name, period: round.name }}
      illustration={round.illustration}
      code={code}
      at={at}
      facts={[
        { name: "Đơn vị", value: unit.name },
        { name: "Đợt chấm điểm", value: round.name },
        {
          name: "Bộ tiêu chí",
          value: set.notice === null ? set.name : `${set.name}. ${set.notice}`,
        },
        {
          name: "Điểm tự chấm",
          value: `${formatHundredths(totals.points + totals.bonus)} điểm, chưa gồm khảo sát`,
        },
        { name: "Minh chứng", value: `${formatCount(papers)} lượt văn bản` },
        { name: "Người nộp", value: by },
        { name: "Mã nội dung (SHA-256)", value: <code>{contentHash}</code> },
      ]}
      note="Mã nội dung đổi nếu một số liệu, một điểm hay một minh chứng đổi: hai bản cùng mã là cùng một bản tự chấm."
    >
      <LinkButton href={scorePath(address, "phieu")}>Xem và in phiếu tự chấm</LinkButton>
      <LinkButton href={scorePath(address)}>Xem lại bản tự chấm</LinkButton>
    </ReceiptFrame>
  );
}
