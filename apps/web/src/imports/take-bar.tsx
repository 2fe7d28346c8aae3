import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { Button, LinkButton } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { client, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { ReportAddress } from "../report/open-report.ts";
import { pathOf } from "../report/paths.ts";
import { refreshAfterImport, undoneSentence, useUndoImport } from "./history.tsx";
import type { Reading } from "./reading.ts";
import type { CellWrite } from "./rows.ts";
import { TryDialog } from "./try-dialog.tsx";
import type { Form } from "@cchc/domain/form/form";

export interface TakeBarProps {
  form: Form;
  address: ReportAddress;
  file: Reading["file"];
  /** What the choices would write. */
  writes: readonly CellWrite[];
  /** Rows whose correction cannot be read. */
  refused: number;
  /** Certain rows that nobody decided yet, and rows that wait for a look. */
  certain: number;
  waiting: number;
  /** Of all rows: those that the report says already. */
  same: number;
  onAllCertain: () => void;
  /** Cells that were written: their choices are done with. */
  onTaken: (writes: readonly CellWrite[]) => void;
  onRefused: () => void;
}

/** Most cells of one write, as the server has it. */
const mostCells = 500;

interface Take {
  readonly opId: string;
  readonly writes: readonly CellWrite[];
}

/** The one thing to do on this page, always in sight: how much is chosen, and writing it. */
export function TakeBar(props: TakeBarProps): ReactNode {
  const { address, file, writes, refused, certain, waiting, same } = props;
  const attempt = useRef({ content: "", opId: "" });
  const take = useMutation({
    mutationFn: ({ opId, writes: chosen }: Take) =>
      client.imports.take.mutate({
        ...address,
        opId,
        uploadId: file.uploadId,
        cells: [...chosen],
      }),
    onSuccess: ({ saved }, { writes: chosen }) =>
      props.onTaken(
        chosen.filter(({ field, row }) =>
          saved.some((one) => one.field === field && one.row === row),
        ),
      ),
    onSettled: () => refreshAfterImport(address),
  });
  const tryOut = useMutation({
    mutationFn: (chosen: readonly CellWrite[]) =>
      client.imports.tryOut.mutate({ ...address, uploadId: file.uploadId, cells: [...chosen] }),
  });
  const [undone, setUndone] = useState<string>();
  const undo = useUndoImport(address);
  const write = (): void => {
    if (refused > 0) {
      props.onRefused();
      return;
    }
    const chosen = writes.slice(0, mostCells);
    const content = JSON.stringify([file.uploadId, chosen]);
    // The same choice again is the same operation: an answer that got lost writes nothing twice.
    if (attempt.current.content !== content) attempt.current = { content, opId: newOperationId() };
    setUndone(undefined);
    take.mutate({ opId: attempt.current.opId, writes: chosen });
  };
  const taken = take.isSuccess && take.data.saved.length > 0 ? take : undefined;
  const takeBack = (importId: string): void => {
    undo.mutate(
      { importId, opId: newOperationId() },
      { onSuccess: (done) => setUndone(undoneSentence(done)) },
    );
  };
  return (
    <div className="i-take">
      {take.isError && <Notice tone="wrong" title={failureOf(take.error).message} announce />}
      {tryOut.isError && <Notice tone="wrong" title={failureOf(tryOut.error).message} announce />}
      <TryDialog form={props.form} tried={tryOut.data} onClose={tryOut.reset} />
      {undo.isError && <Notice tone="wrong" title={failureOf(undo.error).message} announce />}
      {undone !== undefined && <Notice tone="settled" title={undone} announce />}
      {taken !== undefined && undone === undefined && (
        <Notice
          tone="settled"
          title={`Đã ghi ${taken.data.saved.length} số vào báo cáo, kèm tên tệp và câu văn.`}
          announce
        >
          <p className="c-row">
            <Button
              small
              busy={undo.isPending ? "Đang hoàn tác…" : undefined}
              onClick={() => takeBack(taken.variables.opId)}
            >
              Hoàn tác cả lần nhập
            </Button>
            <LinkButton small href={pathOf(address)}>
              Mở báo cáo
            </LinkButton>
          </p>
        </Notice>
      )}
      {take.isSuccess && take.data.conflicts.length > 0 && (
        <Notice
          tone="doubt"
          title={`${take.data.conflicts.length} ô vừa có người ghi số khác: chưa ghi đè.`}
          announce
        >
          <p>Số mới đang hiện bên dưới; xem lại rồi chọn và ghi lần nữa.</p>
        </Notice>
      )}
      <div className="c-row">
        <Button
          tone={writes.length > 0 ? "primary" : "secondary"}
          disabled={writes.length === 0 && refused === 0}
          busy={take.isPending ? "Đang ghi…" : undefined}
          onClick={write}
        >
          {writes.length === 0
            ? "Chưa chọn số nào để ghi"
            : `Ghi ${Math.min(writes.length, mostCells)} số vào báo cáo`}
        </Button>
        {writes.length > 0 && refused === 0 && (
          <Button
            busy={tryOut.isPending ? "Đang thử…" : undefined}
            onClick={() => tryOut.mutate(writes.slice(0, mostCells))}
          >
            Chạy thử
          </Button>
        )}
        {certain > 0 && (
          <Button onClick={props.onAllCertain}>{`Lấy ${certain} số chắc chắn`}</Button>
        )}
        <p className="c-small c-quiet" role="status">
          {[
            ...(waiting > 0 ? [`${waiting} số chờ xem`] : []),
            ...(refused > 0 ? [`${refused} số sửa chưa đọc được`] : []),
            ...(same > 0 ? [`${same} số báo cáo đã có`] : []),
          ].join(" · ")}
        </p>
        <p className="c-small c-quiet i-keys">
          Enter: số sau · Shift + Enter: số trước · phím mũi tên: lấy, sửa hay không lấy
        </p>
      </div>
    </div>
  );
}
