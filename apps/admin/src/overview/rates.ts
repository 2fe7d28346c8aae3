import { indicatorByCode } from "@cchc/domain/indicator/catalogue";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import { unpackRates } from "@cchc/domain/rollup/packed";
import type { Coverage, RolledRate } from "@cchc/domain/rollup/rollup";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";
import { headLabel } from "../text/labels.ts";
import type { ColumnSet } from "./search.ts";
import { heatSteps, type Sheet, type SheetCell, type SheetColumn } from "./sheet.ts";

export type RollUp = Outputs["review"]["rollUp"];

/** The handful that a reviewer asks for first. */
const main = new Set([
  "on_time",
  "online_receipt",
  "digitised_on_receipt",
  "digitised_results",
  "online_payment",
  "petitions_on_time",
  "satisfaction",
  "documents_checked",
  "plan_tasks_done",
]);

export function inColumnSet(
  set: ColumnSet,
  { code, area }: Pick<Indicator, "code" | "area">,
): boolean {
  if (set === "tat-ca") return true;
  return set === "chinh" ? main.has(code) : area === set;
}

/** `21/22 xã có số liệu`, and what the others are. */
export function coverageWords({ units, counted, stated, none, missing }: Coverage): string {
  const parts = [
    `${formatCount(counted)}/${formatCount(units)} xã, phường có số liệu`,
    ...(stated > 0 ? [`${formatCount(stated)} chỉ nêu tỷ lệ`] : []),
    ...(none > 0 ? [`${formatCount(none)} không phát sinh`] : []),
    ...(missing > 0 ? [`${formatCount(missing)} chưa có`] : []),
  ];
  return parts.join(", ");
}

/** What the asterisk at a rate means. */
export const statedNote = "nêu trong báo cáo, chưa có tử số";

/** One rate as a cell. `stated`: hundredths of a percent of a commune that gave no counts. */
export function rateCell(rate: RolledRate, stated?: number): SheetCell {
  const { coverage } = rate;
  const single = coverage.units === 1;
  if (rate.state === "computed") {
    const { numerator, denominator, hundredths } = rate;
    const counts = `${formatCount(numerator)}/${formatCount(denominator)}`;
    return {
      state: "value",
      text: formatHundredths(hundredths),
      sort: hundredths,
      file: {
        value: plain(hundredths),
        above: String(numerator),
        below: String(denominator),
        note: single ? "" : coverageWords(coverage),
      },
      detail: single ? counts : `${counts}; ${coverageWords(coverage)}`,
    };
  }
  if (single && coverage.stated === 1) {
    const known = typeof stated === "number";
    return {
      state: "stated",
      text: known ? `${formatHundredths(stated)}*` : "Chỉ nêu tỷ lệ",
      ...(known ? { sort: stated } : {}),
      file: { ...blank, value: known ? plain(stated) : "", note: statedNote },
      detail: "Đơn vị chỉ nêu tỷ lệ, chưa có số đếm nên không cộng vào toàn địa bàn",
    };
  }
  const detail = single ? "" : coverageWords(coverage);
  const rest = detail === "" ? "" : `; ${detail}`;
  return rate.state === "none"
    ? {
        state: "none",
        text: "Không phát sinh",
        detail,
        file: { ...blank, note: `không phát sinh${rest}` },
      }
    : { state: "missing", text: "Chưa có", detail, file: { ...blank, note: `chưa có${rest}` } };
}

const blank = { value: "", above: "", below: "" };

/** Hundredths of a percent as a spreadsheet set to Vietnamese takes them for a number. */
function plain(hundredths: number): string {
  return formatHundredths(hundredths).replaceAll(".", "");
}

export interface NamedRow {
  readonly id: string;
  readonly cells: readonly SheetCell[];
}

/** The rates of a roll-up as columns and cells, row by row. */
export function rateSheet(
  rollUp: RollUp,
  set: ColumnSet,
  closingDay: string,
): {
  columns: readonly SheetColumn[];
  cells: readonly (readonly SheetCell[])[];
  totals: Sheet["totals"];
} {
  const chosen = rollUp.columns.flatMap((column) => {
    const indicator = indicatorByCode(column.indicator, closingDay);
    return indicator !== undefined && inColumnSet(set, indicator) ? [{ column, indicator }] : [];
  });
  const byColumn = chosen.map(({ column }) => {
    const stated = new Map(column.stated.map(([row, hundredths]) => [row, hundredths]));
    const cells = unpackRates(column.rates).map((rate, index) => rateCell(rate, stated.get(index)));
    const steps = heatSteps(cells.map((cell) => (cell.state === "value" ? cell.sort : undefined)));
    return cells.map((cell, index): SheetCell => {
      const heat = steps[index];
      return heat === undefined ? cell : { ...cell, heat };
    });
  });
  return {
    columns: chosen.map(({ indicator }) => ({
      code: indicator.code,
      label: headLabel(indicator),
      name: indicator.label,
      unit: indicator.unit,
    })),
    cells: rollUp.rows.map((_row, index) => byColumn.flatMap((cells) => cells[index] ?? [])),
    totals: chosen.map(({ column }) => rateCell(column.total)),
  };
}
