import { searchKey, compareVietnamese } from "@cchc/domain/text/search-key";
import type { Filter } from "./search.ts";
import { passes, standingWords, urgency, type Standing } from "./standing.ts";

/** What one cell of a roll-up table says; screen, paper and CSV draw the same. */
export interface SheetCell {
  readonly state: "value" | "stated" | "none" | "missing";
  readonly text: string;
  /** What it is sorted by; cells without one stand last either way. */
  readonly sort?: number;
  /** 0 (low) to 4 (high) among the rows of its column. */
  readonly heat?: number;
  /** The counts behind it, in words. */
  readonly detail: string;
  /** The same for a spreadsheet; absent where the text is all there is. */
  readonly file?: FileFigures;
}

/** A rate as a spreadsheet reckons with it: numbers alone, the reason for a blank beside them. */
export interface FileFigures {
  /** Percent with a decimal comma and no thousands mark; empty where there is none. */
  readonly value: string;
  readonly above: string;
  readonly below: string;
  readonly note: string;
}

export interface SheetColumn {
  readonly code: string;
  readonly label: string;
  /** Full name, for screen readers and the file. */
  readonly name: string;
  readonly unit: string;
}

export interface SheetRow {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  /** Under whom it stands, where that is not the node itself. */
  readonly parent: string | null;
  /** Absent for a row that stands for several communes. */
  readonly standing?: Standing;
  readonly periodId?: string;
  /** Communes in the row, where it stands for several. */
  readonly submitters?: number;
  readonly cells: readonly SheetCell[];
}

export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly totals: readonly SheetCell[];
}

export interface Order {
  /** `ten`, `nop` or the code of a column. */
  readonly by: string;
  readonly direction: "tang" | "giam";
}

export interface Sift {
  readonly filter: Filter;
  readonly search: string;
}

/** Rows that pass the filter and the diacritic-free search. */
export function siftRows(rows: readonly SheetRow[], { filter, search }: Sift): readonly SheetRow[] {
  const wanted = searchKey(search);
  return rows.filter(
    (row) =>
      (row.standing === undefined || passes(filter, row.standing)) &&
      (wanted === "" ||
        row.key.includes(wanted) ||
        (row.parent !== null && searchKey(row.parent).includes(wanted))),
  );
}

/** A sorted copy; equal rows and rows without a value go by name. */
export function sortRows(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  { by, direction }: Order,
): readonly SheetRow[] {
  const sign = direction === "tang" ? 1 : -1;
  const byName = (a: SheetRow, b: SheetRow): number => compareVietnamese(a.name, b.name);
  const sorted = [...rows];
  if (by === "ten") {
    sorted.sort((a, b) => sign * byName(a, b));
    return sorted;
  }
  const at = columns.findIndex((column) => column.code === by);
  const valueOf = (row: SheetRow): number | undefined => {
    if (by !== "nop") return row.cells[at]?.sort;
    return row.standing === undefined ? undefined : urgency(row.standing);
  };
  sorted.sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === undefined || y === undefined) {
      if (x === y) return byName(a, b);
      return x === undefined ? 1 : -1;
    }
    return x === y ? byName(a, b) : sign * (x - y);
  });
  return sorted;
}

/**
 * Steps of the one hue: the share of the column's values that are lower, in fifths. Equal values
 * share a step, and a column of equal values stays pale.
 */
export function heatSteps(
  values: readonly (number | undefined)[],
): readonly (number | undefined)[] {
  const known = values.filter((value) => value !== undefined);
  known.sort((a, b) => a - b);
  const lower = new Map<number, number>();
  known.forEach((value, index) => {
    if (!lower.has(value)) lower.set(value, index);
  });
  return values.map((value) => {
    const below = value === undefined ? undefined : lower.get(value);
    return below === undefined ? undefined : Math.min(4, Math.floor((5 * below) / known.length));
  });
}

export interface FiledSheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly totals: readonly SheetCell[] | undefined;
}

/** The table as lines of a file: heads, rows in their order, the total. */
export function sheetLines(
  { columns, rows, totals }: FiledSheet,
  period?: string,
): readonly (readonly string[])[] {
  const parents = rows.some((row) => row.parent !== null);
  const standings = rows.some((row) => row.standing !== undefined);
  const counts = rows.some((row) => row.submitters !== undefined);
  const rated = rows.some((row) => row.cells.some(({ file }) => file !== undefined));
  const when = period === undefined ? [] : [period];
  const head = [
    ...when.map(() => "Kỳ"),
    "Đơn vị",
    ...(parents ? ["Thuộc"] : []),
    ...(standings ? ["Tình trạng"] : []),
    ...(counts ? ["Số xã, phường"] : []),
    ...columns.flatMap(({ name, unit }) => [
      unit === "" ? name : `${name} (${unit})`,
      ...(rated ? [`${name}: tử số`, `${name}: mẫu số`, `${name}: ghi chú`] : []),
    ]),
  ];
  const figures = (cells: readonly SheetCell[]): readonly string[] =>
    cells.flatMap(({ text, file }) => {
      if (!rated) return [text];
      return file === undefined
        ? [text, "", "", ""]
        : [file.value, file.above, file.below, file.note];
    });
  const body = rows.map((row) => [
    ...when,
    row.name,
    ...(parents ? [row.parent ?? ""] : []),
    ...(standings ? [row.standing === undefined ? "" : standingWords(row.standing).text] : []),
    ...(counts ? [String(row.submitters ?? "")] : []),
    ...figures(row.cells),
  ]);
  if (totals === undefined) return [head, ...body];
  const blanks = [parents, standings, counts].filter(Boolean).map(() => "");
  return [head, ...body, [...when, "Toàn địa bàn", ...blanks, ...figures(totals)]];
}
