import type { PeriodInput } from "@cchc/api/periods/write";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellKey, type Cells } from "@cchc/domain/report/cell";
import { drawDossiers } from "./dossiers.ts";
import { halfShare } from "./drawn-years.ts";
import { inventedReport } from "./figures.ts";
import { mergedCommunes } from "./invented-communes.ts";
import { firstPart, storyOf } from "./invented-reports.ts";
import { yearOfMerger } from "./merger-year.ts";
import { demoPeriods, periodIds } from "./periods.ts";
import { joinedProfile } from "./profile.ts";
import { lotOf } from "./random.ts";
import { unitIds } from "./unit-ids.ts";
import { withinYear } from "./within-year.ts";
import type { ReportStory } from "./write-report.ts";

/** How much of the yearly report of 2026 has been written, by merged commune. */
const begun: Readonly<Record<string, { readonly share: number; readonly saved: string }>> = {
  [unitIds.mergedWard]: { share: 0.4, saved: "2026-11-10T09:20:00+07:00" },
  "mh-phuong-ngoc-quang": { share: 0.85, saved: "2026-11-12T15:05:00+07:00" },
  "mh-xa-lien-vinh": { share: 1, saved: "2026-11-13T10:40:00+07:00" },
  "mh-xa-khe-cuong": { share: 0.15, saved: "2026-11-16T14:30:00+07:00" },
};

/**
 * The reports of each merged commune under the two-tier tree: 2025, which begins with what its
 * predecessors did until the district ended, the half-year of 2026, and the year that still runs.
 */
export function currentStories(): readonly (readonly ReportStory[])[] {
  return mergedCommunes.map(({ unitId, from }) => {
    const profile = joinedProfile(unitId, from);
    const draw = (year: number, open: number): Cells => {
      const drawn = { year, carried: new Map([["land", open]]) };
      const table = drawDossiers(profile, drawn, lotOf(`dossiers ${unitId} ${year}`));
      return inventedReport(profile, year, table);
    };
    const before = yearOfMerger(from, (open) => draw(2025, open));
    const now = draw(2026, openAtEnd(before));
    const story = (period: PeriodInput, full: Cells) => storyOf({ unitId, period, full, past: [] });
    const written = begun[unitId];
    return [
      ...story(periodOf(periodIds.annual2025), before),
      ...story(periodOf(periodIds.half2026), firstHalf(now)),
      ...(written === undefined
        ? []
        : [
            {
              unitId,
              periodId: periodIds.annual2026,
              cells: firstPart(now, written.share),
              saved: written.saved,
            },
          ]),
    ];
  });
}

function firstHalf(full: Cells): Cells {
  const { form, to } = periodOf(periodIds.half2026);
  return withinYear(full, formByCode(form, to), halfShare);
}

function openAtEnd(cells: Cells): number {
  const cell = cells.get(cellKey("tthc.pending.total"));
  return cell?.state === "entered" && typeof cell.value === "number" ? cell.value : 0;
}

function periodOf(periodId: string): PeriodInput {
  const period = demoPeriods.find(({ id }) => id === periodId);
  if (period === undefined) throw new Error(`no such period: ${periodId}`);
  return period;
}
