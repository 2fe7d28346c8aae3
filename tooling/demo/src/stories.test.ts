import { contextFrom, type PastReport, unmetFindings } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { cellsOf } from "@cchc/domain/report/build";
import { formByCode } from "@cchc/domain/form/catalogue";
import { describe, expect, test } from "vitest";
import { districtStories } from "./invented-reports.ts";
import { demoPeriods } from "./periods.ts";
import { sonTrung2023, tanHong2023 } from "./seed-propaganda.ts";
import { wardControl2023, wardDraft2023, wardFigures } from "./seed-ward.ts";
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

  test("so does the ward's draft once the visitor has typed its figures, and not before", () => {
    const before = districtStories()[0]?.filter(
      ({ periodId }) => periodId.includes("2021") || periodId.includes("2022"),
    );
    if (before === undefined) throw new Error("no ward");
    expect(before).toHaveLength(2);
    const typed = new Map([...wardDraft2023.cells, ...cellsOf(wardFigures)]);
    expect(unmet({ ...wardDraft2023, cells: typed }, before)).toEqual([]);
    expect(unmet(wardDraft2023, before).length).toBeGreaterThan(10);
    const slipped = new Map([...typed, ...cellsOf({ "tthc.received.online": 1094 })]);
    expect(unmet({ ...wardDraft2023, cells: slipped }, before).join()).toContain("lệch 45");
  });
});
