import {
  type ReactNode,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useMutation } from "@tanstack/react-query";
import { cellKey } from "@cchc/domain/report/cell";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { client, failureOf } from "../api.ts";
import { mayEditKey } from "../entry/may-edit.ts";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import { addressOf } from "../report/paths.ts";
import { mayOn, useMe } from "../session/me.ts";
import { CitationsList } from "./citations-list.tsx";
import { DocumentPane, showMark } from "./document-pane.tsx";
import { rowId } from "./figure-choice.tsx";
import { FigureList } from "./figure-list.tsx";
import { askedCount } from "./findings.ts";
import { FindingsList } from "./findings-list.tsx";
import { lower } from "./another.ts";
import { AnotherNotice } from "./another-notice.tsx";
import { OthersList } from "./others-list.tsx";
import { PaneTabs } from "./pane-tabs.tsx";
import {
  asFarAsConfirmed,
  type Choice,
  type Choices,
  isOfAnother,
  type Reading,
} from "./reading.ts";
import { type FigureRow, rowsOf, standingOf, withAllCertain, writesOf } from "./rows.ts";
import { TableForm } from "./table-form.tsx";
import { firstLayout, type Layout, type TableView } from "./table-layout.ts";
import { TakeBar } from "./take-bar.tsx";
import { useNarrow } from "./use-narrow.ts";

export interface ReadingViewProps {
  report: OpenedReport;
  workbook: Workbook;
  reading: Reading;
  choices: Choices;
  onChoices: (choices: Choices) => void;
  /** Whether a person said that the file is this report's, where it speaks of another. */
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
  /** The same file read in another way. */
  onReading: (reading: Reading) => void;
}

type Pane = "figures" | "findings" | "citations" | "others" | "document";

const paneOfMark: Readonly<Record<string, Pane>> = {
  so: "figures",
  hoi: "findings",
  "van-ban": "citations",
  khac: "others",
};

/** One file: its words on one side, what was understood of them on the other. */
export function ReadingView(props: ReadingViewProps): ReactNode {
  const { report, workbook, choices, onChoices, confirmed, onConfirm, onReading } = props;
  const { reading: given } = props;
  const reading = useMemo(() => asFarAsConfirmed(given, confirmed), [given, confirmed]);
  const { form } = workbook;
  const me = useMe();
  const address = addressOf(report);
  const id = useId();
  const paper = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const [pane, setPane] = useState<Pane>("figures");
  const cells = useSyncExternalStore(workbook.subscribe, workbook.cells);
  const rows = useMemo(() => rowsOf(form, reading), [form, reading]);
  const versions = useMemo(
    () => new Map(report.cells.map(({ field, row, version }) => [cellKey(field, row), version])),
    [report.cells],
  );
  const open = rows.filter(({ key }) => mayEditKey(report, form, key));
  const { writes, refused } = writesOf(open, choices, { cells, versions });
  const standings = open.map((row) => ({ row, standing: standingOf(row, cells.get(row.key)) }));
  const undecided = standings.filter(({ row }) => !choices.has(row.key));
  const count = (wanted: string, among = undecided): number =>
    among.filter(({ standing }) => standing === wanted).length;

  const look = useCallback((mark: string | undefined) => showMark(paper.current, mark), []);
  const lookAt = useCallback(
    (row: FigureRow, candidate: number) => look(markOfRow(reading, row, candidate)),
    [reading, look],
  );
  const lookFromList = (mark: string): void => {
    if (narrow) setPane("document");
    requestAnimationFrame(() => look(mark));
  };
  const choose = useCallback(
    (key: string, choice: Choice | undefined) => {
      const next = new Map(choices);
      if (choice === undefined) next.delete(key);
      else next.set(key, choice);
      onChoices(next);
    },
    [choices, onChoices],
  );
  const openMark = useCallback(
    (ids: readonly string[]) => {
      const first = ids.find((one) => one.startsWith("so-")) ?? ids[0];
      if (first === undefined) return;
      setPane(paneOfMark[first.slice(0, first.lastIndexOf("-"))] ?? "figures");
      look(first);
      const proposal = first.startsWith("so-")
        ? reading.proposals[Number(first.slice(3))]
        : undefined;
      if (proposal === undefined) return;
      const key = cellKey(proposal.field, proposal.row);
      requestAnimationFrame(() => focusRow(key));
    },
    [reading, look],
  );

  const reread = useMutation({
    mutationFn: (layout: Layout | null) =>
      client.imports.read.mutate({ ...address, uploadId: reading.file.uploadId, layout }),
    onSuccess: onReading,
  });
  const keep = useMutation({
    mutationFn: ({ fingerprint, layout }: TableView) => {
      const opId = newOperationId();
      return client.imports.keepLayout.mutate({ ...address, opId, fingerprint, layout });
    },
  });
  const tableFailure = reread.error ?? keep.error;

  const tabs = [
    { key: "figures", label: "Số liệu", count: rows.length },
    { key: "findings", label: "Cần hỏi lại", count: askedCount(reading.findings) },
    { key: "citations", label: "Văn bản viện dẫn", count: reading.citations.length },
    { key: "others", label: "Không có ô", count: reading.others.length },
    ...(narrow ? [{ key: "document", label: "Bản gốc" } as const] : []),
  ] as const;
  const shown: Pane = pane === "document" && !narrow ? "figures" : pane;

  return (
    <section className="i-reading c-stack" aria-label={`Đọc từ ${reading.file.name}`}>
      {reading.notices.map((notice) => (
        <Notice key={notice} tone="doubt" title={notice} />
      ))}
      <p className="c-small c-quiet">{headingWords(reading)}</p>
      {isOfAnother(reading) && reading.proposals.length > 0 && (
        <AnotherNotice
          report={report}
          another={reading.another}
          confirmed={confirmed}
          onConfirm={onConfirm}
        />
      )}
      {reading.table !== null && (
        <TableForm
          form={form}
          table={reading.table}
          busy={reread.isPending}
          kept={keep.isSuccess && keep.variables === reading.table}
          onLayout={(layout) => reread.mutate(layout)}
          onKeep={() => {
            if (reading.table !== null) keep.mutate(reading.table);
          }}
        />
      )}
      {reading.table === null && reading.file.sheets && (
        <p>
          <Button
            small
            busy={reread.isPending ? "Đang đọc lại…" : undefined}
            onClick={() => reread.mutate(firstLayout)}
          >
            Đọc theo bảng
          </Button>
        </p>
      )}
      {tableFailure !== null && (
        <Notice tone="wrong" title={failureOf(tableFailure).message} announce />
      )}
      <div className="i-panes">
        <div
          className="i-left"
          hidden={narrow && shown !== "document"}
          {...(narrow
            ? { role: "tabpanel", id: `${id}-phan`, "aria-labelledby": `${id}-document` }
            : {})}
        >
          <DocumentPane reading={reading} box={paper} onMark={openMark} />
        </div>
        <div className="i-right">
          <PaneTabs label="Đã đọc được gì" id={id} tabs={tabs} shown={shown} onShow={setPane} />
          {shown !== "document" && (
            <div
              className="c-tab-panel"
              role="tabpanel"
              id={`${id}-phan`}
              aria-labelledby={`${id}-${shown}`}
            >
              {shown === "figures" && (
                <>
                  <TakeBar
                    form={form}
                    address={address}
                    file={reading.file}
                    writes={writes}
                    refused={refused.length}
                    certain={count("certain")}
                    waiting={count("doubt") + count("differs")}
                    same={count("same", standings)}
                    onAllCertain={() => onChoices(withAllCertain(open, cells, choices))}
                    onTaken={(taken) => {
                      const done = new Set(taken.map(({ field, row }) => cellKey(field, row)));
                      onChoices(new Map([...choices].filter(([key]) => !done.has(key))));
                      if (reading.table?.remembered === false) keep.mutate(reading.table);
                    }}
                    onRefused={() => {
                      const [key] = refused;
                      if (key !== undefined) focusRow(key, ".i-correct");
                    }}
                  />
                  <FigureList
                    rows={rows}
                    cells={cells}
                    choices={choices}
                    closedWhy={(key) =>
                      mayEditKey(report, form, key) ? undefined : "ô này chỉ xem"
                    }
                    onChoose={choose}
                    onLook={lookAt}
                  />
                </>
              )}
              {shown === "findings" && (
                <FindingsList form={form} reading={reading} onLook={lookFromList} />
              )}
              {shown === "citations" && (
                <CitationsList
                  unitId={report.unit.id}
                  reading={reading}
                  mayWrite={mayOn(me, report.unit.id, "document.edit")}
                  onLook={lookFromList}
                />
              )}
              {shown === "others" && <OthersList reading={reading} onLook={lookFromList} />}
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

/** The mark of the first place of a row's candidate. */
function markOfRow(reading: Reading, row: FigureRow, candidate: number): string | undefined {
  const place = row.candidates[candidate] ?? row.candidates[0];
  const at = reading.proposals.findIndex(
    ({ field, row: own, start, end }) =>
      cellKey(field, own) === row.key && start === place?.start && end === place.end,
  );
  return at === -1 ? undefined : `so-${at}`;
}

function focusRow(key: string, inside = "input:enabled"): void {
  const row = document.getElementById(rowId(key));
  row?.scrollIntoView({ block: "center" });
  row?.querySelector<HTMLInputElement>(inside)?.focus({ preventScroll: true });
}

/** `Báo cáo 126/BC-UBND của …: “…”. Kỳ số liệu: …`; what the head of the file says. */
function headingWords({ heading, file, table }: Reading): string {
  if (table !== null) return "Bảng số liệu: tên chỉ tiêu và số đọc từ các ô của bảng.";
  if (file.template) return "Mẫu nhập số liệu: mỗi dòng vào đúng ô theo mã, không có gì phải đoán.";
  const { type, number, symbol, issuer, title, period } = heading;
  const numbered = symbol === null ? "" : ` ${number ?? "…"}/${symbol}`;
  const whose = issuer === null ? "" : ` của ${issuer}`;
  const about = title === null ? "" : `: “${title.replaceAll(/\s+/g, " ")}”`;
  if (type === null && numbered + whose + about === "") {
    return "Không thấy tên, số hay cơ quan ban hành ở đầu tệp: hãy xem có đúng là báo cáo không.";
  }
  const named = `${type ?? "Văn bản"}${numbered}${whose}${about}.`;
  return period === null ? named : `${named} Kỳ số liệu trong tệp: ${lower(period.label)}.`;
}
