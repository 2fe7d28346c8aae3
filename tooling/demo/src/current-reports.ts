import { type Cells, cellKey } from "@cchc/domain/report/cell";
import { drawDossiers, pendingOf } from "./dossiers.ts";
import { inventedReport } from "./figures.ts";
import { mergedCommunes } from "./invented-communes.ts";
import { firstPart, storyOf } from "./invented-reports.ts";
import { demoPeriods, periodIds } from "./periods.ts";
import { profileOf } from "./profile.ts";
import { lotOf } from "./random.ts";
import { unitIds } from "./unit-ids.ts";
import type { ReportStory } from "./write-report.ts";

const twoTierYear = demoPeriods.find(({ id }) => id === periodIds.annual2025);

/** How much of the yearly report of 2026 has been written, by merged commune. */
const begun: Readonly<Record<string, { readonly share: number; readonly saved: string }>> = {
  [unitIds.mergedWard]: { share: 0.4, saved: "2026-11-10T09:20:00+07:00" },
  "mh-phuong-ngoc-quang": { share: 0.85, saved: "2026-11-12T15:05:00+07:00" },
  "mh-xa-lien-vinh": { share: 1, saved: "2026-11-13T10:40:00+07:00" },
  "mh-xa-khe-cuong": { share: 0.15, saved: "2026-11-16T14:30:00+07:00" },
};

/** Dossiers that these communes left open together in their last year; undefined where one did not say. */
function leftOpen(
  earlier: readonly (readonly ReportStory[])[],
  unitIdsOfOld: readonly string[],
): number | undefined {
  const amounts = unitIdsOfOld.map((unitId) => {
    const last = earlier
      .flat()
      .find((story) => story.unitId === unitId && story.periodId === periodIds.annual2024);
    if (last?.submitted === undefined || last.returned !== undefined) return undefined;
    return sumOf(last.cells, ["tthc.pending.in_time", "tthc.pending.late"]);
  });
  return amounts.reduce<number | undefined>(
    (sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount),
    0,
  );
}

function sumOf(cells: Cells, fields: readonly string[]): number {
  return fields.reduce((sum, field) => {
    const cell = cells.get(cellKey(field));
    return cell?.state === "entered" && typeof cell.value === "number" ? sum + cell.value : sum;
  }, 0);
}

/**
 * The reports of each merged commune under the two-tier tree: 2025, which carries over what its
 * predecessors left open at the end of `earlier`, and the year that still runs.
 */
export function currentStories(
  earlier: readonly (readonly ReportStory[])[],
): readonly (readonly ReportStory[])[] {
  return mergedCommunes.map(({ unitId, from }) => {
    const profile = { ...profileOf(unitId, from.length), byDomain: false };
    const draw = (year: number, carried: ReadonlyMap<string, number>) =>
      drawDossiers(profile, { year, carried }, lotOf(`dossiers ${unitId} ${year}`));
    const carried = leftOpen(earlier, from) ?? 2 * from.length;
    const before = draw(2025, new Map([["land", carried]]));
    const full = inventedReport(profile, 2025, before);
    const last =
      twoTierYear === undefined ? [] : storyOf({ unitId, period: twoTierYear, full, past: [] });
    const written = begun[unitId];
    if (written === undefined) return last;
    const table = draw(2026, pendingOf(before));
    const cells = firstPart(inventedReport(profile, 2026, table), written.share);
    return [...last, { unitId, periodId: periodIds.annual2026, cells, saved: written.saved }];
  });
}
