import type { FieldCode } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import {
  CAUSES,
  type Cause,
  countDossiers,
  COUNTED,
  type CountedPeriod,
  type DossierCounts,
  lastDay,
} from "./count.ts";
import type { Dossier } from "./dossier.ts";
import { oddDays } from "./odd-days.ts";

/** What each cause is called on screens and in the downloaded table. */
export const CAUSE_LABELS: Readonly<Record<Cause, string>> = {
  "cut-off": "tính quá ngày chốt số liệu",
  "carried-left-out": "bỏ sót hồ sơ kỳ trước chuyển sang",
  "withdrawn-counted": "tính cả hồ sơ rút, từ chối",
  "counted-twice": "một hồ sơ tính hai lần",
  "no-result-date": "đã xong nhưng không có ngày kết quả",
  "odd-days": "tính theo cả ngày không hợp lý",
};

/** One reported figure beside what the export counts to. */
export interface Difference {
  readonly field: FieldCode;
  /** As reported, in dossiers. */
  readonly reported: number;
  /** Counted by the rule. */
  readonly counted: number;
  /** reported − counted. */
  readonly gap: number;
  /**
   * The fewest departures from the rule that give the reported figure exactly; empty where it agrees,
   * `undefined` where no combination does.
   */
  readonly causes: readonly Cause[] | undefined;
}

/** All combinations of causes, the smallest first, the plainest first among equals. */
function combinations(): readonly (readonly Cause[])[] {
  const all = CAUSES.reduce<readonly (readonly Cause[])[]>(
    (sets, cause) => [...sets, ...sets.map((set) => [...set, cause])],
    [[]],
  );
  return [...all].sort((a, b) => a.length - b.length);
}

/** One way of counting and what it counts to. */
export interface CountedWay {
  readonly causes: readonly Cause[];
  readonly counts: DossierCounts;
}

/** Whether every way of counting puts a dossier into the same fields. */
function isPlain(dossier: Dossier, { from, to, today }: CountedPeriod): boolean {
  const { received, finished, end } = dossier;
  return (
    received >= from &&
    received <= to &&
    finished !== null &&
    finished <= to &&
    end === "done" &&
    oddDays(dossier, today).length === 0
  );
}

/**
 * The dossiers counted by the rule (first) and by every combination of departures, the smallest
 * first. Each is gone through once for what all ways agree on, so that 200 000 rows take no longer
 * than the few that the ways differ in.
 */
export function countWays(
  dossiers: readonly Dossier[],
  period: CountedPeriod,
): readonly CountedWay[] {
  const times = new Map<string, number>();
  for (const { code } of dossiers) times.set(code, (times.get(code) ?? 0) + 1);
  const once = ({ code }: Dossier): boolean => code === "" || times.get(code) === 1;
  const agreed: Dossier[] = [];
  const open: Dossier[] = [];
  for (const dossier of dossiers) {
    (isPlain(dossier, period) && once(dossier) ? agreed : open).push(dossier);
  }
  const days = { ...period, last: period.last ?? lastDay(dossiers, period) };
  const base = countDossiers(agreed, days);
  return combinations().map((causes) => {
    const rest = countDossiers(open, days, new Set(causes));
    const counts = COUNTED.map(
      (code) => [code, (base.get(code) ?? 0) + (rest.get(code) ?? 0)] as const,
    );
    return { causes, counts: new Map(counts) };
  });
}

/**
 * Compares reported counts with the ways of counting an export: each figure that is reported, with the
 * departure from the rule that would explain it. A figure that was not reported is left out.
 */
export function differencesOf(
  ways: readonly CountedWay[],
  reported: ReadonlyMap<FieldCode, number>,
): readonly Difference[] {
  return COUNTED.flatMap((field): Difference[] => {
    const stated = reported.get(field);
    if (stated === undefined) return [];
    const counted = ways[0]?.counts.get(field) ?? 0;
    const causes = ways.find(({ counts }) => counts.get(field) === stated)?.causes;
    return [{ field, reported: stated, counted, gap: stated - counted, causes }];
  });
}

/** Compares reported counts with an export of the one-stop software; see {@link differencesOf}. */
export function reconcile(
  dossiers: readonly Dossier[],
  period: CountedPeriod,
  reported: ReadonlyMap<FieldCode, number>,
): readonly Difference[] {
  return differencesOf(countWays(dossiers, period), reported);
}

/** One Vietnamese sentence on a difference. */
export function differenceSentence({ reported, counted, gap, causes }: Difference): string {
  if (gap === 0) return `Khớp: ${formatCount(counted)} hồ sơ.`;
  const side = gap > 0 ? "nhiều hơn" : "ít hơn";
  const said = `Báo cáo ghi ${formatCount(reported)}, ${side} dữ liệu một cửa (${formatCount(counted)}) ${formatCount(Math.abs(gap))} hồ sơ`;
  return causes === undefined
    ? `${said}; chưa rõ vì sao.`
    : `${said}; khớp nếu ${causes.map((cause) => CAUSE_LABELS[cause]).join(" và ")}.`;
}
