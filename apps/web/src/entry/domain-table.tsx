import { useRouterState } from "@tanstack/react-router";
import { Fragment, memo, type ReactNode, useState } from "react";
import { type Field, fieldOf, rowName, type Table } from "@cchc/domain/form/form";
import { cellKey, type RowKey } from "@cchc/domain/report/cell";
import { rowsIn } from "@cchc/domain/checks/run";
import { Button } from "@cchc/ui/button";
import { Field as TextInput } from "@cchc/ui/field";
import { FiguresGrid, GridRow } from "@cchc/ui/figures-grid";
import { type Direction, nextPlace } from "@cchc/ui/grid-navigation";
import { useCell, useDerived } from "../report/open-report.ts";
import { CellMessages, messagesOf } from "./cell-messages.tsx";
import { cellId } from "./cell-id.ts";
import { EntryCell } from "./entry-cell.tsx";
import { focusCell } from "./grid-focus.ts";
import { mayEdit } from "./may-edit.ts";
import { landInTable } from "./paste.ts";
import { useSheet } from "./sheet.ts";
import { typedText } from "./typed.ts";
import type { Workbook } from "./workbook-shape.ts";

/** The rows of the table: those offered, then those the unit added. */
function useRows(table: Table, added: readonly RowKey[]): readonly RowKey[] {
  const { workbook } = useSheet();
  useDerived(workbook);
  const offered = table.rows.map(({ key }) => key);
  return [...new Set([...offered, ...rowsIn(workbook.cells()), ...added])];
}

/** Dossiers by lĩnh vực, behind one press: many cells, for those who keep them apart. */
export function DomainTable({ table }: { table: Table }): ReactNode {
  const { workbook } = useSheet();
  const hash = useRouterState({ select: ({ location }) => decodeURIComponent(location.hash) });
  const [pressed, setPressed] = useState<{ open: boolean; hash: string }>();
  const [used] = useState(() => rowsIn(workbook.cells()).length > 0);
  // What was pressed holds until a link leads somewhere else.
  const open = pressed?.hash === hash ? pressed.open : used || leadsInto(workbook, table, hash);
  return (
    <section className="c-stack w-section">
      <div className="c-row">
        <h2>{table.label}</h2>
        <Button small aria-expanded={open} onClick={() => setPressed({ open: !open, hash })}>
          {open ? "Thu gọn" : "Nhập theo lĩnh vực"}
        </Button>
      </div>
      {open && <Rows table={table} />}
    </section>
  );
}

/** Whether a link leads to a cell of the table; the totals of the list above have ids of their own. */
function leadsInto({ form }: Workbook, table: Table, hash: string): boolean {
  if (form.fields.some(({ code }) => cellId(cellKey(code)) === hash)) return false;
  return table.fields.some((code) => hash.startsWith(`${cellId(cellKey(code))}-`));
}

function Rows({ table }: { table: Table }): ReactNode {
  const sheet = useSheet();
  const { workbook, report } = sheet;
  const [added, setAdded] = useState<readonly RowKey[]>([]);
  const rows = useRows(table, added);
  const fields = table.fields.flatMap((code) => fieldOf(workbook.form, code) ?? []);
  const keys = rows.map((row) => fields.map(({ code }) => cellKey(code, row)));

  const move = (key: string, direction: Direction): void => {
    const row = keys.findIndex((line) => line.includes(key));
    const column = keys[row]?.indexOf(key) ?? -1;
    const size = { rows: keys.length, columns: fields.length };
    const next = nextPlace({ row, column }, direction, { ...size, canFocus: () => true });
    const found = next === undefined ? undefined : keys[next.row]?.[next.column];
    if (found !== undefined) focusCell(found);
  };
  const paste = (key: string, block: string[][]): void => {
    const { landings, beyond } = landInTable(block, keys, key);
    sheet.pasted(landings, beyond);
  };

  return (
    <>
      <p className="c-small c-quiet">
        Dán được cả khối từ Excel. Dòng tổng lấy từ các ô tổng ở trên; tổng các lĩnh vực lệch thì
        được báo ngay.
      </p>
      <FiguresGrid
        caption={table.label}
        captionHidden
        wide
        firstHeading={table.rowLabel}
        columns={fields.map(({ code, label, shortLabel }) => ({
          key: code,
          heading: shortLabel ?? label,
        }))}
      >
        {rows.map((row) => (
          <DomainRow key={row} table={table} row={row} fields={fields} move={move} paste={paste} />
        ))}
        <TotalRow fields={fields} />
      </FiguresGrid>
      {report.editing.writable && report.editing.cells === "all" && (
        <AddRow
          taken={rows.map((row) => rowName(table, row))}
          onAdd={(row) => setAdded([...added, row])}
        />
      )}
    </>
  );
}

interface DomainRowProps {
  table: Table;
  row: RowKey;
  fields: readonly Field[];
  move: (key: string, direction: Direction) => void;
  paste: (key: string, block: string[][]) => void;
}

const DomainRow = memo(function DomainRow(props: DomainRowProps): ReactNode {
  const { table, row, fields, move, paste } = props;
  const name = rowName(table, row);
  return (
    <>
      <GridRow label={name}>
        {fields.map((field) => (
          <DomainCell
            key={field.code}
            field={field}
            row={row}
            name={name}
            move={move}
            paste={paste}
          />
        ))}
      </GridRow>
      {fields.map((field) => (
        <DomainMessages key={field.code} field={field} row={row} span={fields.length + 1} />
      ))}
    </>
  );
}, sameRow);

/** The handlers change with every drawing and do the same thing. */
function sameRow(a: DomainRowProps, b: DomainRowProps): boolean {
  return a.table === b.table && a.row === b.row && a.fields.length === b.fields.length;
}

interface DomainCellProps {
  field: Field;
  row: RowKey;
  name: string;
  move: DomainRowProps["move"];
  paste: DomainRowProps["paste"];
}

function DomainCell({ field, row, name, move, paste }: DomainCellProps): ReactNode {
  const sheet = useSheet();
  const { report, workbook, explain } = sheet;
  const key = cellKey(field.code, row);
  const view = useCell(workbook, key);
  const returned = sheet.returned.get(key);
  const spoken = messagesOf({ report, workbook, field, cell: key, view, returned }).length > 0;
  return (
    <td className="c-entry">
      <EntryCell
        workbook={workbook}
        field={{ ...field, required: false }}
        cell={key}
        view={view}
        open={mayEdit(report, field, key)}
        label={`${name}, ${field.shortLabel ?? field.label}`}
        describedBy={spoken ? `${cellId(key)}-noi` : undefined}
        onNavigate={(direction) => move(key, direction)}
        onPasteBlock={(block) => paste(key, block)}
        onFocus={() => explain({ kind: "cell", key })}
      />
    </td>
  );
}

function DomainMessages({
  field,
  row,
  span,
}: {
  field: Field;
  row: RowKey;
  span: number;
}): ReactNode {
  const { report, workbook, returned } = useSheet();
  const key = cellKey(field.code, row);
  const view = useCell(workbook, key);
  const messages = messagesOf({
    report,
    workbook,
    field,
    cell: key,
    view,
    returned: returned.get(key),
  });
  return <CellMessages id={`${cellId(key)}-noi`} span={span} messages={messages} />;
}

function TotalRow({ fields }: { fields: readonly Field[] }): ReactNode {
  return (
    <tr className="w-total">
      <th scope="row">Tổng của báo cáo</th>
      {fields.map((field) => (
        <Fragment key={field.code}>
          <TotalCell field={field} />
        </Fragment>
      ))}
    </tr>
  );
}

function TotalCell({ field }: { field: Field }): ReactNode {
  const { workbook } = useSheet();
  const view = useCell(workbook, cellKey(field.code));
  return <td className="c-num c-derived">{typedText(field.kind, view.cell)}</td>;
}

function AddRow(props: { taken: readonly string[]; onAdd: (row: RowKey) => void }): ReactNode {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = (): void => {
    const clean = name.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
    if (clean === "") setProblem("Hãy gõ tên lĩnh vực.");
    else if (clean.includes("#")) setProblem("Tên lĩnh vực không có dấu #.");
    else if (props.taken.includes(clean)) setProblem("Lĩnh vực này đã có trong bảng.");
    else {
      props.onAdd(clean);
      setName("");
      setProblem(undefined);
    }
  };
  return (
    <form
      className="c-row w-end"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        label="Thêm lĩnh vực"
        line
        maxLength={80}
        value={name}
        error={problem}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Thêm dòng</Button>
    </form>
  );
}
