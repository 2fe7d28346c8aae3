import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Notice } from "@cchc/ui/notice";
import { api, client, failureOf, queryClient } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { type ReportAddress, reportOptions } from "../report/open-report.ts";

/** After a write or an undo: the report's cells and the list of imports are asked for again. */
export async function refreshAfterImport(address: ReportAddress): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: reportOptions(address).queryKey }),
    queryClient.invalidateQueries({ queryKey: api.imports.list.queryKey(address) }),
    queryClient.invalidateQueries({ queryKey: api.reports.tasks.queryKey() }),
  ]);
}

/** Takes a whole import back; the same press again is the same operation. */
export function useUndoImport(address: ReportAddress) {
  return useMutation({
    mutationFn: ({ importId, opId }: { importId: string; opId: string }) =>
      client.imports.undo.mutate({ ...address, importId, opId }),
    onSettled: () => refreshAfterImport(address),
  });
}

/** `Đã trả 12 ô về như trước; giữ 1 ô có người sửa sau đó.` */
export function undoneSentence(done: { restored: number; kept: number }): string {
  const back = `Đã trả ${done.restored} ô về như trước khi nhập`;
  return done.kept === 0 ? `${back}.` : `${back}; giữ nguyên ${done.kept} ô có người sửa sau đó.`;
}

export interface ImportHistoryProps {
  address: ReportAddress;
  /** Nothing of the report can be written: nothing is taken back either. */
  closed: boolean;
}

/** The files that were taken into this report, latest first. */
export function ImportHistory({ address, closed }: ImportHistoryProps): ReactNode {
  const list = useQuery(api.imports.list.queryOptions(address));
  const undo = useUndoImport(address);
  const [asked, setAsked] = useState<{ id: string; file: string; opId: string }>();
  const imports = list.data ?? [];
  if (imports.length === 0) return null;
  return (
    <section className="c-stack i-history" aria-label="Các lần nhập của báo cáo này">
      <h2>Các lần nhập của báo cáo này</h2>
      {undo.isError && <Notice tone="wrong" title={failureOf(undo.error).message} announce />}
      {undo.isSuccess && <Notice tone="settled" title={undoneSentence(undo.data)} announce />}
      <div className="c-table-box">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">Tệp</th>
              <th scope="col">Lúc</th>
              <th scope="col">Người nhập</th>
              <th scope="col" className="c-num">
                Số ô
              </th>
              <th scope="col">
                <span className="c-sr">Hoàn tác</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {imports.map(({ id, file, cells, at, by, undone }) => (
              <tr key={id}>
                <th scope="row">{file}</th>
                <td className="c-nowrap">{formatInstant(at)}</td>
                <td>{by}</td>
                <td className="c-num">{cells}</td>
                <td>
                  {undone ? (
                    <span className="c-quiet">đã hoàn tác</span>
                  ) : closed ? null : (
                    <Button
                      small
                      aria-label={`Hoàn tác lần nhập ${file} lúc ${formatInstant(at)}`}
                      onClick={() => setAsked({ id, file, opId: newOperationId() })}
                    >
                      Hoàn tác
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Confirm
        open={asked !== undefined}
        title={`Hoàn tác lần nhập từ ${asked?.file ?? ""}?`}
        confirmLabel="Hoàn tác lần nhập"
        busy={undo.isPending ? "Đang hoàn tác…" : undefined}
        onCancel={() => setAsked(undefined)}
        onConfirm={() => {
          if (asked === undefined) return;
          undo.mutate(
            { importId: asked.id, opId: asked.opId },
            { onSettled: () => setAsked(undefined) },
          );
        }}
      >
        <p>
          Mỗi ô mà lần nhập này đã ghi trở về như trước đó. Ô nào có người sửa sau khi nhập thì giữ
          nguyên.
        </p>
      </Confirm>
    </section>
  );
}
