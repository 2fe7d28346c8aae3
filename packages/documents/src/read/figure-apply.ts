import type { Form } from "@cchc/domain/form/form";
import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import { columnField, rowKey } from "../understand/dossier-table.ts";
import { foldText } from "../understand/clean.ts";
import { type AskedLabel, eachOnce, mapLabels, type MappedLabel } from "./figure-labels.ts";
import {
  type FigureLayout,
  type FigureTable,
  headKey,
  isBlank,
  isValue,
  itemKeys,
  labelKey,
  type TableEdge,
  type TableItem,
  type TableValue,
} from "./figure-layout.ts";
import { type ColumnShape, shapeOf } from "./figure-shape.ts";
import type { Table } from "./table.ts";

/** Most lines of a table of figures. */
const MOST_LINES = 3000;
/** Most lines that are asked for a field: a form has fewer. */
const MOST_ITEMS = 600;
/** Most lines of units to choose one's own from. */
const MOST_OWN = 300;

interface Laid {
  readonly table: Table;
  readonly layout: FigureLayout;
  readonly columns: readonly ColumnShape[];
}

/** An item before it has a field. */
interface Unmapped extends AskedLabel {
  readonly at: number;
  readonly section: string;
}

/** Reads tables by a layout. A layout that points outside gives no items. */
export function applyLayout(
  tables: readonly Table[],
  layout: FigureLayout,
  form: Form,
): FigureTable {
  const whole = tables[layout.sheet] ?? { name: "", rows: [] };
  const table = { ...whole, rows: whole.rows.slice(0, MOST_LINES) };
  const laid: Laid = { table, layout, columns: shapeOf(table, layout.lines).columns };
  const unmapped = layout.by === "rows" ? lineItems(laid, layout.value) : columnItems(laid);
  const keys = itemKeys(unmapped.map(({ label }) => label));
  const found =
    layout.by === "rows"
      ? mapLines(form, unmapped)
      : mapColumns(form, unmapped, layout.row === null);
  const mapped = found.map((one, at): MappedLabel => {
    const kept = layout.fields[keys[at] ?? ""];
    return kept === undefined ? one : { field: kept, by: "kept" };
  });
  const items = eachOnce(mapped).map(({ field, by }, at): TableItem => {
    const { label = "", at: place = 0 } = unmapped[at] ?? {};
    return { key: keys[at] ?? "", label, at: place, field, by };
  });
  const { text, placeOf } = textOf(table);
  return {
    sheets: tables.map(({ name, rows }) => ({ name, rows: rows.length })),
    columns: laid.columns.map(({ at, heading, examples }): TableEdge => {
      return { at, key: headKey(heading), heading, examples };
    }),
    own: layout.by === "columns" ? ownLines(laid) : [],
    layout,
    items,
    values: valuesOf(laid, { items, unmapped }, placeOf),
    text,
  };
}

function isSection(
  cells: readonly string[],
  { label, value }: { label: number; value: number },
): boolean {
  return cells.every(
    (cell, at) => at === label || isBlank(cell) || (at < label && !isValue(cells[value] ?? "")),
  );
}

function lineItems({ table, layout, columns }: Laid, value: number): readonly Unmapped[] {
  const unitAt = columns.find(({ kind }) => kind === "unit")?.at;
  const items: Unmapped[] = [];
  let section = "";
  table.rows.slice(layout.lines).forEach((row, below) => {
    const label = row[layout.label] ?? "";
    if (!/\p{L}{2}/u.test(label) || items.length >= MOST_ITEMS) return;
    const said = row[value] ?? "";
    const unit = unitAt === undefined ? "" : (row[unitAt] ?? "");
    if (isSection(row, { label: layout.label, value })) {
      section = label;
      return;
    }
    const text = isValue(said) ? said : "";
    items.push({ label, unit, value: text, at: layout.lines + below, section });
  });
  return items;
}

function columnItems({ layout, columns }: Laid): readonly Unmapped[] {
  return columns.flatMap(({ at, heading, kind }): Unmapped[] =>
    at === layout.label || kind !== "other" || !/\p{L}{2}/u.test(heading)
      ? []
      : [
          {
            label: heading,
            unit: /%|tỷ lệ/iu.test(heading) ? "%" : "",
            value: "",
            at,
            section: "",
          },
        ],
  );
}

const CHILD = /^\s*(?:[-+*•–]|trong đó|gồm|\d+\.\d+|[a-zđ][.)])/iu;
const FIELDS = new Set(DOSSIER_TABLE.fields);

/** "- Trực tuyến" below "Tổng số hồ sơ tiếp nhận": read together with what it is part of. */
function mapLines(form: Form, items: readonly Unmapped[]): readonly MappedLabel[] {
  const sections = items.map(({ section }) => section);
  const found = mapLabels(form, items, sections);
  let above = "";
  const parents = items.map(({ label }, at) => {
    const total = found[at]?.field.endsWith(".total") === true;
    if (total && !CHILD.test(label)) above = label;
    return above === label ? "" : above;
  });
  return eachOnce(
    found.map((one, at): MappedLabel => {
      const parent = parents[at] ?? "";
      if (one.by === "label" || one.by === "words" || parent === "") return one;
      const words = foldText(`${parent} ${items[at]?.label ?? ""}`);
      const field = /ho so/.test(words) ? columnField(foldText(items[at]?.label ?? "")) : null;
      const inside = /ho so/.test(words) ? columnField(words) : null;
      const chosen =
        inside !== null && FIELDS.has(inside) && !inside.endsWith(".total") ? inside : field;
      return chosen !== null && FIELDS.has(chosen) && !chosen.endsWith(".total")
        ? { field: chosen, by: "words" }
        : one;
    }),
  );
}

/** Headings of a dossier table are read by its own words, others as labels are. */
function mapColumns(
  form: Form,
  items: readonly Unmapped[],
  areas: boolean,
): readonly MappedLabel[] {
  const all = items.map(({ label }) => foldText(label)).join(" ");
  const dossiers = areas || (/tiep nhan/.test(all) && /giai quyet/.test(all) && /han/.test(all));
  if (!dossiers) return mapLabels(form, items);
  const labels = mapLabels(form, items);
  return eachOnce(
    items.map(({ label }, at): MappedLabel => {
      const own = labels[at] ?? { field: "", by: "none" };
      if (own.by === "label") return own;
      const field = /\bty le\b|%/.test(foldText(label)) ? null : columnField(foldText(label));
      return field !== null && FIELDS.has(field)
        ? { field, by: "words" }
        : areas
          ? { field: "", by: "none" }
          : own;
    }),
  );
}

function ownLines({ table, layout }: Laid): readonly TableEdge[] {
  return table.rows
    .slice(layout.lines)
    .flatMap((row, below): TableEdge[] => {
      const heading = row[layout.label] ?? "";
      const values = row.filter((cell, at) => at !== layout.label && isValue(cell));
      if (labelKey(heading) === "" || values.length === 0) return [];
      return [
        { at: layout.lines + below, key: labelKey(heading), heading, examples: values.slice(0, 3) },
      ];
    })
    .slice(0, MOST_OWN);
}

type PlaceOf = (line: number, column: number) => { readonly start: number; readonly end: number };

function valuesOf(
  { table, layout, columns }: Laid,
  {
    items,
    unmapped,
  }: { readonly items: readonly TableItem[]; readonly unmapped: readonly Unmapped[] },
  placeOf: PlaceOf,
): readonly TableValue[] {
  if (layout.by === "rows") {
    return items.map(({ at, label }, item): TableValue => {
      const text = table.rows[at]?.[layout.value] ?? "";
      const unit = unmapped[item]?.unit ?? "";
      const said = unit === "" ? label : `${label} (${unit})`;
      return { item, row: "", text, label: said, line: at, ...placeOf(at, layout.value) };
    });
  }
  const lines = ownLines({ table, layout, columns });
  const own =
    layout.row === null ? lines : lines.filter(({ key }) => key === layout.row).slice(0, 1);
  return own.flatMap(({ at: line, heading }) =>
    items.map(({ at, label }, item): TableValue => {
      const row = layout.row === null ? rowKey(heading) : "";
      const text = table.rows[line]?.[at] ?? "";
      return { item, row, text, label: `${heading}, ${label}`, line, ...placeOf(line, at) };
    }),
  );
}

/** The sheet as text, and where each of its cells stands in it. */
function textOf({ rows }: Table): { readonly text: string; readonly placeOf: PlaceOf } {
  let text = "";
  const starts: number[][] = [];
  for (const row of rows) {
    const own: number[] = [];
    row.forEach((cell, at) => {
      if (at > 0) text += "\t";
      own.push(text.length);
      text += cell;
    });
    starts.push(own);
    text += "\n";
  }
  const placeOf: PlaceOf = (line, column) => {
    const start = starts[line]?.[column] ?? 0;
    return { start, end: start + (rows[line]?.[column] ?? "").length };
  };
  return { text, placeOf };
}
