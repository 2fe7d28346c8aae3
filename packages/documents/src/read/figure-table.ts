import { createHash } from "node:crypto";
import { applyLayout } from "./figure-apply.ts";
import { type FigureLayout, type FigureTable, headKey, labelKey } from "./figure-layout.ts";
import {
  headingPoints,
  ownLine,
  proposeLayout,
  type TableWish,
  valueColumn,
} from "./figure-propose.ts";
import { headLines, shapeOf } from "./figure-shape.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import type { GivenFile } from "./read.ts";
import { readTables, type Table } from "./table.ts";
import { type RunningThread, runThread } from "./thread.ts";

/** A table of figures never needs more; lists of dossiers are read elsewhere. */
export const FIGURE_LIMITS: Limits = {
  ...LIMITS,
  bytes: 20 * 1024 * 1024,
  inflatedBytes: 100 * 1024 * 1024,
  rows: 20_000,
};

/** What the thread is handed. */
export interface FigureTask {
  readonly file: GivenFile;
  readonly wish: TableWish;
  /** As a person set it; proposed where absent. */
  readonly layout?: FigureLayout;
  /** Layouts kept for the unit, by what the headings said. */
  readonly kept: readonly KeptLayout[];
  readonly limits: Limits;
}

/** A layout as it was kept for such headings. */
export interface KeptLayout {
  readonly fingerprint: string;
  readonly layout: FigureLayout;
}

/** A table with where its layout is from. */
export interface ReadFigures {
  readonly table: FigureTable;
  /** What its headings are kept under. */
  readonly fingerprint: string;
  /** Whether the headings say which year the values are of. */
  readonly dated: boolean;
  /** Whether the layout is one that was kept. */
  readonly remembered: boolean;
}

/** The same headings are the same sender, whatever the year and quarter they name. */
export function fingerprintOf(table: Table): string {
  const { columns } = shapeOf(table, headLines(table));
  const heads = columns.map(({ heading }) => headKey(heading));
  return createHash("sha256").update(JSON.stringify(heads)).digest("hex");
}

/** Reads a table of figures in a thread; `null` where no sheet answers anything of the form. */
export function readFigureTable(task: FigureTask): RunningThread<ReadFigures | null> {
  if (task.file.bytes.byteLength > task.limits.bytes) {
    return { answer: Promise.reject(new ReadProblem("too-large")), cancel: () => undefined };
  }
  return runThread({ worker: "figure-worker", input: task, limits: task.limits });
}

/** The same in this thread. Throws a {@link ReadProblem}. */
export function figureTask({ file, wish, layout, kept, limits }: FigureTask): ReadFigures | null {
  const tables = readTables(file.name, file.bytes, { ...limits, spellNumbers: true });
  return readFigures(tables, wish, layout ?? { kept });
}

/** Reads tables as a layout says, as one that was kept says, or as is most likely. */
export function readFigures(
  tables: readonly Table[],
  wish: TableWish,
  given: FigureLayout | { readonly kept: readonly KeptLayout[] },
): ReadFigures | null {
  const known = "by" in given ? undefined : recall(tables, wish, given.kept);
  const layout = "by" in given ? given : (known ?? proposeLayout(tables, wish));
  const sheet = tables[layout?.sheet ?? -1];
  if (layout === undefined || sheet === undefined) return null;
  const table = applyLayout(tables, layout, wish.form);
  return {
    table,
    dated: table.columns.some(({ heading }) => /\b20\d\d\b/.test(heading)),
    fingerprint: fingerprintOf(sheet),
    remembered: known !== undefined,
  };
}

/** The kept layout of the first sheet that has one, led to this period and this unit. */
function recall(
  tables: readonly Table[],
  wish: TableWish,
  kept: readonly KeptLayout[],
): FigureLayout | undefined {
  for (const [sheet, table] of tables.entries()) {
    const print = fingerprintOf(table);
    const found = kept.find(({ fingerprint }) => fingerprint === print)?.layout;
    if (found === undefined) continue;
    return forThisTime(table, { ...found, sheet }, wish);
  }
  return undefined;
}

/** Points by which another column's heading must fit the period better than the kept one's. */
const OTHER_PERIOD = 5;

function forThisTime(table: Table, layout: FigureLayout, wish: TableWish): FigureLayout {
  if (layout.by === "columns") {
    if (layout.row === null) return layout;
    const keys = table.rows.map((row) => labelKey(row[layout.label] ?? ""));
    if (keys.includes(layout.row)) return layout;
    return { ...layout, row: ownLine(table, layout, wish) ?? "" };
  }
  const shape = shapeOf(table, layout.lines);
  const points = (at: number | undefined): number =>
    headingPoints(shape.columns.find((one) => one.at === at)?.heading ?? "", wish);
  const value = valueColumn(shape, layout.label, wish);
  const moved = value !== undefined && points(value) - points(layout.value) >= OTHER_PERIOD;
  return moved ? { ...layout, value } : layout;
}
