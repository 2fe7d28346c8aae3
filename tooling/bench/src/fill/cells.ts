import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import type { Field } from "@cchc/domain/form/form";
import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import { type Random, randomFrom } from "../random.ts";
import { closingDay } from "./period.ts";

/** The cells of one invented commune: plausible, and different in every commune. */
export function inventCells(commune: number): Map<string, Cell> {
  const random = randomFrom(commune + 1);
  const cells = new Map<string, Cell>();
  const counts = new Map<string, number>();
  for (const [code, value] of dossiers(random, cells)) counts.set(code, value);
  for (const field of ANNUAL_FORM.fields) {
    if (field.kind === "count" && !counts.has(field.code))
      counts.set(field.code, random.between(1, 60));
  }
  withinTheirWhole(random, counts);
  for (const field of ANNUAL_FORM.fields) {
    if (field.total !== undefined) {
      counts.set(
        field.code,
        field.total.of.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0),
      );
    }
  }
  for (const field of ANNUAL_FORM.fields) {
    const cell = cellOf(field, counts.get(field.code), random);
    if (cell !== undefined) cells.set(field.code, cell);
  }
  stateRates(random, cells);
  return cells;
}

function entered(value: number | string | boolean): Cell {
  return { state: "entered", value, qualifier: "exact" };
}

/** Four to eight lĩnh vực whose columns add up, row by row and to the report's own totals. */
function dossiers(random: Random, cells: Map<string, Cell>): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { key } of DOSSIER_TABLE.rows.slice(0, random.between(4, 8))) {
    const online = random.between(20, 400);
    const direct = random.between(0, 60);
    const carried = random.between(0, 4);
    const received = online + direct + carried;
    const late = random.once(4) ? random.between(1, 3) : 0;
    const pending = random.between(0, 3);
    const onTime = random.between(0, 4);
    const row = {
      "tthc.received.total": received,
      "tthc.received.online": online,
      "tthc.received.direct": direct,
      "tthc.received.carried": carried,
      "tthc.resolved.total": received - pending,
      "tthc.resolved.late": Math.min(late, received - pending),
      "tthc.resolved.on_time": Math.min(onTime, received - pending - late),
      "tthc.resolved.early": Math.max(0, received - pending - late - onTime),
      "tthc.pending.total": pending,
      "tthc.pending.in_time": pending,
      "tthc.pending.late": 0,
    };
    for (const [code, value] of Object.entries(row)) {
      cells.set(cellKey(code, key), entered(value));
      totals.set(code, (totals.get(code) ?? 0) + value);
    }
  }
  return totals;
}

/** What was done stays within what there was to do. */
function withinTheirWhole(random: Random, counts: Map<string, number>): void {
  counts.set("survey.ballots.unsatisfied", random.between(0, 2));
  for (const { numerator, denominator } of indicatorsFor(ANNUAL_FORM, closingDay)) {
    const [above] = numerator;
    const [below] = denominator;
    if (above === undefined || below === undefined || numerator.length > 1) continue;
    if (above.startsWith("tthc.resolved") || above.startsWith("tthc.received")) continue;
    const whole = counts.get(below) ?? 0;
    counts.set(above, Math.floor((whole * random.between(70, 100)) / 100));
  }
}

function cellOf(field: Field, count: number | undefined, random: Random): Cell | undefined {
  const { kind, required } = field;
  if (!required && random.once(12)) return random.once(2) ? { state: "unknown" } : undefined;
  switch (kind) {
    case "count":
      if (!required && random.once(15)) return { state: "none" };
      return count === undefined ? undefined : entered(count);
    case "money":
      return entered(random.between(1, 200) * 1_000_000);
    case "date":
      return entered(`2025-0${random.between(1, 9)}-1${random.between(0, 9)}`);
    case "yesno":
      return entered(random.once(2));
    case "text":
      return entered("Số liệu dùng để đo tốc độ, không phải báo cáo của đơn vị nào.");
    case "rate":
      return undefined;
  }
}

/** One commune in four states a rate and leaves its counts out. */
function stateRates(random: Random, cells: Map<string, Cell>): void {
  for (const { statedBy, numerator } of indicatorsFor(ANNUAL_FORM, closingDay)) {
    if (statedBy === undefined || !random.once(4)) continue;
    for (const code of numerator) cells.delete(code);
    cells.set(
      statedBy,
      random.once(10) ? { state: "none" } : entered(random.between(6000, 10_000)),
    );
  }
}
