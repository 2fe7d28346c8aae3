import { useParams, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import { fieldOf, fieldsInArea, rowName, tableOf } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import { completenessSentence } from "@cchc/domain/report/completeness";
import { Button, LinkButton } from "@cchc/ui/button";
import { ErrorSummary } from "@cchc/ui/error-summary";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { Toasts, type ToastMessage } from "@cchc/ui/toast";
import { NotFound } from "../app/states.tsx";
import { useDerived, useReport } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { AreaGrid, groupsOf } from "./area-grid.tsx";
import { CellDialog } from "./cell-dialog.tsx";
import { cellId } from "./cell-id.ts";
import { DomainTable } from "./domain-table.tsx";
import { fill, filledWords } from "./fill.ts";
import { focusCell } from "./grid-focus.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { returnedReasons, whyClosed } from "./may-edit.ts";
import { landInList } from "./paste.ts";
import { type Focused, type Sheet, SheetContext } from "./sheet.ts";
import { TextAnswer } from "./texts.tsx";
import { useUndoKeys } from "./undo-keys.ts";
import { WhyAside } from "./why-aside.tsx";
import type { OpenedReport, Workbook } from "./workbook.ts";

/** One area of a report: every figure with its cell, checked and saved while one types. */
export function AreaPage(): ReactNode {
  const { unitId, periodId, area } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/$area" });
  const { report, workbook } = useReport({ unitId, periodId });
  const known = workbook.form.areas.find(({ code }) => code === area);
  if (known === undefined) return <NotFound />;
  return <AreaSheet key={area} area={known.code} report={report} workbook={workbook} />;
}

interface AreaSheetProps {
  area: Parameters<typeof fieldsInArea>[1];
  report: OpenedReport;
  workbook: Workbook;
}

type OpenDialog = { readonly kind: "answer" | "history"; readonly key: string };

function AreaSheet({ area, report, workbook }: AreaSheetProps): ReactNode {
  const { form } = workbook;
  const [focused, setFocused] = useState<Focused>();
  const [whyOpen, setWhyOpen] = useState(true);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [toasts, setToasts] = useState<readonly ToastMessage[]>([]);
  const fields = useMemo(() => fieldsInArea(form, area), [form, area]);
  const figures = useMemo(() => fields.filter(({ kind }) => kind !== "text"), [fields]);
  const texts = fields.filter(({ kind }) => kind === "text");
  const groups = useMemo(
    () =>
      groupsOf(
        figures,
        indicatorsFor(form, report.period.to).filter((one) => one.area === area),
      ),
    [figures, form, area, report.period.to],
  );
  const tables = form.tables.filter((table) =>
    fields.some(({ code }) => table.fields.includes(code)),
  );

  const sheet = useMemo((): Sheet => {
    const keys = groups.flatMap((group) => group.fields.map(({ code }) => cellKey(code)));
    const say = (text: string, tone: ToastMessage["tone"], undoing: boolean): void => {
      const action = { label: "Hoàn tác", run: () => void workbook.undo() };
      setToasts([{ key: text, tone, text, ...(undoing ? { action } : {}) }]);
    };
    const pasted: Sheet["pasted"] = (landings, beyond) => {
      const filled = fill(report, workbook, { landings, beyond });
      const whole = filled.refused.length + filled.closed + filled.beyond === 0;
      say(filledWords(filled), whole ? "settled" : "doubt", filled.good > 0);
      const [first] = filled.refused;
      if (first !== undefined) focusCell(first);
    };
    return {
      report,
      workbook,
      returned: returnedReasons(report),
      explain: setFocused,
      move: (key, direction) => {
        if (direction === "left" || direction === "right") return;
        const next = keys[keys.indexOf(key) + (direction === "down" ? 1 : -1)];
        if (next !== undefined) focusCell(next);
      },
      paste: (key, rows) => {
        const { landings, beyond } = landInList(rows, keys, key);
        pasted(landings, beyond);
      },
      pasted,
      openDialog: (kind, key) => setDialog({ kind, key }),
    };
  }, [groups, report, workbook]);

  useArrival();

  useUndoKeys(workbook, (key, again) => {
    if (focusCell(key)) return;
    const label = fieldOf(form, cellRef(key).field)?.label ?? key;
    const text = `${again ? "Đã làm lại" : "Đã hoàn tác"} ô “${label}” ở phần khác.`;
    setToasts([{ key: text, tone: "settled", text }]);
  });

  const closed = whyClosed(report, area);
  return (
    <ReportFrame
      title={areaLabel(area)}
      report={report}
      workbook={workbook}
      crumbs={[{ label: areaLabel(area) }]}
      aside={
        whyOpen && <WhyAside sheet={sheet} focused={focused} onClose={() => setWhyOpen(false)} />
      }
    >
      <SheetContext value={sheet}>
        <div className="c-stack-wide">
          <AreaHead
            area={area}
            workbook={workbook}
            whyOpen={whyOpen}
            onWhy={() => setWhyOpen(true)}
          />
          {closed !== undefined && <Notice title={closed} />}
          <Standing area={area} workbook={workbook} />
          {groups.length > 0 && (
            <AreaGrid title={areaLabel(area)} workbook={workbook} groups={groups} />
          )}
          {tables.map((table) => (
            <DomainTable key={table.code} table={table} />
          ))}
          {texts.length > 0 && (
            <section className="c-stack w-section">
              <h2>Phần lời</h2>
              {texts.map((field) => (
                <TextAnswer key={field.code} field={field} />
              ))}
            </section>
          )}
          <Neighbours area={area} report={report} workbook={workbook} />
        </div>
        <Toasts messages={toasts} onDismiss={() => setToasts([])} />
        {dialog !== undefined && (
          <CellWindow
            dialog={dialog}
            report={report}
            workbook={workbook}
            onClose={() => {
              setDialog(undefined);
              focusCell(dialog.key);
            }}
          />
        )}
      </SheetContext>
    </ReportFrame>
  );
}

/** A link to a cell puts the keyboard into it. */
function useArrival(): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  useEffect(() => {
    if (hash === "") return;
    const cell = document.getElementById(decodeURIComponent(hash));
    cell?.scrollIntoView({ block: "center" });
    cell?.focus({ preventScroll: true });
  }, [hash]);
}

interface AreaHeadProps {
  area: AreaSheetProps["area"];
  workbook: Workbook;
  whyOpen: boolean;
  onWhy: () => void;
}

function AreaHead({ area, workbook, whyOpen, onWhy }: AreaHeadProps): ReactNode {
  const own = useDerived(workbook).areas.find((one) => one.area === area);
  return (
    <PageHead
      title={areaLabel(area)}
      lead={
        own === undefined
          ? undefined
          : `${completenessSentence(own, false)}. Đã trả lời ${own.answered}/${own.fields} ô.`
      }
      actions={!whyOpen && <Button onClick={onWhy}>Vì sao?</Button>}
    />
  );
}

/** What does not agree in this area, each line leading to its cell. */
function Standing({ area, workbook }: { area: string; workbook: Workbook }): ReactNode {
  const { findings } = useDerived(workbook);
  const hard = findings.filter(
    ({ severity, kind, cells }) =>
      severity === "hard" &&
      kind !== "required" &&
      cells.some(({ field }) => fieldOf(workbook.form, field)?.area === area),
  );
  return (
    <ErrorSummary
      title={`Có ${hard.length} chỗ chưa khớp`}
      items={hard.map(({ check, message, cells: [first] }) => {
        const key = first === undefined ? "" : cellKey(first.field, first.row);
        return { key: `${check} ${key}`, text: message, href: `#${cellId(key)}` };
      })}
    />
  );
}

interface CellWindowProps {
  dialog: OpenDialog;
  report: OpenedReport;
  workbook: Workbook;
  onClose: () => void;
}

function CellWindow({ dialog, report, workbook, onClose }: CellWindowProps): ReactNode {
  const { field: code, row } = cellRef(dialog.key);
  const field = fieldOf(workbook.form, code);
  if (field === undefined) return null;
  const table = tableOf(workbook.form, code);
  const label =
    row === "" || table === undefined ? field.label : `${field.label}: ${rowName(table, row)}`;
  const shared = { field, cell: dialog.key, label, onClose };
  return dialog.kind === "answer" ? (
    <CellDialog workbook={workbook} {...shared} />
  ) : (
    <HistoryDialog address={addressOf(report)} {...shared} />
  );
}

function Neighbours({ area, report, workbook }: AreaSheetProps): ReactNode {
  const areas = workbook.form.areas.filter(
    ({ code }) => fieldsInArea(workbook.form, code).length > 0,
  );
  const at = areas.findIndex(({ code }) => code === area);
  const before = areas[at - 1];
  const after = areas[at + 1];
  const address = addressOf(report);
  return (
    <nav className="c-row c-no-print" aria-label="Phần trước, phần sau">
      {after === undefined ? (
        <LinkButton href={pathOf(address, "kiem-tra")} tone="primary">
          Kiểm tra và nộp
        </LinkButton>
      ) : (
        <LinkButton href={pathOf(address, after.code)} tone="primary">
          Tiếp: {after.label}
        </LinkButton>
      )}
      {before !== undefined && (
        <LinkButton href={pathOf(address, before.code)}>Trước: {before.label}</LinkButton>
      )}
      <LinkButton href={pathOf(address)} tone="quiet">
        Về danh sách phần
      </LinkButton>
    </nav>
  );
}
