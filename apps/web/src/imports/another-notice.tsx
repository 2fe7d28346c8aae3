import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { anotherTitle, anotherWords } from "./another.ts";
import type { Reading } from "./reading.ts";

export interface AnotherNoticeProps {
  report: OpenedReport;
  another: Reading["another"];
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}

/** Before any figure: the file speaks of another unit or period, and somebody has to say it is right. */
export function AnotherNotice(props: AnotherNoticeProps): ReactNode {
  const { report, another, confirmed, onConfirm } = props;
  const { from, to } = report.period;
  if (confirmed) {
    return (
      <Notice title={`Đã xác nhận tệp này là của ${anotherWords(report, another)}.`} announce>
        <p>
          <Button small onClick={() => onConfirm(false)}>
            Xác nhận nhầm
          </Button>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="doubt" title={anotherTitle(report, another)}>
      <p>
        {another.period !== null && (
          <>
            Báo cáo này lấy số từ {formatDay(from)} đến {formatDay(to)}.{" "}
          </>
        )}
        Chưa số nào được coi là chắc chắn. Thả nhầm tệp thì bấm “Bỏ” ở trên; nếu đúng là số liệu của{" "}
        {anotherWords(report, another)} thì xác nhận.
      </p>
      <p>
        <Button small onClick={() => onConfirm(true)}>
          {`Đúng là của ${anotherWords(report, another)}`}
        </Button>
      </p>
    </Notice>
  );
}
