import { areaLabel } from "@cchc/domain/form/areas";
import { type Form, rowName } from "@cchc/domain/form/form";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import type { Pick } from "./field-picker.tsx";
import type { Reading } from "./reading.ts";

/** A table of figures as the server read it. */
export type TableView = NonNullable<Reading["table"]>;
export type Layout = TableView["layout"];
export type TableItem = TableView["items"][number];

/** `A`, `B` … `Z`, `AA`. */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnLetters(Math.floor(at / 26) - 1)}${last}`;
}

/** `Cột B: Nội dung`. */
export function columnWords({ columns }: TableView, at: number): string {
  const { heading = "", examples = [] } = columns.find((one) => one.at === at) ?? {};
  const said = heading === "" ? examples.slice(0, 2).join(", ") : heading;
  return said === "" ? `Cột ${columnLetters(at)}` : `Cột ${columnLetters(at)}: ${said}`;
}

/** The other way round, with what can be kept of the places. */
export function turned(layout: Layout, by: Layout["by"]): Layout {
  if (layout.by === by) return layout;
  const { sheet, lines, label } = layout;
  const place = { sheet, lines, label, fields: {} };
  return by === "rows" ? { ...place, by, value: label + 1 } : { ...place, by, row: "" };
}

/** The layout with one item's cell set by a person; `""`: it is not taken. */
export function withField(layout: Layout, key: string, field: string): Layout {
  return { ...layout, fields: { ...layout.fields, [key]: field } };
}

/** What a table is read by when nothing was proposed. */
export const firstLayout: Layout = {
  by: "rows",
  sheet: 0,
  lines: 1,
  label: 0,
  value: 1,
  fields: {},
};

/** Every cell of the form, for a list to pick from. */
export function picksOf(form: Form, { layout }: TableView): readonly Pick[] {
  const own = form.fields.map(({ code, label, area }): Pick => {
    return { value: code, label, group: areaLabel(area) };
  });
  if (layout.by === "columns") return own;
  const rows = form.tables.flatMap((table) =>
    table.rows.flatMap(({ key }) =>
      form.fields
        .filter(({ code }) => table.fields.includes(code))
        .map(({ code, label, area }): Pick => {
          const value = cellKey(code, key);
          return { value, label: `${label}: ${rowName(table, key)}`, group: areaLabel(area) };
        }),
    ),
  );
  return [...own, ...rows];
}

/** Why an item has its cell, in words. */
export const mappedWords: Readonly<Record<TableItem["by"], string>> = {
  kept: "đặt tay",
  label: "đúng tên ô",
  words: "đọc từ lời",
  alike: "gần giống, cần xem",
  none: "chưa có ô",
};

/** `Mỗi dòng là một chỉ tiêu: tên ở cột B, số ở cột E. 12 trong 14 chỉ tiêu có ô.` */
export function layoutSentence(table: TableView): string {
  const { layout, items, own } = table;
  const mapped = items.filter(({ field }) => cellRef(field).field !== "").length;
  const name = columnLetters(layout.label);
  const how =
    layout.by === "rows"
      ? `Mỗi dòng là một chỉ tiêu: tên ở cột ${name}, số ở cột ${columnLetters(layout.value)}.`
      : layout.row === null
        ? `Mỗi cột là một chỉ tiêu, mỗi dòng là một lĩnh vực ở cột ${name}.`
        : `Mỗi cột là một chỉ tiêu; lấy dòng “${own.find(({ key }) => key === layout.row)?.heading ?? "chưa chọn"}”.`;
  return `${how} ${mapped} trong ${items.length} chỉ tiêu có ô.`;
}
