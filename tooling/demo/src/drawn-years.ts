import { formByCode } from "@cchc/domain/form/catalogue";
import type { Cells } from "@cchc/domain/report/cell";
import { drawDossiers, pendingOf } from "./dossiers.ts";
import { inventedReport } from "./figures.ts";
import { demoPeriods, periodIds } from "./periods.ts";
import { type Profile, profileOf } from "./profile.ts";
import { lotOf } from "./random.ts";
import { unitIds } from "./unit-ids.ts";
import { withinYear } from "./within-year.ts";

/** How much of a year's work is done by the end of May, the year beginning in December. */
export const halfShare = 0.48;

/** A year of one commune of the demonstration district, drawn whole, whatever of it was handed in. */
export interface DrawnYear {
  readonly year: number;
  /** Absent in the ward's real year. */
  readonly full: Cells | undefined;
}

/** From the first year told to the one in which the district ended. */
const years: readonly number[] = [2021, 2022, 2023, 2024, 2025];

/** The years of one commune, each carrying over what the one before it left open. */
export function drawnYears(profile: Profile): readonly DrawnYear[] {
  const { unitId } = profile;
  let pending = firstPending(unitId);
  return years.map((year) => {
    if (unitId === unitIds.ward && year === 2023) {
      // The real year: nothing was pending at its end.
      pending = new Map();
      return { year, full: undefined };
    }
    const lot = lotOf(`dossiers ${unitId} ${year}`);
    const table = drawDossiers(profile, { year, carried: pending, ...known(unitId, year) }, lot);
    pending = pendingOf(table);
    return { year, full: inventedReport(profile, year, table) };
  });
}

function firstPending(unitId: string): ReadonlyMap<string, number> {
  const lot = lotOf(`first pending ${unitId}`);
  return new Map([
    ["land", lot.whole(0, 4)],
    ["social_protection", lot.whole(0, 3)],
  ]);
}

/** The ward carried one dossier into its real year 2023, so one must be left at the end of 2022. */
function known(unitId: string, year: number): { pending?: ReadonlyMap<string, number> } {
  const before = unitId === unitIds.ward && year === 2022;
  return before ? { pending: new Map([["civil_status", 1]]) } : {};
}

/** What a commune had done by the last report before the districts ended, in counts and without rows. */
export function lastHalf(unitId: string): Cells {
  const counting = { ...profileOf(unitId), statesRates: false, byDomain: false };
  const full = drawnYears(counting).at(-1)?.full;
  const period = demoPeriods.find(({ id }) => id === periodIds.half2025);
  if (full === undefined || period === undefined) return new Map();
  return withinYear(full, formByCode(period.form, period.to), halfShare);
}
