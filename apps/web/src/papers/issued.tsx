import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatSymbol } from "@cchc/domain/document/symbol";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Link } from "@cchc/ui/link";
import { api, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { ReportAddress } from "../report/open-report.ts";
import { pathOf } from "../report/paths.ts";
import type { PaperView } from "./slots.ts";

export interface IssueButtonProps {
  address: ReportAddress;
  paper: PaperView;
  /** Places of the paper still open. */
  missing: number;
}

/** Freezes the paper of a report that was handed in, after saying what follows. */
export function IssueButton({ address, paper, missing }: IssueButtonProps): ReactNode {
  const queries = useQueryClient();
  const [opId, setOpId] = useState<string>();
  const issue = useMutation(
    api.papers.issue.mutationOptions({
      onSuccess: async () => {
        setOpId(undefined);
        await queries.invalidateQueries({ queryKey: api.papers.pathKey() });
        await queries.invalidateQueries({ queryKey: api.documents.pathKey() });
      },
    }),
  );
  const { number, symbol, day } = paper.document;
  return (
    <>
      <Button small tone="primary" onClick={() => setOpId(newOperationId())}>
        Ban hành…
      </Button>
      <Confirm
        open={opId !== undefined}
        title="Ban hành văn bản này?"
        confirmLabel="Ban hành văn bản"
        busy={issue.isPending ? "Đang ban hành…" : undefined}
        onCancel={() => setOpId(undefined)}
        onConfirm={() => {
          if (opId !== undefined) issue.mutate({ ...address, opId });
        }}
      >
        <p>
          Văn bản số {formatSymbol(number, symbol)}
          {day === undefined ? "" : ` ngày ${formatDay(day)}`} được giữ nguyên với từng số như bây
          giờ và vào sổ văn bản kèm tệp Word. Số liệu sửa về sau không làm đổi bản này.
        </p>
        {missing > 0 && (
          <p>
            <strong>Còn {missing} chỗ chưa có số liệu, nội dung</strong>; bản ban hành sẽ giữ nguyên
            các chỗ đó.
          </p>
        )}
        {issue.isError && (
          <p className="c-error" role="alert">
            {failureOf(issue.error).message}
          </p>
        )}
      </Confirm>
    </>
  );
}

export interface IssuedListProps {
  address: ReportAddress;
  issued: PaperView["issued"];
  shown: string | undefined;
}

export function IssuedList({ address, issued, shown }: IssuedListProps): ReactNode {
  if (issued.length === 0) return null;
  return (
    <section className="c-stack c-no-print" aria-labelledby="da-ban-hanh">
      <h2 id="da-ban-hanh">Đã ban hành</h2>
      <ul className="w-issued">
        {issued.map(({ id, by, at, contentHash, documentId }) => (
          <li key={id}>
            {id === shown ? (
              <strong>Bản {formatInstant(at)}</strong>
            ) : (
              <Link href={`${pathOf(address, "van-ban")}?ban=${id}`}>Bản {formatInstant(at)}</Link>
            )}
            , {by} ban hành, mã nội dung <code>{contentHash.slice(0, 12)}…</code>
            {documentId !== null && (
              <>
                ,{" "}
                <Link href={`/van-ban?mo=${encodeURIComponent(documentId)}`}>
                  mở trong sổ văn bản
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
