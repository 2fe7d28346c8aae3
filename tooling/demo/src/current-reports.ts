import { drawDossiers } from "./dossiers.ts";
import { inventedReport } from "./figures.ts";
import { mergedCommunes } from "./invented-communes.ts";
import { firstPart } from "./invented-reports.ts";
import { periodIds } from "./periods.ts";
import { profileOf } from "./profile.ts";
import { lotOf } from "./random.ts";
import { unitIds } from "./unit-ids.ts";
import type { ReportStory } from "./write-report.ts";

/** How much of the yearly report of 2026 has been written, by merged commune. */
const begun: Readonly<Record<string, { readonly share: number; readonly saved: string }>> = {
  [unitIds.mergedWard]: { share: 0.4, saved: "2026-11-10T09:20:00+07:00" },
  "mh-phuong-ngoc-quang": { share: 0.85, saved: "2026-11-12T15:05:00+07:00" },
  "mh-xa-lien-vinh": { share: 1, saved: "2026-11-13T10:40:00+07:00" },
  "mh-xa-khe-cuong": { share: 0.15, saved: "2026-11-16T14:30:00+07:00" },
};

/** The drafts of the year that is still running, under the two-tier tree. */
export function currentStories(): readonly ReportStory[] {
  return mergedCommunes.flatMap(({ unitId, from }) => {
    const written = begun[unitId];
    if (written === undefined) return [];
    const profile = { ...profileOf(unitId, from.length), byDomain: false };
    const carried = new Map([["land", 2 * from.length]]);
    const table = drawDossiers(profile, { year: 2026, carried }, lotOf(`dossiers ${unitId} 2026`));
    const cells = firstPart(inventedReport(profile, 2026, table), written.share);
    return [{ unitId, periodId: periodIds.annual2026, cells, saved: written.saved }];
  });
}
