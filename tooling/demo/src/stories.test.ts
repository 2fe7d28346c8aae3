import { contextFrom, type PastReport, unmetFindings } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { formByCode } from "@cchc/domain/form/catalogue";
import { describe, expect, test } from "vitest";
import { districtStories } from "./invented-reports.ts";
import { demoPeriods } from "./periods.ts";
import { sonTrung2023, tanHong2023 } from "./seed-propaganda.ts";
import { wardControl2023 } from "./seed-ward.ts";
import type { ReportStory } from "./write-report.ts";

function periodOf({ periodId }: ReportStory) {
  const period = demoPeriods.find(({ id }) => id === periodId);
  if (period === undefined) throw new Error(periodId);
  return period;
}

/** What stands in the way of handing a story in, beside the earlier ones of the same commune. */
function unmet(story: ReportStory, earlier: readonly ReportStory[]): readonly string[] {
  const period = periodOf(story);
  const form = formByCode(period.form, period.to);
  const past: PastReport[] = earlier
    .map((other) => ({ period: periodOf(other), cells: other.cells }))
    .toReversed();
  const findings = runChecks(form, story.cells, contextFrom(form, period, past));
  const { hard, unexplained } = unmetFindings(findings, story.reasons ?? []);
  return [...hard, ...unexplained].map(
    ({ check, message }) => `${story.unitId} ${check} ${message}`,
  );
}

describe("every report that was handed in passes its checks", () => {
  test("in the demonstration district", () => {
    const found = districtStories().flatMap((stories) =>
      stories.flatMap((story, index) =>
        story.asked === undefined ? [] : unmet(story, stories.slice(0, index)),
      ),
    );
    expect(found).toEqual([]);
  });

  test.each([wardControl2023, tanHong2023, sonTrung2023])("$unitId $periodId", (story) => {
    expect(unmet(story, [])).toEqual([]);
  });
});
