import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { type CellRef, cellRef } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import type { Form } from "@cchc/domain/form/form";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, client, failureOf, queryClient } from "../api.ts";
import { refreshAfterImport, undoneSentence, useUndoImport } from "../imports/history.tsx";
import type { ReportAddress } from "../report/open-report.ts";
import { CauseLists } from "./cause-lists.tsx";
import { ComparedPart } from "./compared-part.tsx";
import { cellsByKey, type Compared, countedWords, summaryOf, wouldChange } from "./export.ts";

export interface ResultProps {
  address: ReportAddress;
  form: Form;
  jobId: string;
  to: string;
  today: string;
  result: Compared;
  mayFill: (key: string) => boolean;
}

/** Most cells of one write, as the server has it. */
const mostCells = 500;

interface Fill {
  readonly opId: string;
  readonly cells: readonly (CellRef & { readonly version: number })[];
}

/** Counted beside reported; chosen counts go into the report. */
export function Result(props: ResultProps): ReactNode {
  const { address, form, jobId, to, today, result, mayFill } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const attempt = useRef({ content: "", opId: "" });
  const [undone, setUndone] = useState<string>();
  const undo = useUndoImport(address);
  const refresh = async (): Promise<void> => {
    const { queryKey } = api.reconcile.status.queryOptions(address);
    await Promise.all([refreshAfterImport(address), queryClient.invalidateQueries({ queryKey })]);
  };
  const fill = useMutation({
    mutationFn: ({ opId, cells }: Fill) =>
      client.reconcile.fill.mutate({ ...address, opId, jobId, cells: [...cells] }),
    onSuccess: () => setChosen(new Set()),
    onSettled: refresh,
  });
  const cells = cellsByKey(result.rows);
  const open = [...cells].filter(([key, cell]) => wouldChange(cell) && mayFill(key));
  const empty = open.filter(([, { difference }]) => difference === null).map(([key]) => key);
  const taken = open.filter(([key]) => chosen.has(key)).slice(0, mostCells);
  const choose = (key: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const write = (): void => {
    const writes = taken.map(([key, { version }]) => ({ ...cellRef(key), version }));
    const content = JSON.stringify([jobId, writes]);
    // The same choice again is the same operation: an answer that got lost writes nothing twice.
    if (attempt.current.content !== content) attempt.current = { content, opId: newOperationId() };
    setUndone(undefined);
    fill.mutate({ opId: attempt.current.opId, cells: writes });
  };
  const path = ["/api/reconcile", address.unitId, address.periodId, "doi-chieu"];
  const file = path.map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join("/");
  return (
    <div className="c-stack-wide">
      <section className="c-stack" aria-label="Kết quả đối chiếu">
        <h2>{`Đến ${formatDay(to)}: ${summaryOf([...cells.values()])}`}</h2>
        <p className="c-quiet c-small">{countedWords(result)}</p>
        <OddDays result={result} />
        <p className="c-row">
          <LinkButton small href={`${file}.xlsx`}>
            Tải Excel
          </LinkButton>
          <LinkButton small href={`${file}.csv`}>
            Tải CSV
          </LinkButton>
        </p>
        <div>
          {result.rows.map((part) => (
            <ComparedPart
              key={part.row}
              form={form}
              part={part}
              chosen={chosen}
              mayFill={mayFill}
              onChoose={choose}
            />
          ))}
        </div>
        {fill.isError && <Notice tone="wrong" title={failureOf(fill.error).message} announce />}
        {undo.isError && <Notice tone="wrong" title={failureOf(undo.error).message} announce />}
        {undone !== undefined && <Notice tone="settled" title={undone} announce />}
        {fill.isSuccess && fill.data.saved.length > 0 && undone === undefined && (
          <Notice
            tone="settled"
            title={`Đã điền ${fill.data.saved.length} số đếm được vào báo cáo, kèm tên tệp.`}
            announce
          >
            <p className="c-row">
              <Button
                small
                busy={undo.isPending ? "Đang hoàn tác…" : undefined}
                onClick={() =>
                  undo.mutate(
                    { importId: fill.variables.opId, opId: newOperationId() },
                    {
                      onSuccess: (done) => {
                        setUndone(undoneSentence(done));
                        void refresh();
                      },
                    },
                  )
                }
              >
                Hoàn tác cả lần điền
              </Button>
            </p>
          </Notice>
        )}
        {fill.isSuccess && fill.data.conflicts.length > 0 && (
          <Notice
            tone="doubt"
            title={`${fill.data.conflicts.length} ô vừa có người ghi số khác: chưa ghi đè.`}
            announce
          />
        )}
        {open.length > 0 && (
          <div className="c-row d-fill">
            <Button
              tone={taken.length > 0 ? "primary" : "secondary"}
              disabled={taken.length === 0}
              busy={fill.isPending ? "Đang ghi…" : undefined}
              onClick={write}
            >
              {taken.length === 0
                ? "Chưa chọn ô nào để điền"
                : `Điền ${taken.length} số đếm được vào báo cáo`}
            </Button>
            {empty.length > 0 && (
              <Button onClick={() => setChosen(new Set([...chosen, ...empty]))}>
                {`Chọn ${empty.length} ô báo cáo chưa có số`}
              </Button>
            )}
          </div>
        )}
      </section>
      <CauseLists form={form} result={result} today={today} />
    </div>
  );
}

/** Slips in the days of dossiers, told before the figures that they could bend. */
function OddDays({ result }: { result: Compared }): ReactNode {
  const count = result.causes.find(({ cause }) => cause === "odd-days")?.count ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="doubt" title={`${formatCount(count)} hồ sơ có ngày không hợp lý`}>
      <p>
        Hẹn trả hay có kết quả trước ngày tiếp nhận, hoặc ngày chưa đến: không hồ sơ nào trong số đó
        bị tính là quá hạn. Danh sách ở nhóm “Ngày không hợp lý” bên dưới.
      </p>
    </Notice>
  );
}
