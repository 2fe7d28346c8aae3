import { contextFrom, type PastReport, unmetFindings } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { cellsOf } from "@cchc/domain/report/build";
import { cellKey } from "@cchc/domain/report/cell";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { formByCode } from "@cchc/domain/form/catalogue";
import { describe, expect, test } from "vitest";
import { currentStories } from "./current-reports.ts";
import { lastHalf } from "./drawn-years.ts";
import { mergedCommunes } from "./invented-communes.ts";
import { districtStories } from "./invented-reports.ts";
import { demoPeriods, periodIds } from "./periods.ts";
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
    .filter((other) => periodOf(other).form === period.form)
    .map((other) => ({ period: periodOf(other), cells: other.cells }))
    .toReversed();
  const findings = runChecks(form, story.cells, contextFrom(form, period, past));
  const { hard, unexplained } = unmetFindings(findings, story.reasons ?? []);
  return [...hard, ...unexplained].map(
    ({ check, message }) => `${story.unitId} ${check} ${message}`,
  );
}

describe("every report that was handed in passes its checks", () => {
  test.each([
    ["demonstration district", districtStories(), 26],
    ["merged communes", currentStories(), 9],
  ])("in the %s", (_where, units, count) => {
    expect(units).toHaveLength(count);
    const found = units.flatMap((stories) =>
      stories.flatMap((story, index) =>
        story.asked === undefined ? [] : unmet(story, stories.slice(0, index)),
      ),
    );
    expect(found).toEqual([]);
  });

  test("and what adds up never falls within a year", () => {
    const fallen: string[] = [];
    let compared = 0;
    for (const stories of districtStories()) {
      const within = stories
        .filter((story) => periodOf(story).year === 2024)
        .map((story) => ({ story, form: formByCode(periodOf(story).form, periodOf(story).to) }));
      for (const [index, { story, form }] of within.entries()) {
        const later = within[index + 1];
        if (later === undefined) continue;
        for (const { code, flow, kind } of form.fields) {
          const [one, other] = [story, later.story].map(({ cells }) => cells.get(cellKey(code)));
          if (flow !== "flow" || kind !== "count" || code.startsWith("tthc.pending")) continue;
          if (one?.state !== "entered" || other?.state !== "entered") continue;
          compared += 1;
          if (Number(one.value) > Number(other.value)) fallen.push(`${story.unitId} ${code}`);
        }
      }
    }
    expect(compared).toBeGreaterThan(1_000);
    expect(fallen).toEqual([]);
  });

  test("and a merged commune's year holds what its old communes had by the half-year", () => {
    const lost: string[] = [];
    let compared = 0;
    const stories = currentStories().flat();
    for (const { unitId, from } of mergedCommunes) {
      const story = stories.find(
        (one) => one.unitId === unitId && one.periodId === periodIds.annual2025,
      );
      if (story === undefined || story.asked === undefined) continue;
      const halves = from.map((old) => lastHalf(old));
      for (const { code, flow, kind } of ANNUAL_FORM.fields) {
        if (flow !== "flow" || kind !== "count") continue;
        const cell = story.cells.get(cellKey(code));
        if (cell?.state !== "entered") continue;
        const parts = halves.map((half) => half.get(cellKey(code)));
        const sum = parts.reduce(
          (whole, part) => whole + (part?.state === "entered" ? Number(part.value) : 0),
          0,
        );
        compared += 1;
        if (Number(cell.value) < sum) lost.push(`${unitId} ${code}`);
      }
    }
    expect(compared).toBeGreaterThan(200);
    expect(lost).toEqual([]);
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
