import type { ReactNode } from "react";
import { type Cell, type CellRef, cellKey, cellRef } from "@cchc/domain/report/cell";
import { fieldsRead } from "@cchc/domain/indicator/catalogue";
import { Button } from "@cchc/ui/button";
import { LinkProvider } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { WhyPanel } from "@cchc/ui/why-panel";
import { useCell, useDerived } from "../report/open-report.ts";
import { cellHref } from "../report/lines.ts";
import { addressOf } from "../report/paths.ts";
import { drawCellLink } from "./cell-link.tsx";
import { Doctor } from "./doctor.tsx";
import { explainCell, explainRate, type HrefOf, rateText } from "./explain.ts";
import { focusAfter } from "./grid-focus.ts";
import { mayEditKey } from "./may-edit.ts";
import type { Focused, Sheet } from "./sheet.ts";
import { keepRemarks } from "./typed.ts";

export interface WhyAsideProps {
  sheet: Sheet;
  focused: Focused | undefined;
  onClose: () => void;
}

/** The panel beside the grid: it follows the focus and stays while one moves. */
export function WhyAside({ sheet, focused, onClose }: WhyAsideProps): ReactNode {
  if (focused === undefined) return <WhyPanel onClose={onClose} />;
  return (
    <LinkProvider render={drawCellLink}>
      {focused.kind === "rate" ? (
        <Rate sheet={sheet} code={focused.code} onClose={onClose} />
      ) : (
        <Figure sheet={sheet} cell={focused.key} onClose={onClose} />
      )}
    </LinkProvider>
  );
}

function hrefsOf({ report, workbook }: Sheet): HrefOf {
  return (ref: CellRef) => cellHref(workbook.form, addressOf(report), ref);
}

function Rate(props: { sheet: Sheet; code: string; onClose: () => void }): ReactNode {
  const { workbook } = props.sheet;
  const rate = useDerived(workbook).rates.find(({ indicator }) => indicator.code === props.code);
  const explanation =
    rate === undefined ? undefined : explainRate(workbook.form, rate, hrefsOf(props.sheet));
  return <WhyPanel explanation={explanation} onClose={props.onClose} />;
}

function Figure(props: { sheet: Sheet; cell: string; onClose: () => void }): ReactNode {
  const { sheet, cell, onClose } = props;
  const { workbook } = sheet;
  const view = useCell(workbook, cell);
  const { rates } = useDerived(workbook);
  const { field, row } = cellRef(cell);
  const users =
    row === "" ? rates.filter(({ indicator }) => fieldsRead(indicator).includes(field)) : [];
  const said = view.findings.filter(({ kind }) => kind !== "required");
  return (
    <WhyPanel explanation={explainCell(workbook, cell, hrefsOf(sheet))} onClose={onClose}>
      {said.length > 0 && (
        <>
          <h3>Kiểm tra</h3>
          {said.map(({ check, severity, message, why, cells: [first] }) => (
            <div
              key={`${check} ${first === undefined ? "" : cellKey(first.field, first.row)}`}
              className="w-check"
            >
              <StateMark
                tone={severity === "hard" ? "wrong" : severity === "soft" ? "doubt" : "plain"}
              >
                {message}
              </StateMark>
              <p className="c-small c-quiet">{why}</p>
            </div>
          ))}
        </>
      )}
      <Doctor sheet={sheet} cell={cell} />
      {users.length > 0 && (
        <>
          <h3>Dùng để tính</h3>
          <dl className="c-why-lines">
            {users.map(({ indicator, result }) => (
              <div key={indicator.code}>
                <dt>
                  <button
                    type="button"
                    className="w-link"
                    onClick={() => sheet.explain({ kind: "rate", code: indicator.code })}
                  >
                    {indicator.label}
                  </button>
                </dt>
                <dd>{rateText(result)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="w-gap c-row">
        {mayEditKey(sheet.report, workbook.form, cell) && <Answers sheet={sheet} cell={cell} />}
        <Button small onClick={() => sheet.openDialog("history", cell)}>
          Lịch sử của ô
        </Button>
      </p>
    </WhyPanel>
  );
}

const answers: readonly { words: string; cell: Cell }[] = [
  { words: "Không phát sinh", cell: { state: "none" } },
  { words: "Chưa có số liệu", cell: { state: "unknown" } },
];

/** The answers that are no figure, one press each. */
function Answers({ sheet, cell: key }: { sheet: Sheet; cell: string }): ReactNode {
  const { workbook, openDialog } = sheet;
  const now = workbook.cells().get(key);
  return (
    <>
      {answers.map(({ words, cell }) => (
        <Button
          key={words}
          small
          disabled={now?.state === cell.state}
          onClick={() =>
            void focusAfter(() => workbook.write([{ key, cell: keepRemarks(cell, now) }]), key)
          }
        >
          {words}
        </Button>
      ))}
      <Button small onClick={() => openDialog("answer", key)}>
        Trả lời khác, ghi chú…
      </Button>
    </>
  );
}
