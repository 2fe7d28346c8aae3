import type { Form } from "../form/form.ts";
import { endingOnEve } from "../period/period.ts";
import { type Cells, cellKey, type Day, type FieldCode } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import { type Baseline, baselineOf } from "./baseline.ts";
import { PENDING } from "./carried.ts";
import type { CheckContext, Finding } from "./check.ts";
import { comparedFields } from "./outliers.ts";

/** What a unit reported in an earlier period of the same form. */
export interface PastReport {
  readonly period: {
    readonly name: string;
    readonly kind: string;
    readonly from: Day;
    readonly to: Day;
  };
  readonly cells: Cells;
  /** Of how many units it is the sum, where the unit came from others; absent for its own report. */
  readonly sumOf?: number;
}

/**
 * What a report is compared with: the period that ends the day before this one begins
 * ({@link endingOnEve}), the unit's own past of the same kind, and its peers. `past`: of the same
 * form, latest first; a sum of predecessors stands in for the previous period and for nothing else. `peers`: see `bandOf`; absent where there are too few.
 */
export function contextFrom(
  form: Form,
  period: { readonly kind: string; readonly from: Day },
  past: readonly PastReport[],
  peers?: Baseline,
): CheckContext {
  const sums = past.filter((other) => other.sumOf !== undefined);
  const own = past.filter((other) => other.sumOf === undefined);
  // A unit that took in others was less before: its own report is then a part of the sum.
  const before = onEve(period, sums) ?? onEve(period, own);
  const same = own.filter((other) => other.period.kind === period.kind);
  return {
    ...(before === undefined ? {} : { previous: { cells: before.cells, label: labelOf(before) } }),
    history: baselineOf(
      same.map((other) => other.cells),
      form.fields.map((field) => field.code),
    ),
    ...(peers === undefined ? {} : { peers }),
  };
}

function onEve(
  period: { readonly kind: string; readonly from: Day },
  past: readonly PastReport[],
): PastReport | undefined {
  const place = endingOnEve(
    period,
    past.map((other) => other.period),
  );
  return past.find((other) => other.period === place);
}

/** `6 tháng đầu năm 2025 của 3 đơn vị trước sắp xếp` */
function labelOf({ period, sumOf }: PastReport): string {
  if (sumOf === undefined) return period.name;
  return `${period.name} của ${formatCount(sumOf)} đơn vị trước sắp xếp`;
}

/**
 * The fields, in the report's own row, that {@link contextFrom} needs of earlier reports; whoever looks
 * at many reports at once reads no others.
 */
export function fieldsOfPast(form: Form): readonly FieldCode[] {
  return [...new Set([...comparedFields(form), PENDING])];
}

/** What a reason for a soft finding is kept under: the check and the first cell it speaks of. */
export interface ReasonKey {
  readonly check: string;
  /** `cellKey` of the first cell; `""` for a finding without cells. */
  readonly cell: string;
}

/** Stable from run to run, in the browser and on the server. */
export function reasonKey({ check, cells }: Pick<Finding, "check" | "cells">): ReasonKey {
  const first = cells[0];
  return { check, cell: first === undefined ? "" : cellKey(first.field, first.row) };
}

/** The findings that still stand in the way of handing a report in. */
export function unmetFindings(
  findings: readonly Finding[],
  reasons: readonly ReasonKey[],
): { readonly hard: readonly Finding[]; readonly unexplained: readonly Finding[] } {
  const explained = new Set(reasons.map(({ check, cell }) => `${check} ${cell}`));
  return {
    hard: findings.filter(({ severity }) => severity === "hard"),
    unexplained: findings.filter((finding) => {
      const { check, cell } = reasonKey(finding);
      return finding.severity === "soft" && !explained.has(`${check} ${cell}`);
    }),
  };
}
