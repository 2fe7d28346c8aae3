import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { isDay } from "../text/days.ts";
import { dueDays, occurrences } from "./calendar.ts";
import { lateness } from "./lateness.ts";
import { parseSchedule } from "./parse-schedule.ts";
import { type Quota, quotaStanding } from "./quota.ts";
import type { Schedule } from "./schedule.ts";
import { WORDINGS } from "./wordings.testing.ts";

const year = 2024;
const read = (wording: string): Schedule => parseSchedule(wording, { year }).schedule;
const due = (wording: string): readonly string[] => dueDays(read(wording), year);

describe("due days in Vietnam's calendar", () => {
  test("the fourth Thursday of every month", () => {
    expect(due("thứ năm của tuần thứ 4 hằng tháng")).toEqual([
      "2024-01-25",
      "2024-02-22",
      "2024-03-28",
      "2024-04-25",
      "2024-05-23",
      "2024-06-27",
      "2024-07-25",
      "2024-08-22",
      "2024-09-26",
      "2024-10-24",
      "2024-11-28",
      "2024-12-26",
    ]);
  });

  test.each([
    ["Quý I/2024", ["2024-03-31"]],
    ["Quý I, Quý III/2024", ["2024-03-31", "2024-09-30"]],
    ["trước 10/12/2024", ["2024-12-09"]],
    ["chậm nhất ngày 10/12/2024", ["2024-12-10"]],
    ["trước ngày 15 của tháng cuối quý", ["2024-03-14", "2024-06-14", "2024-09-14", "2024-12-14"]],
    ["Hằng quý", ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]],
    ["06 tháng 01 lần", ["2024-06-30", "2024-12-31"]],
    ["cuối năm", ["2024-12-31"]],
    ["giữa tháng 11", ["2024-11-20"]],
    ["Từ tháng 3 đến hết tháng 5/2024", ["2024-05-31"]],
    ["trước 10/12 hằng năm", ["2024-12-09"]],
    ["thứ sáu tuần cuối hằng tháng từ tháng 2 đến tháng 3", ["2024-02-23", "2024-03-29"]],
    ["Thường xuyên", []],
    ["Khi có KH của thị xã", []],
    ["", []],
  ])("%s", (wording, days) => {
    expect(due(wording)).toEqual(days);
  });

  test("a day the month lacks is its last day", () => {
    expect(due("ngày 31 hằng tháng").slice(0, 4)).toEqual([
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
      "2024-04-30",
    ]);
  });

  test("weeks: every Monday of the year, a fifth Friday only where there is one", () => {
    expect(due("thứ hai hằng tuần")).toHaveLength(53);
    expect(due("thứ sáu của tuần thứ 5 hằng tháng")).toEqual([
      "2024-03-29",
      "2024-05-31",
      "2024-08-30",
      "2024-11-29",
    ]);
  });

  property.prop([
    fc.constantFrom(...WORDINGS.map(([wording]) => wording)),
    fc.integer({ min: 2000, max: 2099 }),
  ])("windows begin before they end, on days that exist, in order", (wording, of) => {
    const all = occurrences(parseSchedule(wording, { year: of }).schedule, of);
    for (const [at, one] of all.entries()) {
      expect(isDay(one.from) && isDay(one.due), wording).toBe(true);
      expect(one.due >= (all[at - 1]?.due ?? "")).toBe(true);
      expect(one.needed).toBeGreaterThan(0);
    }
  });
});

describe("lateness", () => {
  const on = (wording: string, today: string, doneDays: readonly string[] = []) =>
    lateness(read(wording), { year, today, doneDays });

  test("a deadline, the day before, on it and after it", () => {
    expect(on("Quý I/2024", "2024-03-15").state).toBe("not_due");
    expect(on("Quý I/2024", "2024-03-16").state).toBe("due_soon");
    expect(on("Quý I/2024", "2024-03-31").sentence).toBe("Đến hạn hôm nay: quý I, hạn 31/03/2024.");
    const late = on("Quý I/2024", "2024-04-01");
    expect([late.state, late.days, late.next?.daysLate]).toEqual(["late", -1, 1]);
    expect(late.sentence).toBe("Đã quá hạn 1 ngày: quý I, hạn 31/03/2024.");
  });

  test("a fixed day or short window warns before it begins, a period that comes round does not", () => {
    const states = (part: Schedule["parts"][number], ...days: readonly string[]) =>
      days.map((today) => lateness({ parts: [part] }, { year, today, doneDays: [] }).state);
    const around = ["2024-02-21", "2024-02-22", "2024-03-08", "2024-03-09"];
    expect(states({ kind: "date", day: "2024-03-08" }, ...around)).toEqual([
      "not_due",
      "due_soon",
      "due_soon",
      "late",
    ]);
    expect(states({ kind: "window", from: "2024-03-06", to: "2024-03-08" }, ...around)).toEqual([
      "not_due",
      "due_soon",
      "due_soon",
      "late",
    ]);
    const daily = { kind: "recurring", per: { every: 1, unit: "day" } } as const;
    const done = { year, today: "2024-01-01", doneDays: ["2024-01-01"] };
    expect(lateness({ parts: [daily] }, done).state).toBe("partly");
  });

  test("done in time, done late, done before its quarter began", () => {
    expect(on("Quý I/2024", "2024-05-01", ["2024-03-31"]).sentence).toBe("Đã xong đúng hạn.");
    expect(on("Quý I/2024", "2024-05-01", ["2024-04-02"]).sentence).toBe("Đã xong, chậm 2 ngày.");
    expect(on("Quý I/2024", "2024-05-01", ["2023-12-28"]).state).toBe("done");
  });

  test("a quarterly task: one done, the next not yet due, then late", () => {
    expect(on("Hằng quý", "2024-04-10", ["2024-03-20"]).state).toBe("partly");
    const late = on("Hằng quý", "2024-07-05", ["2024-03-20"]);
    expect([late.state, late.next?.label, late.days]).toEqual(["late", "quý II", -5]);
  });

  test("a later report fills the earliest open quarter, an article of May mends no March", () => {
    expect(on("Hằng quý", "2024-06-30", ["2024-05-10"]).occurrences[0]?.state).toBe("done_late");
    expect(on("Mỗi quý 1 tin", "2024-06-30", ["2024-05-10"]).occurrences[0]?.state).toBe("late");
  });

  test("without a day to be late on", () => {
    expect(on("Thường xuyên", "2024-12-31").state).toBe("no_deadline");
    expect(on("", "2024-12-31").state).toBe("no_deadline");
  });

  property.prop([fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 6 })])(
    "one more day done is never later than before",
    (days) => {
      const doneDays = days.map((day) => `2024-05-${String(day).padStart(2, "0")}`);
      const late = (list: readonly string[]): number =>
        on("Hằng quý", "2024-12-31", list).occurrences.filter(({ state }) => state === "late")
          .length;
      expect(late([...doneDays, "2024-05-15"])).toBeLessThanOrEqual(late(doneDays));
    },
  );
});

describe("quotas", () => {
  const quota = (wording: string): Quota => {
    const part = read(wording).parts[0];
    if (part?.kind !== "quota") throw new Error(wording);
    return part;
  };
  const item = (day: string, count = 1): { day: string; count: number } => ({ day, count });

  test("a quarter: nothing, warned in its last third, met, missed", () => {
    const each = quota("Mỗi quý 1 tin");
    const state = (today: string, ...items: { day: string; count: number }[]) =>
      quotaStanding(each, items, { year, today }).windows[0]?.state;
    expect(state("2024-02-29")).toBe("open");
    expect(state("2024-03-01")).toBe("warn");
    expect(state("2024-03-31")).toBe("warn");
    expect(state("2024-04-01")).toBe("short");
    expect(state("2024-03-31", item("2024-03-31"))).toBe("met");
    expect(state("2024-04-02", item("2024-04-01"))).toBe("short");
  });

  test("the sentence names what is missing and until when", () => {
    const standing = quotaStanding(quota("mỗi tháng 2 tin"), [item("2024-01-10")], {
      year,
      today: "2024-01-25",
    });
    expect(standing.sentence).toBe(
      "Tháng 1: mới có 1/2 tin, còn thiếu 1, còn 6 ngày đến 31/01/2024.",
    );
    expect(standing.warning).toBe(true);
    expect(standing.needed).toBe(24);
    const last = { year, today: "2024-01-31" };
    expect(quotaStanding(quota("mỗi tháng 2 tin"), [item("2024-01-10")], last).sentence).toBe(
      "Tháng 1: mới có 1/2 tin, còn thiếu 1, ngày cuối là 31/01/2024.",
    );
  });

  test("above, at least and at most", () => {
    const after = { year, today: "2025-01-01" };
    const counted = (wording: string, count: number) =>
      quotaStanding(quota(wording), [item("2024-06-01", count)], after).windows[0]?.state;
    expect(counted("trên 20 tin/năm", 20)).toBe("short");
    expect(counted("trên 20 tin/năm", 21)).toBe("met");
    expect(counted("ít nhất 20 tin/năm", 19)).toBe("short");
    expect(counted("ít nhất 20 tin/năm", 20)).toBe("met");
    expect(counted("không quá 2 cuộc/năm", 2)).toBe("met");
    expect(counted("không quá 2 cuộc/năm", 3)).toBe("over");
  });
});
