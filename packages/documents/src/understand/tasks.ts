import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { Outline, Paragraph } from "./outline.ts";

/** A task with its places in the cleaned text. */
export interface FoundTask extends Span {
  readonly group: string;
  readonly unit: string;
  readonly number: string;
  readonly text: string;
  readonly time: string | null;
}

/** Consecutive table rows. */
export interface Grid {
  readonly rows: readonly GridRow[];
}

/** One row: its cells and where each lies. */
export interface GridRow extends Span {
  readonly cells: readonly (Span & { readonly text: string })[];
}

function rowOf({ text }: CleanText, { start, end }: Paragraph): GridRow {
  let at = start;
  const cells = text
    .slice(start, end)
    .split("\t")
    .map((cell) => {
      const lead = cell.length - cell.trimStart().length;
      const span = { start: at + lead, end: at + lead + cell.trim().length, text: cell.trim() };
      at += cell.length + 1;
      return span;
    });
  return { start, end, cells };
}

/** The tables of a text: runs of lines with tabs. */
export function gridsOf(clean: CleanText, outline: Outline): readonly Grid[] {
  const grids: Grid[] = [];
  let rows: GridRow[] = [];
  for (const paragraph of outline.paragraphs) {
    if (paragraph.row) rows.push(rowOf(clean, paragraph));
    else if (rows.length > 0) {
      grids.push({ rows });
      rows = [];
    }
  }
  if (rows.length > 0) grids.push({ rows });
  return grids;
}

const TIME_HEAD = /thoi (?:gian|han|diem)|tien do|hoan thanh/;
const WORK_HEAD = /nhiem vu|noi dung|cong viec|hoat dong|ten viec/;
const LEAD_HEAD = /chu tri|thuc hien|don vi|co quan|phu trach/;

interface Columns {
  readonly number: number | null;
  readonly work: number;
  readonly time: number;
  readonly lead: number | null;
}

function columnsOf(header: readonly string[]): Columns | null {
  const time = header.findIndex((cell) => TIME_HEAD.test(cell));
  const work = header.findIndex((cell) => WORK_HEAD.test(cell) && !TIME_HEAD.test(cell));
  if (time === -1 || work === -1) return null;
  const number = header.findIndex((cell) => /^(?:stt|tt|so tt|so thu tu)$/.test(cell));
  const lead = header.findIndex(
    (cell, index) =>
      index !== time && index !== work && LEAD_HEAD.test(cell) && !/phoi hop/.test(cell),
  );
  const first = work === 0 || time === 0 ? null : 0;
  return {
    number: number === -1 ? first : number,
    work,
    time,
    lead: lead === -1 ? null : lead,
  };
}

/** A second line of headings: "Chủ trì | Phối hợp" under one of them, "Bắt đầu | Hoàn thành" under another. */
function refined(columns: Columns, cells: readonly string[]): Columns | null {
  if (cells.some((cell) => /\d/.test(cell))) return null;
  const lead = cells.findIndex((cell) => /^(?:don vi |co quan |bo phan )?chu tri/.test(cell));
  const begins = cells.findIndex((cell) => cell.startsWith("bat dau"));
  const until = cells.findIndex((cell) => /^(?:hoan thanh|ket thuc)/.test(cell));
  if (lead === -1 && until === -1) return null;
  // The empty cells before the first one may be lost.
  const shift =
    lead !== -1 && columns.lead !== null
      ? columns.lead - lead
      : begins === -1
        ? 0
        : columns.time - begins;
  if ((cells[columns.work - shift] ?? "") !== "") return null;
  return {
    ...columns,
    time: until === -1 ? columns.time : until + shift,
    lead: lead === -1 ? columns.lead : lead + shift,
  };
}

function numberOf(row: GridRow, { number }: Columns): string {
  return number === null ? "" : (row.cells[number]?.text.replace(/[.)]$/, "") ?? "");
}

/** "2 | Cải cách tài chính công" over "2.1 | …": a heading that is numbered like a task. */
function headsOthers(row: GridRow, next: GridRow | undefined, columns: Columns): boolean {
  const number = numberOf(row, columns);
  return (
    next !== undefined &&
    number !== "" &&
    numberOf(next, columns).startsWith(`${number}.`) &&
    row.cells.every(({ text }, at) => text === "" || at === columns.number || at === columns.work)
  );
}

/** Tasks of an annex: groups of units with numbered rows, each with a time as it is worded. */
export function findTasks(clean: CleanText, grids: readonly Grid[]): readonly FoundTask[] {
  const tasks: FoundTask[] = [];
  let columns: Columns | null = null;
  for (const grid of grids) {
    let group = "";
    let unit = "";
    const last = tasks.at(-1);
    if (last !== undefined) ({ group, unit } = last);
    let lead = "";
    for (const [at, row] of grid.rows.entries()) {
      const folded = row.cells.map(({ start, end }) => clean.folded.slice(start, end));
      const header = columnsOf(folded);
      // A row of figures is no head, whatever its words.
      const counts = folded.some((cell) => /^\d[\d.,%]*$/.test(cell));
      if (header !== null && !counts) {
        columns = header;
        lead = "";
        continue;
      }
      if (columns === null) continue;
      const below: Columns | null = refined(columns, folded);
      if (below !== null) {
        columns = below;
        continue;
      }
      const number = numberOf(row, columns);
      const work = row.cells[columns.work];
      const time = row.cells[columns.time]?.text ?? "";
      if (work === undefined || work.text === "") continue;
      if (/^(?:[IVX]{1,5}|[A-H])$/.test(number) || headsOthers(row, grid.rows[at + 1], columns)) {
        group = number;
        unit = work.text;
        lead = "";
        continue;
      }
      if (!/^\d{1,3}(?:\.\d{1,2})*$/.test(number) && time === "") continue;
      // A unit that spans several rows stands in the first of them.
      const own = columns.lead === null ? "" : (row.cells[columns.lead]?.text ?? "");
      if (own !== "") lead = own;
      tasks.push({
        start: work.start,
        end: work.end,
        group,
        unit: lead === "" ? unit : lead,
        number,
        text: work.text,
        time: time === "" ? null : time,
      });
    }
  }
  return tasks;
}
