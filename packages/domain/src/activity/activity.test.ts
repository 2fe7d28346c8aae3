import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { fieldOf } from "../form/form.ts";
import { PROPAGANDA_FORM } from "../form/propaganda.ts";
import { parseTaskTime } from "../plan/parse-schedule.ts";
import { NONE, UNKNOWN, cellsOf, entered } from "../report/build.ts";
import type { Qualifier } from "../report/cell.ts";
import { type Activity, activityProblems } from "./activity.ts";
import { ACTIVITY_KINDS } from "./catalogue.ts";
import { compareWithReported, figuresAgree } from "./compare.ts";
import { confirmationDifferences, scoredCount } from "./confirm.ts";
import { answersOf, countActivities, sumQualifier } from "./count.ts";
import { itemCounts, nextItemState } from "./item-workflow.ts";
import { activityKinds } from "./kind.ts";
import { noticePostings } from "./notice.ts";
import { kindsOfItem, quotaProgress } from "./quota-progress.ts";

let made = 0;
function log(kind: Activity["kind"], change: Partial<Activity> = {}): Activity {
  made += 1;
  const base = { unitId: "xa-tan-hong", day: "2023-05-10", count: 1, qualifier: "exact" } as const;
  return { id: `a${made}`, kind, details: {}, ...base, ...change };
}
const item = (column: string, change: Partial<Activity> = {}): Activity =>
  log("website_item", { details: { title: "Tin", column }, state: "posted", ...change });

const year2023 = { from: "2023-01-01", to: "2023-12-31" };

describe("the catalogue", () => {
  test("every kind stands once, and counts and answers go to fields of the right kind", () => {
    expect(ACTIVITY_KINDS.map(({ kind }) => kind).toSorted()).toEqual(activityKinds.toSorted());
    for (const { kind, counts, answers, asked } of ACTIVITY_KINDS) {
      const codes = new Set(asked.map(({ code }) => code));
      expect(codes.size, kind).toBe(asked.length);
      for (const rule of counts) {
        expect(["count", "money"], rule.field).toContain(fieldOf(ANNUAL_FORM, rule.field)?.kind);
        if (rule.from !== "count") expect(codes.has(rule.from.detail)).toBe(true);
        if (rule.when !== undefined) expect(codes.has(rule.when.detail)).toBe(true);
      }
      for (const { field, from } of answers) {
        expect(["yesno", "text", "date"], field).toContain(fieldOf(ANNUAL_FORM, field)?.kind);
        if (from !== "yes") expect(codes.has(from.detail)).toBe(true);
      }
    }
  });

  test("every countable field of propaganda is reached by some kind", () => {
    const reached = new Set(
      ACTIVITY_KINDS.flatMap(({ counts }) => counts.map(({ field }) => field)),
    );
    const lacking = PROPAGANDA_FORM.fields.filter(
      ({ code, kind }) => code.startsWith("propaganda.") && kind === "count" && !reached.has(code),
    );
    expect(lacking.map(({ code }) => code)).toEqual([]);
  });
});

describe("counting", () => {
  test("website items by column, posted ones only", () => {
    const activities = [
      item("reform", { count: 61 }),
      item("procedures", { count: 38, state: "paid" }),
      item("digital", { count: 11 }),
      item("budget", { count: 10 }),
      item("reform", { state: "written" }),
      item("reform", { state: "declined" }),
      item("reform", { day: "2024-01-01" }),
    ];
    const counts = countActivities(activities, year2023);
    expect(counts["propaganda.website.total"]?.count).toBe(120);
    expect(counts["propaganda.website.reform"]).toEqual({
      count: 61,
      qualifier: "exact",
      from: [activities[0]?.id],
    });
    expect(counts["propaganda.banners"]).toBeUndefined();
  });

  test("conferences by host and way, dialogues beside them, people of a training", () => {
    const held = (host: string, scope: string): Activity =>
      log("conference", { details: { title: "Hội nghị", host, scope } });
    const counts = countActivities(
      [
        held("committee", "own"),
        held("committee", "embedded"),
        held("organisations", "embedded"),
        log("dialogue", { count: 3 }),
        log("training", { details: { title: "Kỹ năng số", people: 65 } }),
      ],
      year2023,
    );
    const figures = Object.fromEntries(
      Object.entries(counts).map(([code, { count }]) => [code, count]),
    );
    expect(figures).toEqual({
      "propaganda.conferences.total": 6,
      "propaganda.conferences.committee": 2,
      "propaganda.conferences.organisations": 1,
      "propaganda.conferences.own": 1,
      "propaganda.conferences.embedded": 2,
      "propaganda.conferences.dialogues": 3,
      "propaganda.training.classes": 1,
      "propaganda.training.people": 65,
    });
  });

  test("how sure a sum is", () => {
    expect(sumQualifier("exact", "nearly")).toBe("nearly");
    expect(sumQualifier("above", "at-least")).toBe("at-least");
    expect(sumQualifier("above", "nearly")).toBe("about");
    const counts = countActivities(
      [log("radio_item", { count: 12 }), log("radio_item", { count: 8, qualifier: "nearly" })],
      year2023,
    );
    expect(counts["propaganda.radio.items"]).toMatchObject({ count: 20, qualifier: "nearly" });
  });

  test("answers without a number: the latest slot, the QR page", () => {
    const slot = (day: string, schedule: string): Activity =>
      log("radio_slot", { day, details: { schedule } });
    const answers = answersOf(
      [slot("2023-06-01", "thứ Năm"), slot("2023-01-01", "thứ Hai"), log("qr_listing")],
      year2023,
    );
    expect(answers["propaganda.radio.schedule"]?.value).toBe("thứ Năm");
    expect(answers["propaganda.qr_listing"]?.value).toBe(true);
  });

  const qualifiers: readonly Qualifier[] = [
    "exact",
    "nearly",
    "above",
    "about",
    "at-least",
    "at-most",
  ];
  property.prop([fc.constantFrom(...qualifiers), fc.constantFrom(...qualifiers)])(
    "the order of a sum does not matter",
    (a, b) => {
      expect(sumQualifier(a, b)).toBe(sumQualifier(b, a));
    },
  );

  property.prop([
    fc.array(fc.record({ count: fc.nat(50), month: fc.integer({ min: 1, max: 12 }) }), {
      maxLength: 20,
    }),
    fc.integer({ min: 1, max: 11 }),
  ])("two periods that meet count what the whole does", (items, cut) => {
    const month = (n: number): string => String(n).padStart(2, "0");
    const activities = items.map(({ count, month: at }) =>
      log("banner", { count, day: `2023-${month(at)}-28` }),
    );
    const total = (from: string, to: string): number =>
      countActivities(activities, { from, to })["propaganda.banners"]?.count ?? 0;
    const whole = total("2023-01-01", "2023-12-31");
    expect(
      total("2023-01-01", `2023-${month(cut)}-28`) + total(`2023-${month(cut)}-29`, "2023-12-31"),
    ).toBe(whole);
  });
});

describe("the report beside the log", () => {
  const counts = countActivities(
    [log("banner", { count: 8 }), log("panel", { count: 6 })],
    year2023,
  );

  test("a figure by hand that differs says so, an equal one does not", () => {
    expect(compareWithReported(counts, cellsOf({ "propaganda.banners": 8 }))).toEqual([]);
    const [found] = compareWithReported(counts, cellsOf({ "propaganda.banners": 9 }));
    expect(found).toMatchObject({ code: "differs", reported: 9, logged: 8 });
    expect(found?.sentence).toBe(
      "“Băng rôn, khẩu hiệu” nhập tay 9, sổ theo dõi đếm được 8: hãy xem lại một trong hai.",
    );
  });

  test("nothing logged, nothing arisen, no figure, nothing said", () => {
    const code = (cells: Parameters<typeof cellsOf>[0]): readonly string[] =>
      compareWithReported(counts, cellsOf(cells)).map((one) => one.code);
    expect(code({ "propaganda.models": 1 })).toEqual(["not_logged"]);
    expect(code({ "propaganda.models": 0 })).toEqual([]);
    expect(code({ "propaganda.panels": NONE })).toEqual(["not_reported"]);
    expect(code({ "propaganda.panels": UNKNOWN })).toEqual(["not_reported"]);
    expect(code({ "propaganda.models": NONE })).toEqual([]);
    expect(code({})).toEqual([]);
  });

  test.each<[number, Qualifier, number, boolean]>([
    [20, "nearly", 20, true],
    [20, "nearly", 16, true],
    [20, "nearly", 15, false],
    [20, "nearly", 21, false],
    [120, "above", 120, false],
    [120, "above", 121, true],
    [120, "at-least", 119, false],
    [120, "at-least", 120, true],
    [5, "at-most", 5, true],
    [5, "at-most", 6, false],
    [10, "about", 12, true],
    [10, "about", 13, false],
  ])("%d %s against %d: %s", (value, qualifier, count, agree) => {
    expect(figuresAgree({ value, qualifier }, { count, qualifier: "exact" })).toBe(agree);
  });

  test("a qualified cell is compared by its words", () => {
    const cells = cellsOf({ "propaganda.banners": entered(7, "above") });
    expect(compareWithReported(counts, cells)).toEqual([]);
  });
});

describe("quotas count themselves", () => {
  const quotaTask = (title: string, time: string) => ({
    title,
    ...parseTaskTime({ title, time }, { year: 2024 }),
  });
  const news = quotaTask("Viết tin bài về CCHC (Số lượng: 4tin/năm)", "Mỗi quý 1 tin");

  test("year and quarter, from the log", () => {
    const activities = [
      item("reform", { day: "2024-02-10" }),
      item("reform", { day: "2024-02-20", state: "written" }),
      log("radio_item", { day: "2024-05-01" }),
      log("banner", { day: "2024-05-01" }),
    ];
    const [ofYear, ofQuarter] = quotaProgress(news, activities, {
      year: 2024,
      today: "2024-09-20",
    });
    expect([ofYear?.counted, ofYear?.needed]).toEqual([2, 4]);
    expect(ofQuarter?.windows.map(({ state }) => state)).toEqual(["met", "met", "warn", "ahead"]);
    expect(ofQuarter?.warning).toBe(true);
    expect(ofQuarter?.sentence).toContain("Quý III: mới có 0/1 tin");
  });

  test("what a counted thing names", () => {
    expect(kindsOfItem("tiểu phẩm")).toEqual(["sketch"]);
    expect(kindsOfItem("tin, bài")).toEqual(["website_item", "radio_item"]);
    expect(kindsOfItem("lần")).toEqual([]);
    expect(
      quotaProgress(quotaTask("Kiểm tra CCHC", "2 lần/năm"), [], {
        year: 2024,
        today: "2024-01-01",
      })[0]?.kinds,
    ).toEqual(["inspection"]);
  });
});

describe("the centre's count decides", () => {
  const own = new Map([["p1", countActivities([item("reform", { count: 4 })], year2023)]]);
  const field = "propaganda.website.total";

  test("differences are listed, equal counts are not", () => {
    const found = confirmationDifferences(
      [
        { unitId: "p1", field, count: 4 },
        { unitId: "p1", field, count: 3 },
        { unitId: "p2", field, count: 1 },
      ],
      own,
    );
    expect(
      found.map(({ unitId, own: logged, difference }) => [unitId, logged, difference]),
    ).toEqual([
      ["p1", 4, -1],
      ["p2", undefined, 1],
    ]);
    expect(found[0]?.sentence).toContain("ít hơn 1");
  });

  test("the confirmed count scores, 0 too", () => {
    expect(scoredCount(0, own.get("p1")?.[field])).toEqual({ count: 0, by: "centre" });
    expect(scoredCount(undefined, own.get("p1")?.[field])).toEqual({ count: 4, by: "unit" });
    expect(scoredCount(undefined, undefined)).toBeUndefined();
  });
});

describe("duties that leave a paper", () => {
  const notice = (details: Activity["details"]): Activity => log("tthc_notice", { details });

  test("days late by channel; only what is in time everywhere counts as in time", () => {
    const late = notice({
      due: "2023-04-27",
      posted_desk: "2023-04-27",
      posted_site: "2023-04-30",
    });
    expect(
      noticePostings(late, "2023-05-10").map(({ channel, daysLate }) => [channel, daysLate]),
    ).toEqual([
      ["desk", 0],
      ["site", 3],
    ]);
    const open = notice({ due: "2023-04-27", posted_desk: "2023-04-26" });
    expect(noticePostings(open, "2023-04-28")[1]).toMatchObject({ daysLate: 1 });
    const good = notice({
      due: "2023-04-27",
      posted_desk: "2023-04-27",
      posted_site: "2023-04-25",
    });
    const badQr = notice({ ...good.details, posted_qr: "2023-04-28" });
    const counts = countActivities([late, open, good, badQr], year2023);
    expect(counts["tthc.notices.total"]?.count).toBe(4);
    expect(counts["tthc.notices.on_time"]?.from).toEqual([good.id]);
  });

  test("inspections: own ones done, findings of all of them", () => {
    const counts = countActivities(
      [
        log("inspection", { details: { by: "self", findings: 3, mended: 2 } }),
        log("inspection", { details: { by: "superior", findings: 1, mended: 1 } }),
      ],
      year2023,
    );
    expect(counts["inspections.done"]?.count).toBe(1);
    expect(counts["inspections.findings"]?.count).toBe(4);
    expect(counts["inspections.findings_mended"]?.count).toBe(3);
  });

  test("budget: the estimate's days on the board, the settlement's yes", () => {
    const budget = (what: string): Activity =>
      log("budget_publication", { details: { what, published_on: "2023-01-12", posted_days: 30 } });
    const both = [budget("estimate"), budget("estimate"), budget("settlement")];
    expect(countActivities(both, year2023)["budget.estimate.posted_days"]?.count).toBe(30);
    const answers = answersOf(both, year2023);
    expect(answers["budget.estimate.published_on"]?.value).toBe("2023-01-12");
    expect(answers["budget.settlement.published"]?.value).toBe(true);
  });
});

describe("what is typed", () => {
  const fields = (change: Partial<Activity>): readonly string[] =>
    activityProblems({ ...item("reform"), ...change }).map(({ field }) => field);

  test("asked, fitting, known", () => {
    expect(fields({})).toEqual([]);
    expect(fields({ day: "2023-02-30", count: 1.5 })).toEqual(["day", "count"]);
    expect(fields({ details: { title: "", column: "sport" } })).toEqual(["title", "column"]);
    expect(
      fields({ details: { title: "a", column: "reform", link: "javascript:alert(1)" } }),
    ).toEqual(["link"]);
    expect(fields({ details: { title: "a", column: "reform", extra: 1 } })).toEqual(["extra"]);
  });

  test("the way of an article", () => {
    expect(nextItemState("written", "post")).toBe("posted");
    expect(nextItemState("written", "pay")).toBeUndefined();
    expect(nextItemState("posted", "pay")).toBe("paid");
    expect([itemCounts("written"), itemCounts("posted"), itemCounts(undefined)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
