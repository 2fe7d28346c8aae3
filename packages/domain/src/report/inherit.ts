import type { Field, Form } from "../form/form.ts";
import { fieldIndex } from "../form/form.ts";
import { amountOf, inSum } from "../indicator/amount.ts";
import { formatCount } from "../text/numbers.ts";
import { formatDay } from "../text/days.ts";
import { type Cell, type Cells, cellRef, type Day, type FieldCode } from "./cell.ts";

/** What one predecessor reported. */
export interface ReportPart {
  readonly unitId: string;
  /** Full name on the day of the report. */
  readonly name: string;
  /** Only a part of this unit went into the later one: its figures cannot simply be added. */
  readonly partial: boolean;
  /** Absent where it handed in no report of the period. */
  readonly cells?: Cells;
}

/** Some days on end, both included. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** One figure of several units together. */
export type SummedCell =
  /** Every unit has it: exact, or as sure as the least sure of them. */
  | { readonly state: "sum"; readonly cell: Cell; readonly of: number }
  /** `given` of `of` units have it; what the others have is not known, and never taken as 0. */
  | { readonly state: "short"; readonly given: number; readonly of: number }
  /** In these stretches of the joined time nobody answered it. */
  | { readonly state: "gap"; readonly stretches: readonly Stretch[] }
  /** Units cannot be added here: a rate, a day, a text, what every unit has in common, or a split. */
  | { readonly state: "apart"; readonly why: "kind" | "shared" | "split" };

/** Figures of several units together, by `cellKey`. */
export type SummedCells = ReadonlyMap<string, SummedCell>;

/** Counts of things that every commune has alike: the procedures themselves, not the dossiers. */
const shared: readonly FieldCode[] = ["tthc.procedures.total", "tthc.procedures.online"];

/** What stood open when a period began: of consecutive parts only the first one's counts. */
const opening: readonly FieldCode[] = ["tthc.received.carried"];

/** Why a field of several units is not added, or `undefined` where it is. */
export function whyApart({
  kind,
  code,
}: Pick<Field, "kind" | "code">): "kind" | "shared" | undefined {
  if (kind !== "count" && kind !== "money") return "kind";
  return shared.includes(code) ? "shared" : undefined;
}

function sumOf(cells: readonly (Cell | undefined)[]): SummedCell {
  let sum = 0;
  let given = 0;
  let nothing = 0;
  let sure = true;
  for (const cell of cells) {
    const amount = amountOf(cell);
    const value = inSum(amount);
    if (value === undefined) continue;
    given += 1;
    sum += value;
    if (amount.state === "none") nothing += 1;
    if (amount.state === "entered" && amount.qualifier !== "exact") sure = false;
  }
  const of = cells.length;
  if (given < of || !Number.isSafeInteger(sum)) return { state: "short", given, of };
  if (nothing === of) return { state: "sum", cell: { state: "none" }, of };
  const qualifier = sure ? "exact" : "about";
  return { state: "sum", cell: { state: "entered", value: sum, qualifier }, of };
}

/**
 * The earlier figures of a unit that came from others: counts and money added where every
 * predecessor has them, `short` where one has not, `apart` where adding says nothing. Rates follow
 * from the summed counts, never from a mean. Only cells that some predecessor answered are listed.
 */
export function sumReports(form: Form, parts: readonly ReportPart[]): SummedCells {
  const split = parts.some(({ partial }) => partial);
  const fields = fieldIndex(form);
  const keys = new Set(
    parts.flatMap(({ cells }) => (cells === undefined ? [] : [...cells.keys()])),
  );
  const sums = new Map<string, SummedCell>();
  for (const key of keys) {
    const field = fields.get(cellRef(key).field);
    if (field === undefined) continue;
    const why = split ? "split" : whyApart(field);
    const summed: SummedCell =
      why === undefined ? sumOf(addends(key, parts)) : { state: "apart", why };
    sums.set(key, summed);
  }
  return sums;
}

/**
 * The cells to add for one key. A lĩnh vực that a unit with a report does not list did not arise
 * there; a figure of the report itself that it does not have is missing.
 */
function addends(key: string, parts: readonly ReportPart[]): readonly (Cell | undefined)[] {
  const { field, row } = cellRef(key);
  return parts.map(({ cells }): Cell | undefined => {
    const own = cells?.get(key);
    if (own !== undefined || cells === undefined || row === "") return own;
    const inTable = [...cells.keys()].some((other) => {
      const ref = cellRef(other);
      return ref.field === field && ref.row !== "";
    });
    return inTable ? { state: "none" } : undefined;
  });
}

/** The cells that are whole, as a report of the past to compare with. */
export function wholeCells(sums: SummedCells): Cells {
  const cells = new Map<string, Cell>();
  for (const [key, sum] of sums) if (sum.state === "sum") cells.set(key, sum.cell);
  return cells;
}

/** What one summed figure is, in a few words for beside it; empty where it is an ordinary sum. */
export function sumMark(sum: SummedCell): string {
  switch (sum.state) {
    case "sum":
      return "";
    case "short":
      return `thiếu ${formatCount(sum.of - sum.given)}/${formatCount(sum.of)} đơn vị`;
    case "gap": {
      const days = sum.stretches.map(({ from, to }) => `${formatDay(from)} đến ${formatDay(to)}`);
      return `chưa có số liệu từ ${days.join(", từ ")}`;
    }
    case "apart":
      return sum.why === "split" ? "không cộng được: có đơn vị bị tách" : "không cộng được";
  }
}

/** A stretch of a year with its figures. */
export interface YearPart extends Stretch {
  readonly cells: SummedCells;
}

/**
 * The figures of consecutive stretches as those of the whole: what flows is added, what stands on a
 * day or was open at the beginning is taken from the last or first stretch, and totals follow from
 * their parts. `parts`: in order, each beginning the day after the one before.
 */
export function joinParts(form: Form, parts: readonly YearPart[]): SummedCells {
  const fields = fieldIndex(form);
  const keys = new Set(parts.flatMap(({ cells }) => [...cells.keys()]));
  const joined = new Map<string, SummedCell>();
  for (const key of keys) {
    const field = fields.get(cellRef(key).field);
    if (field === undefined) continue;
    joined.set(key, joinOne(field, key, parts));
  }
  for (const [key, sum] of joined) {
    const { field, row } = cellRef(key);
    const of = fields.get(field)?.total?.of;
    if (of === undefined || !of.some((part) => opening.includes(part)) || sum.state === "apart") {
      continue;
    }
    const cells = of.map((part) => joined.get(row === "" ? part : `${part}#${row}`));
    const lacking = cells.findIndex((one) => one?.state !== "sum");
    joined.set(
      key,
      lacking === -1
        ? sumWhole(cells)
        : (cells[lacking] ?? { state: "gap", stretches: parts.map(toStretch) }),
    );
  }
  return joined;
}

function joinOne(field: Field, key: string, parts: readonly YearPart[]): SummedCell {
  const counting = opening.includes(field.code)
    ? parts.slice(0, 1)
    : field.flow === "stock"
      ? parts.slice(-1)
      : parts;
  const own = counting.map(({ cells }) => cells.get(key));
  const apart = own.find((one) => one?.state === "apart");
  if (apart !== undefined) return apart;
  const stretches = counting.filter(({ cells }) => !cells.has(key)).map(toStretch);
  if (stretches.length > 0) return { state: "gap", stretches };
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return only;
  return own.find((one) => one?.state === "short") ?? sumWhole(own);
}

function toStretch({ from, to }: YearPart): Stretch {
  return { from, to };
}

function sumWhole(sums: readonly (SummedCell | undefined)[]): SummedCell {
  return sumOf(sums.map((one) => (one?.state === "sum" ? one.cell : undefined)));
}

/** `tổng của 3 đơn vị trước sắp xếp (đến 30/6/2025): A, B, C`: what stands above such a column. */
export function saySummed(names: readonly string[], eve: Day): string {
  return `tổng của ${formatCount(names.length)} đơn vị trước sắp xếp (đến ${formatDay(eve)}): ${names.join(", ")}`;
}
