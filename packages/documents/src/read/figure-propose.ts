import type { Form } from "@cchc/domain/form/form";
import { searchKey } from "@cchc/domain/text/search-key";
import { rowKey } from "../understand/dossier-table.ts";
import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import { applyLayout } from "./figure-apply.ts";
import { type FigureLayout, isValue, labelKey } from "./figure-layout.ts";
import { headLines, labelColumn, shapeOf, type TableShape } from "./figure-shape.ts";
import type { Table } from "./table.ts";

/** For whom and for when a table is read. */
export interface TableWish {
  readonly form: Form;
  /** `"Phường Sông Mây"`. */
  readonly unitName: string;
  readonly period: { readonly name: string; readonly from: string; readonly to: string };
}

/** Most sheets that are looked at. */
const MOST_SHEETS = 12;

const KNOWN_AREAS = new Set(DOSSIER_TABLE.rows.map(({ key }) => key));
const UNIT_WORDS = /(?:^|[^\p{L}])(?:phuong|xa|thi tran|tt|p|x)[. ]+\p{L}/u;

/** `"song may"`: the name without what kind of unit it is. */
function bareName(unitName: string): string {
  return searchKey(unitName).replace(/^(?:phuong|xa|thi tran|dac khu|huyen|thanh pho|thi xa) /, "");
}

/** Whether a label or heading names the unit. */
export function namesUnit(text: string, unitName: string): boolean {
  const bare = bareName(unitName);
  if (bare === "") return false;
  const said = ` ${searchKey(text).replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  return said.includes(` ${bare} `);
}

const PERIOD_WORDS = /\b(?:quy (?:[ivx]+|\d)|thang \d{1,2}|(?:6|sau|9|chin) thang)\b/g;

/** How well a heading fits the values of the period: above 0 for, below 0 against. */
export function headingPoints(heading: string, { unitName, period }: TableWish): number {
  const said = searchKey(heading);
  let points = 0;
  if (namesUnit(said, unitName)) points += 10;
  else if (UNIT_WORDS.test(said) && !/\b(?:cap xa|toan|tong)\b/.test(said)) points -= 3;
  const years: readonly string[] = said.match(/\b20\d\d\b/g) ?? [];
  if (years.length > 0) points += years.includes(period.to.slice(0, 4)) ? 6 : -6;
  const parts: readonly string[] = said.match(PERIOD_WORDS) ?? [];
  const own: readonly string[] = searchKey(period.name).match(PERIOD_WORDS) ?? [];
  if (parts.length > 0) points += parts.some((part) => own.includes(part)) ? 5 : -5;
  if (/ky nay|ky bao cao|trong ky|thuc hien|ket qua|so lieu|so luong|gia tri/.test(said))
    points += 3;
  if (
    /ky truoc|cung ky|nam truoc|ke hoach|chi tieu giao|muc tieu|so sanh|tang|giam|chenh|ghi chu/.test(
      said,
    )
  )
    points -= 8;
  if (/\b(?:ty le|diem)\b/.test(said)) points -= 3;
  return points;
}

/** The column of values of the period; `undefined` where no column holds values. */
export function valueColumn(
  { columns }: TableShape,
  label: number,
  wish: TableWish,
): number | undefined {
  const among = columns.filter(
    ({ at, kind, values }) => at !== label && kind === "other" && values > 0,
  );
  const most = Math.max(1, ...among.map(({ values }) => values));
  const points = among.map(({ heading, values }) => headingPoints(heading, wish) + values / most);
  return among[points.indexOf(Math.max(...points))]?.at;
}

/** The key of one's own line; `null` where the lines are lĩnh vực, `""` where nobody can tell. */
export function ownLine(
  table: Table,
  { lines, label }: { readonly lines: number; readonly label: number },
  wish: TableWish,
): string | null {
  const labels = table.rows
    .slice(lines)
    .filter((row) => row.some((cell, at) => at !== label && isValue(cell)))
    .map((row) => row[label] ?? "")
    .filter((text) => labelKey(text) !== "");
  const areas = labels.filter((text) => KNOWN_AREAS.has(rowKey(text)));
  if (areas.length >= 2) return null;
  const own = labels.find((text) => namesUnit(text, wish.unitName));
  if (own !== undefined) return labelKey(own);
  if (labels.length === 1) return labelKey(labels[0] ?? "");
  const points = labels.map((text) => headingPoints(text, wish));
  const best = Math.max(0, ...points);
  return best === 0 ? "" : labelKey(labels[points.indexOf(best)] ?? "");
}

/** A layout with how much of the form it answers. */
interface Weighed {
  readonly layout: FigureLayout;
  readonly points: number;
}

function weigh(tables: readonly Table[], layout: FigureLayout, wish: TableWish): Weighed {
  const { items } = applyLayout(tables, layout, wish.form);
  const weights = { kept: 1, label: 1, words: 1, alike: 0.4, none: 0 };
  const mapped = items.reduce((sum, { by }) => sum + weights[by], 0);
  const areas = layout.by === "columns" && layout.row === null && mapped >= 2;
  return { layout, points: areas ? mapped + 1000 : mapped };
}

/** Both ways in which a sheet may lie. */
function ways(tables: readonly Table[], sheet: number, wish: TableWish): readonly Weighed[] {
  const table = tables[sheet];
  if (table === undefined) return [];
  const lines = headLines(table);
  if (lines >= table.rows.length) return [];
  const shape = shapeOf(table, lines);
  const label = labelColumn(table.rows, shape);
  if (label === -1) return [];
  const value = valueColumn(shape, label, wish);
  if (value === undefined) return [];
  const place = { sheet, lines, label, fields: {} };
  const row = ownLine(table, place, wish);
  return [
    weigh(tables, { ...place, by: "rows", value }, wish),
    weigh(tables, { ...place, by: "columns", row }, wish),
  ];
}

/**
 * How the tables of a file are most likely to be read: the sheet, which way it lies, the column of
 * labels and that of the period's values, one's own line among several units. `undefined` where no
 * sheet answers anything of the form. A person sets it right.
 */
export function proposeLayout(tables: readonly Table[], wish: TableWish): FigureLayout | undefined {
  const all = tables.slice(0, MOST_SHEETS).flatMap((_, sheet) => ways(tables, sheet, wish));
  const best = Math.max(0, ...all.map(({ points }) => points));
  return best === 0 ? undefined : all.find(({ points }) => points === best)?.layout;
}
