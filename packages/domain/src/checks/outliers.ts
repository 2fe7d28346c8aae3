import type { Field, Form } from "../form/form.ts";
import { amountAt } from "../indicator/amount.ts";
import type { FieldCode } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import type { Baseline, Spread } from "./baseline.ts";
import type { Check, Finding } from "./check.ts";
import { figure, quotedWhole, refs, withUnit } from "./words.ts";

/** When a figure is far from the usual; fewer reports than `enough` say nothing. */
export interface OutlierRule {
  readonly enough: number;
  /** Times the median, or a `factor`-th of it, at which a figure is far off. */
  readonly factor: number;
  /** Small figures jump about: below this distance from the median nothing is far off. */
  readonly distance: number;
  /** Only figures that are too large: a figure that shrinks may have a good reason. */
  readonly above?: true;
}

/** One or two earlier reports are little to go by: only a digit too many stands out. */
export const FEW_REPORTS_RULE: OutlierRule = { enough: 1, factor: 8, distance: 50, above: true };

/** A unit resembles itself from year to year. */
export const HISTORY_RULE: OutlierRule = { enough: 3, factor: 3, distance: 20 };

/**
 * Communes differ in size and ways by far: only a figure too large by an order of magnitude stands out
 * among peers. One too small may be right: where all goes online, nine dossiers come by hand.
 */
export const PEER_RULE: OutlierRule = { enough: 8, factor: 20, distance: 100, above: true };

/** Whether a figure is at least `factor` times the median or at most a `factor`-th of it. */
export function isFarOff(value: number, median: number, rule: OutlierRule): boolean {
  if (median <= 0 || Math.abs(value - median) < rule.distance) return false;
  if (value >= median * rule.factor) return true;
  return rule.above !== true && value * rule.factor <= median;
}

/** Fields whose size is compared: counts that a report cannot do without, and their like. */
export function comparedFields(form: Form): readonly FieldCode[] {
  return form.fields.filter(isCompared).map((field) => field.code);
}

const ALSO: ReadonlySet<string> = new Set([
  "propaganda.website.total",
  "propaganda.citizens.reached",
  "tthc.digitised.on_receipt",
  "tthc.digitised.results",
  "tthc.payment.with_fee",
  "tthc.payment.online",
  "edocuments.exchanged.total",
  "edocuments.outgoing.total",
]);

function isCompared(field: Field): boolean {
  return field.kind === "count" && (field.required || ALSO.has(field.code));
}

/** What a figure is compared with. */
interface Side {
  readonly code: string;
  readonly baseline: Baseline | undefined;
  readonly rules: readonly OutlierRule[];
  readonly words: string;
}

function farFrom(field: Field, value: number, side: Side): readonly Finding[] {
  const usual = side.baseline?.get(field.code);
  if (usual === undefined) return [];
  const rule = side.rules.find(({ enough }) => usual.count >= enough);
  if (rule === undefined || !isFarOff(value, usual.median, rule)) return [];
  const middle = Math.round(usual.median);
  return [
    {
      check: `outlier.${side.code}.${field.code}`,
      kind: "outlier",
      severity: "soft",
      cells: refs([field.code]),
      figures: [figure(field, value), { ...figure(field, middle), name: `Trung vị ${side.words}` }],
      message: `${quotedWhole(field)} là ${withUnit(value, field.unit)}, cách xa mức thường thấy ${formatCount(middle)} ${side.words}: kiểm tra thừa, thiếu chữ số hoặc ghi lý do.`,
      why: `So với trung vị ${side.words} (${formatCount(usual.count)} báo cáo${halfWords(usual)}): ${rule.above === true ? "gấp" : "gấp hoặc kém"} từ ${formatCount(rule.factor)} lần trở lên.`,
    },
  ];
}

function halfWords({ half }: Spread): string {
  if (half === undefined) return "";
  return `, một nửa số đó từ ${formatCount(half.low)} đến ${formatCount(half.high)}`;
}

/** Figures far from what the unit itself, or its peers, usually report. */
export function outlierChecks(form: Form): readonly Check[] {
  return form.fields.filter(isCompared).map((field) => ({
    code: `outlier.${field.code}`,
    severity: "soft",
    kind: "outlier",
    cells: [field.code],
    run: ({ cells, context }) => {
      const amount = amountAt(cells, field.code);
      if (amount.state !== "entered") return [];
      const { value } = amount;
      const own = {
        code: "history",
        baseline: context.history,
        rules: [HISTORY_RULE, FEW_REPORTS_RULE],
        words: "của các kỳ trước",
      };
      const others = {
        code: "peers",
        baseline: context.peers,
        rules: [PEER_RULE],
        words: "của các đơn vị cùng cấp",
      };
      return [...farFrom(field, value, own), ...farFrom(field, value, others)];
    },
  }));
}
