import { searchKey } from "../text/search-key.ts";

/** What a column of an official list holds. */
export type Column =
  | "code"
  | "name"
  | "level"
  | "parent"
  | "from"
  | "to"
  | "predecessors"
  | "provinceCode"
  | "provinceName"
  | "districtCode"
  | "districtName"
  | "communeCode"
  | "communeName";

/** Headings without accents, of the General Statistics Office's lists and of plain ones. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  provinceCode: ["ma tp", "ma tinh", "ma tinh/thanh pho", "ma tinh / thanh pho", "ma tinh tp"],
  provinceName: [
    "tinh / thanh pho",
    "tinh/thanh pho",
    "tinh thanh pho",
    "ten tinh",
    "tinh, thanh pho",
  ],
  districtCode: ["ma qh", "ma huyen", "ma quan huyen", "ma quan/huyen"],
  districtName: ["quan huyen", "quan/huyen", "quan / huyen", "ten huyen"],
  communeCode: ["ma px", "ma xa", "ma phuong xa", "ma phuong/xa"],
  communeName: ["phuong xa", "phuong/xa", "phuong / xa", "ten xa", "xa/phuong", "phuong, xa"],
  code: ["ma", "ma don vi", "ma dvhc", "ma so"],
  name: ["ten", "ten don vi", "ten dvhc", "don vi hanh chinh"],
  level: ["cap", "loai", "loai don vi", "cap hanh chinh"],
  parent: ["ma cap tren", "thuoc", "ma don vi cap tren", "cap tren"],
  from: ["hieu luc tu", "tu ngay", "ngay hieu luc", "co hieu luc tu"],
  to: ["hieu luc den", "den ngay", "het hieu luc"],
  predecessors: [
    "don vi truoc",
    "ma don vi truoc",
    "truoc sap xep",
    "ma truoc sap xep",
    "tu cac don vi",
    "tien than",
  ],
};

/** Where each column stands, from 0. */
export type Columns = ReadonlyMap<Column, number>;

/** The columns that a line of headings names; empty where it names none. */
export function columnsOf(row: readonly string[]): Columns {
  const found = new Map<Column, number>();
  for (const [at, cell] of row.entries()) {
    const key = searchKey(cell).replaceAll(/\s+/g, " ").trim();
    for (const [column, names] of Object.entries(headings)) {
      if (names.includes(key) && isColumn(column) && !found.has(column)) found.set(column, at);
    }
  }
  return found;
}

function isColumn(text: string): text is Column {
  return Object.hasOwn(headings, text);
}

/** Whether province, district and commune stand beside each other on a line. */
export const isWide = (columns: Columns): boolean =>
  columns.has("provinceCode") && (columns.has("communeCode") || columns.has("code"));
/** Whether a line is one unit. */
export const isLong = (columns: Columns): boolean => columns.has("code") && columns.has("name");
