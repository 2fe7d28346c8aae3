import type { RowKey } from "@cchc/domain/report/cell";
import { searchKey } from "@cchc/domain/text/search-key";

/** How a table of figures is read: which cells say what they are, and which hold the values. */
export type FigureLayout =
  | (LayoutPlace & {
      /** Each line is an item. */
      readonly by: "rows";
      /** Column of the values. */
      readonly value: number;
    })
  | (LayoutPlace & {
      /** Each column is an item. */
      readonly by: "columns";
      /** Key of the label of one's own line; `null` where every line is a lĩnh vực. */
      readonly row: string | null;
    });

interface LayoutPlace {
  /** Place of the sheet among those of the file. */
  readonly sheet: number;
  /** Lines above the first line of values. */
  readonly lines: number;
  /** Column of labels: of items, or of units and lĩnh vực. */
  readonly label: number;
  /** Cell key of each item by {@link itemKeys}; `""`: known, and not taken. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Why an item has its field: kept, the form's own words, read as a sentence is, or only alike. */
export type MappedBy = "kept" | "label" | "words" | "alike" | "none";

/** One item: a line or a column of a table. */
export interface TableItem {
  readonly key: string;
  readonly label: string;
  /** Line or column, from 0. */
  readonly at: number;
  /** Cell key, `""` where no field was found or none is wanted. */
  readonly field: string;
  readonly by: MappedBy;
}

/** One value of a table with where it goes. */
export interface TableValue {
  /** Of {@link FigureTable.items}. */
  readonly item: number;
  /** Lĩnh vực, where the lines are those. */
  readonly row: RowKey;
  /** As the table says it; numbers the Vietnamese way. */
  readonly text: string;
  /** What its line or column is called, with its unit. */
  readonly label: string;
  readonly line: number;
  /** In {@link FigureTable.text}, UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** One column or line as a person tells which it is. */
export interface TableEdge {
  readonly at: number;
  readonly key: string;
  readonly heading: string;
  readonly examples: readonly string[];
}

/** One sheet as it is offered. */
export interface TableSheet {
  readonly name: string;
  readonly rows: number;
}

/** A table of figures, read by a layout. */
export interface FigureTable {
  readonly sheets: readonly TableSheet[];
  readonly columns: readonly TableEdge[];
  /** Lines that may be one's own, where columns are items. */
  readonly own: readonly TableEdge[];
  readonly layout: FigureLayout;
  readonly items: readonly TableItem[];
  readonly values: readonly TableValue[];
  /** The sheet, a line a line, tabs between cells. */
  readonly text: string;
}

const LONGEST_KEY = 160;

/** The key of a label: without numbering, accents and spacing. */
export function labelKey(label: string): string {
  return searchKey(label)
    .replace(/^(?:[ivxlc]{1,5}|[a-z]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/:-]\s*/, "")
    .replace(/^[-+*•–]\s*/, "")
    .replaceAll(/[:;.,]+$/g, "")
    .slice(0, LONGEST_KEY);
}

/** A key for each label; the second of the same words is `words#2`. Empty labels have none. */
export function itemKeys(labels: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const key = labelKey(label);
    if (key === "") return "";
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  });
}

/** What a heading says whatever the year, quarter and month it names. */
export function headKey(heading: string): string {
  return searchKey(heading)
    .replaceAll(/\d+/g, "0")
    .replaceAll(/\b(?:quy|thang) (?:[ivx]+|0)\b/g, "ky")
    .slice(0, LONGEST_KEY);
}

/** Whether a cell says nothing: empty, a dash, dots. It is not 0. */
export function isBlank(text: string): boolean {
  return /^[\s\-–—_.…/*]*$/u.test(text);
}

const COUNTED =
  /^(?:(?:gần|trên|hơn|khoảng|ít nhất|tối đa|không dưới|không quá)\s+)?[-+]?\d[\d.,\s]*%?(?:\s*\p{L}[\p{L}\s]{0,15})?$/iu;

/** Whether a cell holds a value: a number, or words that stand for one. */
export function isValue(text: string): boolean {
  const said = text.trim();
  return COUNTED.test(said) || /^(?:không phát sinh|kps|chưa có số liệu)$/iu.test(said);
}
