import type { CheckContext } from "../checks/check.ts";
import { rowsIn } from "../checks/run.ts";
import { quoted, withUnit } from "../checks/words.ts";
import { type Form, fieldOf, rowName, tableOf } from "../form/form.ts";
import type { CellRef, Cells } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import { type Equation, agrees, equationsOf, exactly, sameCell } from "./equations.ts";

/** What probably went wrong, the likeliest kinds first. */
export type Cause =
  /** Pending of the period before was not carried over. */
  | "carry-missed"
  /** Two digits changed places: 1.095 for 1.059. */
  | "digits-swapped"
  /** One digit too many: ten times what mends it, or one digit typed twice. */
  | "times-ten"
  /** One digit too few: a tenth of what mends it, or one digit left out. */
  | "one-tenth"
  /** The figure of the period before was left standing. */
  | "previous-value"
  /** Nothing tells what, only that this one cell could mend it. */
  | "one-wrong-cell";

/** One change that would make the figures agree. */
export interface Remedy {
  readonly cause: Cause;
  readonly cell: CellRef;
  /** What stands there; `null` where nothing does. */
  readonly now: number | null;
  /** What would mend it: whole, ≥ 0, in the unit of the field. Only a person writes it. */
  readonly value: number;
  /** 0–100, to order by; not a probability. */
  readonly likelihood: number;
  /** How many equations that fail now would hold. */
  readonly mends: number;
  /** How many that hold now would fail. */
  readonly breaks: number;
  /** One Vietnamese sentence. */
  readonly message: string;
}

/** One equation that fails, with what could mend it, likeliest first. */
export interface Diagnosis {
  readonly equation: Equation;
  /** Total − sum of the parts, in the unit of the field. */
  readonly gap: number;
  readonly remedies: readonly Remedy[];
}

const WEIGHT: Readonly<Record<Cause, number>> = {
  "carry-missed": 62,
  "digits-swapped": 58,
  "times-ten": 56,
  "one-tenth": 56,
  "previous-value": 50,
  "one-wrong-cell": 22,
};

/** Whether two numbers differ by two digits that changed places. */
export function swapped(a: number, b: number): boolean {
  const [left, right] = [String(a), String(b)];
  if (left.length !== right.length || a === b) return false;
  const places = Array.from(left).flatMap((digit, index) =>
    digit === right[index] ? [] : [index],
  );
  const [first = 0, second = 0] = places;
  return places.length === 2 && left[first] === right[second] && left[second] === right[first];
}

/** Whether one number is the other with one digit left out: 105 or 159 of 1.059; two digits at least. */
export function shortened(longer: number, shorter: number): boolean {
  const [long, short] = [String(longer), String(shorter)];
  if (long.length !== short.length + 1 || short.length < 2) return false;
  return Array.from(long).some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

interface Patient {
  readonly form: Form;
  readonly cells: Cells;
  readonly context: CheckContext;
  readonly equations: readonly Equation[];
}

function causeOf({ cells, context }: Patient, cell: CellRef, value: number): Cause {
  const now = exactly(cells, cell);
  const previous = context.previous?.cells;
  if (previous !== undefined && cell.field === "tthc.received.carried") {
    const left = exactly(previous, { field: "tthc.pending.total", row: cell.row });
    if (left === value && (now ?? 0) !== value) return "carry-missed";
  }
  if (now === undefined) return "one-wrong-cell";
  if (swapped(now, value)) return "digits-swapped";
  if ((value > 0 && now === value * 10) || shortened(now, value)) return "times-ten";
  if ((now > 0 && now * 10 === value) || shortened(value, now)) return "one-tenth";
  if (previous !== undefined && now > 0 && exactly(previous, cell) === now) return "previous-value";
  return "one-wrong-cell";
}

function nameOf(form: Form, { field, row }: CellRef): string {
  const known = fieldOf(form, field);
  const table = row === "" ? undefined : tableOf(form, field);
  const where = table === undefined ? "" : ` (lĩnh vực ${rowName(table, row)})`;
  return `${known === undefined ? field : quoted(known)}${where}`;
}

function sentence(form: Form, remedy: Omit<Remedy, "message">): string {
  const name = nameOf(form, remedy.cell);
  const unit = fieldOf(form, remedy.cell.field)?.unit ?? "";
  const now = remedy.now === null ? "đang trống" : `đang là ${formatCount(remedy.now)}`;
  const value = withUnit(remedy.value, unit);
  switch (remedy.cause) {
    case "carry-missed":
      return `${name} ${now}, kỳ trước còn ${value} đang giải quyết: có thể quên chuyển số sang, sửa thành ${formatCount(remedy.value)} thì khớp.`;
    case "digits-swapped":
      return `${name} ${now}: có thể gõ đảo chữ số, sửa thành ${value} thì khớp.`;
    case "times-ten":
      return `${name} ${now}: có thể thừa một chữ số, sửa thành ${value} thì khớp.`;
    case "one-tenth":
      return `${name} ${now}: có thể thiếu một chữ số, sửa thành ${value} thì khớp.`;
    case "previous-value":
      return `${name} ${now}, đúng bằng số của kỳ trước: có thể chưa nhập số kỳ này, sửa thành ${value} thì khớp.`;
    case "one-wrong-cell":
      return `${name} ${now}: nếu các ô khác đúng thì ô này phải là ${value}.`;
  }
}

/** What one cell would have to be for the equation to hold; `undefined` below zero. */
function mendingValue(equation: Equation, cell: CellRef, cells: Cells): number | undefined {
  const { total, parts } = equation;
  const others = [total, ...parts].filter((one) => !sameCell(one, cell));
  if (others.some((one) => exactly(cells, one) === undefined)) return undefined;
  const sum = parts
    .filter((one) => !sameCell(one, cell))
    .reduce((all, one) => all + (exactly(cells, one) ?? 0), 0);
  const value = sameCell(total, cell) ? sum : (exactly(cells, total) ?? 0) - sum;
  return value >= 0 ? value : undefined;
}

function effect(
  { equations, cells }: Patient,
  cell: CellRef,
  value: number,
): { readonly mends: number; readonly breaks: number } {
  let mends = 0;
  let breaks = 0;
  for (const equation of equations) {
    if (![equation.total, ...equation.parts].some((one) => sameCell(one, cell))) continue;
    const before = agrees(equation, (one) => exactly(cells, one));
    const after = agrees(equation, (one) => (sameCell(one, cell) ? value : exactly(cells, one)));
    if (before !== true && after === true) mends += 1;
    if (before === true && after === false) breaks += 1;
  }
  return { mends, breaks };
}

function remediesFor(patient: Patient, equation: Equation): readonly Remedy[] {
  const found = [equation.total, ...equation.parts].flatMap((cell): Remedy[] => {
    const value = mendingValue(equation, cell, patient.cells);
    const now = exactly(patient.cells, cell) ?? null;
    if (value === undefined || value === now) return [];
    const cause = causeOf(patient, cell, value);
    const { mends, breaks } = effect(patient, cell, value);
    const score = WEIGHT[cause] + 16 * (mends - 1) - 24 * breaks;
    const remedy = {
      cause,
      cell,
      now,
      value,
      mends,
      breaks,
      likelihood: Math.min(100, Math.max(1, score)),
    };
    return [{ ...remedy, message: sentence(patient.form, remedy) }];
  });
  return [...found].sort((a, b) => b.likelihood - a.likelihood || a.breaks - b.breaks);
}

/**
 * Bác sĩ số liệu: for each equation of the form that fails, the cells that could be wrong, each with
 * the value that would mend it, likeliest first. An equation with a figure missing is left alone,
 * but for a carry-over that was forgotten. Pure; nothing is written. `context` as for the checks.
 */
export function diagnose(
  form: Form,
  cells: Cells,
  context: CheckContext = {},
): readonly Diagnosis[] {
  const equations = equationsOf(form, context.rows ?? rowsIn(cells));
  const patient: Patient = { form, cells, context, equations };
  const valueOf = (cell: CellRef): number | undefined => exactly(cells, cell);
  return equations.flatMap((equation): Diagnosis[] => {
    const holds = agrees(equation, valueOf);
    if (holds === true) return [];
    const remedies = remediesFor(patient, equation).filter(
      ({ cause }) => holds === false || cause === "carry-missed",
    );
    if (remedies.length === 0) return [];
    const sum = equation.parts.reduce((all, part) => all + (valueOf(part) ?? 0), 0);
    return [{ equation, gap: (valueOf(equation.total) ?? 0) - sum, remedies }];
  });
}

/** Remedies over all failing equations, each cell and value once, likeliest first. */
export function likeliestRemedies(diagnoses: readonly Diagnosis[]): readonly Remedy[] {
  const best = new Map<string, Remedy>();
  for (const { remedies } of diagnoses) {
    for (const remedy of remedies) {
      const key = `${remedy.cell.field}#${remedy.cell.row}=${remedy.value}`;
      const known = best.get(key);
      if (known === undefined || known.likelihood < remedy.likelihood) best.set(key, remedy);
    }
  }
  return [...best.values()].sort((a, b) => b.likelihood - a.likelihood);
}
