import type { Cells } from "@cchc/domain/report/cell";
import type { GridColumn } from "@cchc/ui/figures-grid";
import type { OpenedReport, Workbook } from "./workbook-shape.ts";

/** One earlier column: the unit's own past, or the sum of those it came from. */
export interface Earlier extends GridColumn {
  readonly cells: Cells;
  /** Beside cells that are no whole sum, in a few words; by `cellKey`. */
  readonly marks: ReadonlyMap<string, string>;
}

type Inherited = NonNullable<OpenedReport["inherited"]>;

const none: Inherited = [];

/** What a report shows of the units it came from. */
export function inheritedOf(report: OpenedReport): Inherited {
  return report.inherited ?? none;
}

/** At most two earlier periods: the names of the figures need the room. */
const most = 2;

const noMarks: ReadonlyMap<string, string> = new Map();
const columns = new WeakMap<OpenedReport, readonly Earlier[]>();

/** The columns of earlier figures: sums of former units first, for there the unit has no past. */
export function earlierColumns(report: OpenedReport, workbook: Workbook): readonly Earlier[] {
  const known = columns.get(report);
  if (known !== undefined) return known;
  const sums = inheritedOf(report).map(({ key, name, cells, marks }) => ({
    key,
    heading: name,
    cells: new Map(cells),
    marks: new Map(marks),
  }));
  const own = workbook.past.map(({ period, cells }) => ({
    key: `${period.from} ${period.to}`,
    heading: period.name,
    cells,
    marks: noMarks,
  }));
  const found = [...sums, ...own]
    .slice(0, most)
    .map((column, at): Earlier => ({ ...column, earlier: at === 0 ? "last" : "old" }));
  columns.set(report, found);
  return found;
}
