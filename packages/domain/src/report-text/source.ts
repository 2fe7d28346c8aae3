import type { Form } from "../form/form.ts";
import { fieldOf, tableOf } from "../form/form.ts";
import { amountOf } from "../indicator/amount.ts";
import { indicatorsFor } from "../indicator/catalogue.ts";
import { evaluate } from "../indicator/evaluate.ts";
import { type Cell, type Cells, type Day, type RowKey, cellKey, cellRef } from "../report/cell.ts";
import { rollUp } from "../rollup/rollup.ts";
import { formatCount, formatMoney } from "../text/numbers.ts";
import type { FigureRun } from "./block.ts";
import {
  cellFigure,
  type FigureSource,
  MISSING_TEXT,
  NONE_TEXT,
  qualified,
  rateFigure,
  rateInText,
} from "./figure.ts";

/** The rows of the form's tables that hold an answer: offered rows in their order, then others. */
function rowsIn(form: Form, reports: readonly Cells[]): readonly RowKey[] {
  const found = new Set(
    reports.flatMap((cells) =>
      [...cells.keys()].map((key) => cellRef(key).row).filter((row) => row !== ""),
    ),
  );
  const offered = form.tables.flatMap((table) => table.rows.map((row) => row.key));
  return [
    ...offered.filter((row) => found.has(row)),
    ...[...found].filter((row) => !offered.includes(row)),
  ];
}

function asked(form: Form, code: string, row: RowKey): boolean {
  return fieldOf(form, code) !== undefined && (row === "" || tableOf(form, code) !== undefined);
}

/** Figures of one report of one unit. `onDay`: the period's closing day, for the indicators. */
export function reportSource(form: Form, cells: Cells, onDay: Day): FigureSource {
  const indicators = new Map(indicatorsFor(form, onDay).map((one) => [one.code, one]));
  return {
    form,
    rows: rowsIn(form, [cells]),
    field: (code, row = "") => {
      const field = fieldOf(form, code);
      if (field === undefined || !asked(form, code, row)) return undefined;
      return cellFigure(code, field.kind, { row, cell: cells.get(cellKey(code, row)) });
    },
    indicator: (code, row = "") => {
      const indicator = indicators.get(code);
      return indicator === undefined ? undefined : rateFigure(evaluate(indicator, cells, row), row);
    },
  };
}

/** How far the units' answers carry a sum, said beside the figure: `"21/25 đơn vị"`. */
function coverageMark(units: number, answered: number): { readonly mark?: string } {
  return answered === units
    ? {}
    : { mark: `${formatCount(answered)}/${formatCount(units)} đơn vị` };
}

type Gathered = Pick<FigureRun, "code" | "cells" | "format"> & { readonly kind: "figure" };

function summed(base: Gathered, cells: readonly (Cell | undefined)[], money: boolean): FigureRun {
  const amounts = cells.map(amountOf);
  const known = amounts.filter(({ state }) => state === "entered" || state === "none");
  const entered = amounts.filter((amount) => amount.state === "entered");
  const marked = coverageMark(cells.length, known.length);
  if (known.length === 0) return { ...base, state: "missing", text: MISSING_TEXT.unknown };
  if (entered.length === 0) return { ...base, ...marked, state: "none", text: NONE_TEXT };
  const value = entered.reduce((sum, amount) => sum + amount.value, 0);
  const sure = entered.every(({ qualifier }) => qualifier === "exact");
  const written = money ? formatMoney(value) : formatCount(value);
  const text = qualified(written, sure ? "exact" : "about");
  return { ...base, ...marked, state: "value", value, text };
}

/** How many units say yes; a unit that did not answer leaves its mark. */
function saidYes(base: Gathered, cells: readonly (Cell | undefined)[]): FigureRun {
  const answered = cells.filter((cell) => cell?.state === "entered");
  const yes = answered.filter((cell) => cell?.state === "entered" && cell.value === true).length;
  const marked = coverageMark(cells.length, answered.length);
  return {
    ...base,
    ...marked,
    format: "count",
    state: "value",
    value: yes,
    text: formatCount(yes),
  };
}

/**
 * Figures of many units together: counts and money as sums, a yes/no as how many say yes, rates as
 * a ratio of sums. Dates, texts and stated rates have no sum and are not answered.
 * @param onDay the period's closing day
 */
export function rolledSource(form: Form, reports: readonly Cells[], onDay: Day): FigureSource {
  const indicators = new Map(indicatorsFor(form, onDay).map((one) => [one.code, one]));
  return {
    form,
    rows: rowsIn(form, reports),
    field: (code, row = "") => {
      const kind = fieldOf(form, code)?.kind;
      if (kind === undefined || !asked(form, code, row)) return undefined;
      const key = cellKey(code, row);
      const base = { kind: "figure", code, cells: [key], format: kind } as const;
      const cells = reports.map((report) => report.get(key));
      if (kind === "count" || kind === "money") return summed(base, cells, kind === "money");
      return kind === "yesno" ? saidYes(base, cells) : undefined;
    },
    indicator: (code, row = "") => {
      const indicator = indicators.get(code);
      if (indicator === undefined) return undefined;
      const rate = rollUp(reports.map((cells) => evaluate(indicator, cells, row)));
      const used = [...indicator.numerator, ...indicator.denominator];
      const base = {
        kind: "figure",
        code: `%${code}`,
        cells: [...new Set(used.map((field) => cellKey(field, row)))],
        format: "rate",
      } as const;
      const { units, counted, none } = rate.coverage;
      if (rate.state !== "computed") {
        return rate.state === "none"
          ? { ...base, state: "none", text: NONE_TEXT }
          : { ...base, state: "missing", text: MISSING_TEXT.unknown };
      }
      const value = rate.hundredths;
      const marked = coverageMark(units, counted + none);
      return { ...base, ...marked, state: "value", value, text: rateInText(value) };
    },
  };
}
