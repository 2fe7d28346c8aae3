import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { NONE } from "@cchc/domain/report/build";
import { type Cells, cellKey } from "@cchc/domain/report/cell";
import { joinParts, sumReports, wholeCells } from "@cchc/domain/report/inherit";
import { halfShare, lastHalf } from "./drawn-years.ts";
import { inventedSource } from "./figures.ts";
import { withinYear } from "./within-year.ts";

/** The window of 2025 in two: the last half-year below the district, and what came after it. */
const until = { from: "2024-12-01", to: "2025-05-31" };
const since = { from: "2025-06-01", to: "2025-11-30" };

/**
 * What a commune reports of the year in which it began: what its predecessors had done by their last
 * half-year report, and the rest of a year of its own, which `draw` gives for the dossiers then open.
 */
export function yearOfMerger(from: readonly string[], draw: (open: number) => Cells): Cells {
  const halves = from.map((unitId) => ({
    unitId,
    name: unitId,
    partial: false,
    cells: answered(lastHalf(unitId)),
  }));
  const before = sumReports(ANNUAL_FORM, halves);
  const own = answered(draw(countAt(wholeCells(before), "tthc.pending.total")));
  const rest = withinYear(own, ANNUAL_FORM, 1 - halfShare);
  const after = sumReports(ANNUAL_FORM, [{ unitId: "", name: "", partial: false, cells: rest }]);
  const joined = joinParts(ANNUAL_FORM, [
    { ...until, cells: before },
    { ...since, cells: after },
  ]);
  // What does not add up is the commune's own: days, texts, what is asked once a year.
  const whole = new Map([...own, ...wholeCells(joined)]);
  return new Map([...whole].map(([key, cell]) => [key, { ...cell, source: inventedSource }]));
}

function countAt(cells: Cells, field: string): number {
  const cell = cells.get(cellKey(field));
  return cell?.state === "entered" && typeof cell.value === "number" ? cell.value : 0;
}

/** Who received no petitions says nothing of answers; a sum wants to know that there were none. */
function answered(cells: Cells): Cells {
  const received = cells.get(cellKey("petitions.received"));
  if (received?.state !== "none") return cells;
  return new Map([...cells, [cellKey("petitions.answered_on_time"), NONE]]);
}
