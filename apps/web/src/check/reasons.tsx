import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { Button } from "@cchc/ui/button";
import { TextField } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { StateMark } from "@cchc/ui/state-mark";
import { api, failureOf } from "../api.ts";
import { mayExplain } from "../entry/may-edit.ts";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { FindingLine } from "../report/lines.ts";
import { reportOptions } from "../report/open-report.ts";
import { addressOf } from "../report/paths.ts";

export interface ReasonsProps {
  report: OpenedReport;
  lines: readonly FindingLine[];
}

/** What may stand when somebody says why. */
export function Reasons({ report, lines }: ReasonsProps): ReactNode {
  const heading = useId();
  const kept = (line: FindingLine): boolean => keptReason(report, line) !== "";
  const settled = lines.filter(kept);
  const open = lines.filter((line) => !kept(line));
  return (
    <section className="c-summary c-summary-doubt c-stack" aria-labelledby={heading}>
      <h2 id={heading}>
        {open.length > 0
          ? `Cần sửa hoặc ghi lý do (${open.length})`
          : `Đã ghi lý do (${settled.length})`}
      </h2>
      {[
        ...open.map((line) => <Reason key={line.key} report={report} line={line} />),
        ...(open.length > 0 && settled.length > 0
          ? [<h3 key="da-ghi">Đã ghi lý do ({settled.length})</h3>]
          : []),
        ...settled.map((line) => <Reason key={line.key} report={report} line={line} />),
      ]}
    </section>
  );
}

function keptReason(report: OpenedReport, { reason }: FindingLine): string {
  const { check, cell } = reason;
  return report.reasons.find((one) => one.check === check && one.cell === cell)?.reason ?? "";
}

interface ReasonProps {
  readonly report: OpenedReport;
  readonly line: FindingLine;
}

/** A field for whoever may write the reason; for others what was written, or that it is awaited. */
function Reason(props: ReasonProps): ReactNode {
  const { report, line } = props;
  const { form, formVersion } = report.period;
  if (mayExplain(report, formByVersion(form, formVersion), line.reason.cell)) {
    return <WrittenReason {...props} />;
  }
  const kept = keptReason(report, line);
  return (
    <div className="c-stack">
      <p>
        {line.text} {line.href !== undefined && <Link href={line.href}>Đến ô này</Link>}
      </p>
      <p className="c-quiet">
        {kept === "" ? "Chưa có lý do: người nhập phần này ghi." : `Lý do đã ghi: ${kept}`}
      </p>
    </div>
  );
}

function WrittenReason({ report, line }: ReasonProps): ReactNode {
  const { check, cell } = line.reason;
  const kept = keptReason(report, line);
  const [text, setText] = useState(kept);
  const queries = useQueryClient();
  const address = addressOf(report);
  const write = useMutation(
    api.reports.writeReason.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: reportOptions(address).queryKey }),
    }),
  );
  const changed = text.trim() !== kept;
  const save = (): void => {
    write.mutate({ ...address, opId: newOperationId(), check, cell, reason: text });
  };
  return (
    <div className="c-stack">
      <p>
        {line.text} {line.href !== undefined && <Link href={line.href}>Đến ô này</Link>}
      </p>
      <TextField
        label="Lý do số liệu này vẫn đúng"
        value={text}
        rows={2}
        maxLength={1000}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="c-row">
        <Button
          small
          onClick={save}
          busy={write.isPending ? "Đang lưu…" : undefined}
          disabled={!changed}
        >
          Lưu lý do
        </Button>
        {kept !== "" && !changed && <StateMark tone="settled">Đã ghi lý do</StateMark>}
      </div>
      {write.isError && <Notice tone="wrong" title={failureOf(write.error).message} announce />}
    </div>
  );
}
