import type { FieldCode } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import type { ActivityCount } from "./count.ts";

/** A count of one unit as the culture centre confirms it. */
export interface ConfirmedCount {
  readonly unitId: string;
  readonly field: FieldCode;
  /** Whole number ≥ 0. */
  readonly count: number;
}

/** The centre's count beside the unit's own log. */
export interface ConfirmationDifference {
  readonly unitId: string;
  readonly field: FieldCode;
  readonly confirmed: number;
  /** Absent: the unit logged nothing. */
  readonly own?: number;
  /** Confirmed less own. */
  readonly difference: number;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

/** Own counts by unit. */
export type CountsByUnit = ReadonlyMap<string, Readonly<Record<FieldCode, ActivityCount>>>;

/**
 * Where the confirmed count and the unit's own log differ, in the order confirmed. The confirmed count
 * is the one that scores; the difference is for a person to settle.
 */
export function confirmationDifferences(
  confirmed: readonly ConfirmedCount[],
  own: CountsByUnit,
): readonly ConfirmationDifference[] {
  return confirmed.flatMap(({ unitId, field, count }) => {
    const logged = own.get(unitId)?.[field];
    const difference = count - (logged?.count ?? 0);
    if (difference === 0) return [];
    const beside =
      logged === undefined
        ? "sổ của đơn vị chưa có việc nào"
        : `sổ của đơn vị có ${formatCount(logged.count)}`;
    const which = difference > 0 ? "nhiều hơn" : "ít hơn";
    const sentence = `Trung tâm xác nhận ${formatCount(count)}, ${beside}: ${which} ${formatCount(Math.abs(difference))}, hãy đối chiếu từng việc.`;
    const base = { unitId, field, confirmed: count, difference, sentence };
    return [logged === undefined ? base : { ...base, own: logged.count }];
  });
}

/** The count that scores: the confirmed one where there is one, otherwise the unit's own. */
export function scoredCount(
  confirmed: number | undefined,
  own: ActivityCount | undefined,
): { readonly count: number; readonly by: "centre" | "unit" } | undefined {
  if (confirmed !== undefined) return { count: confirmed, by: "centre" };
  return own === undefined ? undefined : { count: own.count, by: "unit" };
}
