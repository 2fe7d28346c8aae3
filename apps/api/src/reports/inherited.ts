import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Form } from "@cchc/domain/form/form";
import type { Cell, Cells, Day } from "@cchc/domain/report/cell";
import {
  joinParts,
  type ReportPart,
  saySummed,
  sumMark,
  type SummedCells,
  sumReports,
  wholeCells,
  type YearPart,
} from "@cchc/domain/report/inherit";
import { formatDay, nextDay, previousDay } from "@cchc/domain/text/days";
import { type Predecessor, predecessors } from "@cchc/domain/unit/succession";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName, type Succession } from "@cchc/domain/unit/unit";
import { readPeriods, type StoredPeriod } from "../periods/queries.ts";
import { anyOf } from "../any-of.ts";
import { handedIn } from "../review/columns.ts";
import type { Services } from "../services.ts";
import { readCellsOfUnits } from "./history.ts";
import type { ReportTarget } from "./target.ts";

/** Earlier figures of a unit that came from others, as a column beside its own. */
export interface InheritedPast {
  readonly key: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  /** What the column is, one Vietnamese sentence. */
  readonly says: string;
  readonly cells: [key: string, cell: Cell][];
  /** Beside cells that are no whole sum: who is missing, or that it cannot be added. */
  readonly marks: [key: string, mark: string][];
}

/** Earlier periods looked through before giving up. */
const most = 6;

/**
 * Beside the report of a unit that came from others: the previous period of the same kind as the sum
 * of its predecessors, and, in the year it began, their part of the year joined with its own. Only of
 * what was handed in. Empty for a unit that was always itself.
 */
export async function readInherited(
  { db, trees }: Pick<Services, "db" | "trees">,
  target: ReportTarget,
): Promise<readonly InheritedPast[]> {
  const { unitId, period } = target;
  const successions = await trees.successions();
  const began = successions
    .filter((one) => one.successorId === unitId && one.predecessorId !== unitId)
    .map(({ on }) => on)
    .toSorted();
  const last = began.filter((on) => on <= period.to).at(-1);
  if (last === undefined) return [];
  const everything = predecessors(successions, unitId, "0001-01-01").map((one) => one.unitId);
  const roots = (await trees.kinship()).related([unitId, ...everything]);
  const periods = await readPeriods(db, roots);
  const scene: Scene = { db, trees, successions, periods, target };
  const [previous, year] = await Promise.all([
    readPrevious(scene),
    last > period.from ? readYear(scene, last) : undefined,
  ]);
  return [year, previous].flatMap((one) => one ?? []);
}

interface Scene extends Pick<Services, "db" | "trees"> {
  readonly successions: readonly Succession[];
  /** Those opened at nodes that ever stood above the unit or what it came from, latest first. */
  readonly periods: readonly StoredPeriod[];
  readonly target: ReportTarget;
}

async function readPrevious(scene: Scene) {
  const { period, unitId } = scene.target;
  const earlier = scene.periods.filter(
    (one) => one.form === period.form && one.kind === period.kind && one.to < period.from,
  );
  for (const span of spansOf(earlier).slice(0, most)) {
    const [first] = span;
    if (first === undefined) continue;
    const olds = predecessors(scene.successions, unitId, first.to);
    // From here back the unit was itself: its own past stands beside it already.
    if (olds.some((one) => one.unitId === unitId && olds.length === 1)) return undefined;
    const sums = await sumOf(scene, span, olds);
    if (sums === undefined) continue;
    return column(sums.cells, {
      key: `truoc ${first.from} ${first.to}`,
      name: sums.period,
      from: first.from,
      to: first.to,
      says: `Cột “${sums.period}” là ${saySummed(sums.names, first.to)}.${sums.without}`,
    });
  }
  return undefined;
}

/** The year in which the unit began: what its predecessors reported until then, and itself since. */
async function readYear(scene: Scene, on: Day) {
  const { period, unitId } = scene.target;
  const spans = spansOf(
    scene.periods.filter(
      (one) =>
        one.id !== period.id &&
        one.from >= period.from &&
        one.to <= period.to &&
        isSameKind(one.form, period.form),
    ),
  );
  const parts: YearPart[] = [];
  const said: string[] = [];
  let names: readonly string[] = [];
  let start = period.from;
  for (let step = 0; step < 12 && start <= period.to; step += 1) {
    const until = start < on ? previousDay(on) : period.to;
    const fitting = spans.filter(([one]) => one?.from === start && one.to <= until);
    let taken: YearPart | undefined;
    for (const span of fitting) {
      const [first] = span;
      if (first === undefined || taken !== undefined) continue;
      const olds = predecessors(scene.successions, unitId, first.to);
      const sums = await sumOf(scene, span, olds);
      if (sums === undefined) continue;
      taken = { from: first.from, to: first.to, cells: sums.cells };
      if (start < on) names = sums.names;
      said.push(
        start < on
          ? `${sums.period} của ${sums.names.join(", ")}${sums.without}`
          : `${sums.period} của chính đơn vị`,
      );
    }
    if (taken === undefined) break;
    parts.push(taken);
    start = nextDay(taken.to);
  }
  const [first] = parts;
  const end = parts.at(-1);
  if (first === undefined || end === undefined || names.length === 0) return undefined;
  const whole = end.to === period.to;
  return column(joinParts(scene.target.form, parts), {
    key: `ghep ${first.from} ${end.to}`,
    name: whole ? `${period.name}, ghép hai nửa` : `Đến ${formatDay(end.to)}, đơn vị cũ`,
    from: first.from,
    to: end.to,
    says: `${whole ? "Cả kỳ ghép từ" : `Từ ${formatDay(first.from)} đến ${formatDay(end.to)}, chưa đủ kỳ:`} ${said.join(" cộng ")}.`,
  });
}

/** The yearly, half-yearly and quarterly forms ask for the same fields; others are forms of their own. */
const periodic = ["annual", "nine_months", "half_year", "quarterly"];

function isSameKind(form: string, own: string): boolean {
  return form === own || (periodic.includes(form) && periodic.includes(own));
}

/** Periods of the same form and days as different roots opened them, latest first. */
function spansOf(periods: readonly StoredPeriod[]): readonly (readonly StoredPeriod[])[] {
  const spans = new Map<string, StoredPeriod[]>();
  for (const period of periods) {
    const key = `${period.to} ${period.from} ${period.form}`;
    spans.set(key, [...(spans.get(key) ?? []), period]);
  }
  return [...spans.values()];
}

/** The figures of units in a period, summed; undefined where none of them handed anything in. */
async function sumOf(
  { db, trees, target }: Scene,
  span: readonly StoredPeriod[],
  olds: readonly Predecessor[],
) {
  const [first] = span;
  if (first === undefined) return undefined;
  const tree = await trees.at(first.to);
  const found = await readHandedIn(db, target.form, {
    unitIds: olds.map((one) => one.unitId),
    span,
    tree,
  });
  const [named] = found.values();
  if (named === undefined) return undefined;
  const parts = olds.map(({ unitId, partial }): ReportPart => {
    const unit = tree.get(unitId);
    const cells = found.get(unitId)?.cells;
    const name = unit === undefined ? unitId : fullName(unit);
    return { unitId, name, partial, ...(cells === undefined ? {} : { cells }) };
  });
  const lacking = parts.filter(({ cells }) => cells === undefined).map(({ name }) => name);
  return {
    /** As those called it who reported. */
    period: named.period.name,
    cells: sumReports(target.form, parts),
    names: parts.map(({ name }) => name),
    without: lacking.length === 0 ? "" : ` Chưa có báo cáo của ${lacking.join(", ")}.`,
  };
}

interface HandedIn {
  readonly period: StoredPeriod;
  readonly cells: Cells;
}

/**
 * What units handed in, by unit, in two queries however many they are. Where a unit reported in two
 * of the periods, the one counts that its nearest node above opened.
 */
async function readHandedIn(
  db: Kysely<Database>,
  form: Form,
  given: {
    readonly unitIds: readonly string[];
    readonly span: readonly StoredPeriod[];
    readonly tree: UnitTree;
  },
): Promise<ReadonlyMap<string, HandedIn>> {
  const { unitIds, span, tree } = given;
  const reports = await db
    .selectFrom("report")
    .select(["unit_id as unitId", "period_id as periodId"])
    .where("unit_id", "=", anyOf(unitIds))
    .where("period_id", "=", anyOf(span.map(({ id }) => id)))
    .where("state", "in", handedIn)
    .execute();
  if (reports.length === 0) return new Map();
  const cells = await readCellsOfUnits(db, form, {
    unitIds: reports.map(({ unitId }) => unitId),
    periodIds: reports.map(({ periodId }) => periodId),
  });
  const found = new Map<string, HandedIn>();
  for (const unitId of unitIds) {
    const above = [unitId, ...tree.ancestors(unitId).map((unit) => unit.unitId)];
    const distance = ({ rootId }: StoredPeriod): number => {
      const steps = above.indexOf(rootId);
      return steps === -1 ? above.length : steps;
    };
    const own = reports.filter((report) => report.unitId === unitId);
    const [period] = span
      .filter(({ id }) => own.some(({ periodId }) => periodId === id))
      .toSorted((one, other) => distance(one) - distance(other));
    if (period === undefined) continue;
    found.set(unitId, { period, cells: cells.get(unitId)?.get(period.id) ?? new Map() });
  }
  return found;
}

function column(sums: SummedCells, about: Omit<InheritedPast, "cells" | "marks">): InheritedPast {
  return {
    ...about,
    cells: [...wholeCells(sums)],
    marks: [...sums].flatMap(([key, sum]) => {
      const mark = sumMark(sum);
      return mark === "" ? [] : [[key, mark] satisfies [string, string]];
    }),
  };
}
