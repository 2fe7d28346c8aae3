import { memo, type ReactNode } from "react";
import type { Field } from "@cchc/domain/form/form";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { columnClass, GridRow } from "@cchc/ui/figures-grid";
import { Icon } from "@cchc/ui/icon";
import { useLogMessage } from "../plans/log-message.tsx";
import { useCell, useDerived } from "../report/open-report.ts";
import { addressOf } from "../report/paths.ts";
import { cellId } from "./cell-id.ts";
import { CellMessages, messagesOf } from "./cell-messages.tsx";
import type { Earlier } from "./earlier.ts";
import { EntryCell } from "./entry-cell.tsx";
import { focusAfter } from "./grid-focus.ts";
import { mayEdit } from "./may-edit.ts";
import { useSheet } from "./sheet.ts";
import { typedText } from "./typed.ts";

export interface FigureRowProps {
  field: Field;
  earlier: readonly Earlier[];
  span: number;
  /** The group's heading does not name one unit for all. */
  showUnit: boolean;
}

/** One figure: what it is, the cell to type in, what else can be said, what it was before. */
export const FigureRow = memo(function FigureRow(props: FigureRowProps): ReactNode {
  const { field, earlier, span, showUnit } = props;
  const sheet = useSheet();
  const { report, workbook } = sheet;
  const key = cellKey(field.code);
  const view = useCell(workbook, key);
  const open = mayEdit(report, field, key);
  const returned = sheet.returned.get(key);
  const logged = useLogMessage({ ...addressOf(report), field, cell: view.cell });
  const messages = [
    ...messagesOf({ report, workbook, field, cell: key, view, returned }),
    ...logged,
  ];
  const messageId = `${cellId(key)}-noi`;
  return (
    <>
      <GridRow
        label={field.label}
        hint={
          <>
            <Hint field={field} showUnit={showUnit} cell={view.cell} />
            {open && (
              <span className="w-offer-narrow">
                <Offer cell={key} />
              </span>
            )}
          </>
        }
        hasMessage={messages.length > 0}
      >
        <td className="c-entry">
          <EntryCell
            workbook={workbook}
            field={field}
            cell={key}
            view={view}
            open={open}
            label={field.unit === "" ? field.label : `${field.label}, ${field.unit}`}
            describedBy={messages.length > 0 ? messageId : undefined}
            onNavigate={(direction) => sheet.move(key, direction)}
            onPasteBlock={(rows) => sheet.paste(key, rows)}
            onFocus={() => sheet.explain({ kind: "cell", key })}
          />
        </td>
        <td className="w-tools">
          <span className="w-tools-row">
            {open && (
              <Button
                small
                tone="quiet"
                aria-label={`Trả lời khác, ghi chú: ${field.label}`}
                title="Không phát sinh, chưa có số liệu, ghi chú…"
                onClick={() => sheet.openDialog("answer", key)}
              >
                <Icon name="dots" />
              </Button>
            )}
            {open && (
              <span className="w-offer-wide">
                <Offer cell={key} />
              </span>
            )}
          </span>
        </td>
        {earlier.map((column) => (
          <td key={column.key} className={columnClass(column)}>
            {typedText(field.kind, column.cells.get(key))}
            <span className="c-quiet c-small">{column.marks.get(key)}</span>
          </td>
        ))}
      </GridRow>
      <CellMessages id={messageId} span={span} messages={messages} />
    </>
  );
});

interface HintProps {
  field: Field;
  showUnit: boolean;
  cell: Cell | undefined;
}

/** Unit, whether an answer must still come, and the officer's own remark. */
function Hint({ field, showUnit, cell }: HintProps): ReactNode {
  const words = [
    ...(showUnit && field.unit !== "" ? [field.unit] : []),
    ...(field.required && cell === undefined ? ["bắt buộc"] : []),
  ];
  return (
    <>
      <span className="c-nowrap">{words.join(" · ")}</span>
      {cell?.note !== undefined && <span className="w-note">Ghi chú: {cell.note}</span>}
    </>
  );
}

/** A figure that follows from others; only a press writes it. */
function Offer({ cell }: { cell: string }): ReactNode {
  const { workbook } = useSheet();
  const offer = useDerived(workbook).proposals.get(cell);
  if (offer === undefined) return null;
  return (
    <Button
      small
      title={offer.words}
      onClick={() => {
        const now: Cell = { state: "entered", value: offer.value, qualifier: "exact" };
        focusAfter(() => workbook.write([{ key: cell, cell: now }]), cell);
      }}
    >
      Lấy {formatCount(offer.value)}
      <span className="c-sr"> ({offer.words})</span>
    </Button>
  );
}
