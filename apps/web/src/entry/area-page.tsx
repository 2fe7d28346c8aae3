import { useParams, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import { fieldOf, fieldsInArea } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import { NotFound } from "../app/states.tsx";
import { useReport } from "../report/open-report.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { AreaGrid, groupsOf } from "./area-grid.tsx";
import { AreaHead, KeysLine } from "./area-head.tsx";
import { AreaNeighbours } from "./area-neighbours.tsx";
import { AreaNotes, type AreaProps, DisagreeingCount, DisagreeingList } from "./area-notes.tsx";
import { CellWindow, type OpenDialog } from "./cell-window.tsx";
import { DomainTable } from "./domain-table.tsx";
import { fill, filledWords } from "./fill.ts";
import { focusAfter, focusCell, focusInput } from "./grid-focus.ts";
import { mayEdit, mayEditKey, returnedReasons } from "./may-edit.ts";
import { useMenuKey } from "./menu-key.ts";
import { landInList } from "./paste.ts";
import { type Said, SaidToast } from "./said.tsx";
import { type Focused, type Sheet, SheetContext } from "./sheet.ts";
import { TextAnswer } from "./texts.tsx";
import { useUndoKeys } from "./undo-keys.ts";
import { WhyAside } from "./why-aside.tsx";

/** One area of a report: every figure with its cell, checked and saved while one types. */
export function AreaPage(): ReactNode {
  const { unitId, periodId, area } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/$area" });
  const { report, workbook } = useReport({ unitId, periodId });
  const known = workbook.form.areas.find(({ code }) => code === area);
  if (known === undefined) return <NotFound />;
  return <AreaSheet key={area} area={known.code} report={report} workbook={workbook} />;
}

function AreaSheet({ area, report, workbook }: AreaProps): ReactNode {
  const { form } = workbook;
  const [focused, setFocused] = useState<Focused>();
  // On a narrow screen the panel would cover the grid before anything is asked.
  const [whyOpen, setWhyOpen] = useState(() => matchMedia("(min-width: 1101px)").matches);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [said, setSaid] = useState<Said>();
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

  const mayEditArea = fields.some((field) => mayEdit(report, field, cellKey(field.code)));

  const sheet = useMemo((): Sheet => {
    const keys = groups.flatMap((group) => group.fields.map(({ code }) => cellKey(code)));
    const pasted: Sheet["pasted"] = (landings, beyond) => {
      const before = workbook.cells();
      const filled = fill(report, workbook, { landings, beyond });
      // The same figures pasted once more write nothing: there is no step to take back.
      const wrote = workbook.cells() !== before;
      const whole = filled.refused.length + filled.closed + filled.beyond === 0;
      const [first] = filled.refused;
      const say = (): void =>
        setSaid({
          tone: whole ? "settled" : "doubt",
          text: filledWords(filled),
          ...(!wrote && filled.refused.length === 0
            ? {}
            : {
                action: {
                  label: first === undefined ? "Hoàn tác" : "Bỏ cả khối vừa dán",
                  run: () => workbook.takeBack(filled.refused, wrote),
                },
              }),
          cells: workbook.cells(),
        });
      if (first === undefined) say();
      else focusAfter(say, first);
    };
    return {
      report,
      workbook,
      returned: returnedReasons(report),
      explain: setFocused,
      ask: (what) => {
        setFocused(what);
        setWhyOpen(true);
      },
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
    const text = `${again ? "Đã làm lại" : "Đã hoàn tác"} ô “${label}”, không nằm trên trang này.`;
    setSaid({ tone: "settled", text, cells: workbook.cells() });
  });
  useMenuKey(workbook, (key) => {
    if (mayEditKey(report, form, key)) setDialog({ kind: "answer", key });
  });

  return (
    <ReportFrame
      title={areaLabel(area)}
      report={report}
      workbook={workbook}
      crumbs={[{ label: areaLabel(area) }]}
      actions={<DisagreeingCount area={area} report={report} workbook={workbook} />}
      aside={
        whyOpen ? (
          <WhyAside sheet={sheet} focused={focused} onClose={() => setWhyOpen(false)} />
        ) : undefined
      }
    >
      <SheetContext value={sheet}>
        <div className="c-stack-wide">
          <AreaHead
            area={area}
            report={report}
            workbook={workbook}
            whyOpen={whyOpen}
            onWhy={() => setWhyOpen(true)}
          />
          <AreaNotes area={area} report={report} workbook={workbook} />
          {mayEditArea && <KeysLine />}
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
          <DisagreeingList area={area} report={report} workbook={workbook} />
          <AreaNeighbours area={area} report={report} workbook={workbook} />
        </div>
        <SaidToast workbook={workbook} said={said} onDismiss={() => setSaid(undefined)} />
        {dialog !== undefined && (
          <CellWindow
            dialog={dialog}
            report={report}
            workbook={workbook}
            onClose={() => void focusAfter(() => setDialog(undefined), dialog.key)}
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
    if (hash === "") return undefined;
    const id = decodeURIComponent(hash);
    if (focusInput(id, "center")) return undefined;
    // A row of the table may only be drawn because of the link.
    const frame = requestAnimationFrame(() => void focusInput(id, "center"));
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}
