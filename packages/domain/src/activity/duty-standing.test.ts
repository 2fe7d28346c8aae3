import { describe, expect, test } from "vitest";
import { DUTY_KINDS } from "./duty-kinds.ts";
import { dutyStanding, POSTED_DAYS } from "./duty-standing.ts";
import { PROPAGANDA_KINDS } from "./propaganda-kinds.ts";

const today = "2023-06-15";

test("every duty has a standing, no way of spreading word has one", () => {
  for (const { kind } of DUTY_KINDS) {
    expect(dutyStanding({ kind, details: {} }, today)?.sentences.length, kind).toBeGreaterThan(0);
  }
  for (const { kind } of PROPAGANDA_KINDS) {
    expect(dutyStanding({ kind, details: {} }, today), kind).toBeUndefined();
  }
});

describe("a TTHC notice", () => {
  const notice = (details: Readonly<Record<string, string>>) =>
    dutyStanding({ kind: "tthc_notice", details: { due: "2023-06-15", ...details } }, today);

  test.each([
    ["2023-06-14", "settled"],
    ["2023-06-15", "settled"],
    ["2023-06-16", "lacking"],
  ])("posted everywhere on %s is %s", (day, state) => {
    expect(notice({ posted_desk: day, posted_site: day })?.state).toBe(state);
  });

  test("not posted is open until its day and late after it, channel by channel", () => {
    expect(notice({ posted_desk: "2023-06-10" })?.state).toBe("lacking");
    const late = notice({ posted_desk: "2023-06-10", due: "2023-06-14" });
    expect(late?.state).toBe("late");
    expect(late?.sentences[1]).toContain("đã quá hạn 1 ngày");
  });
});

describe("an inspection", () => {
  const inspection = (details: Readonly<Record<string, string | number>>) =>
    dutyStanding({ kind: "inspection", details: { findings: 3, ...details } }, today);

  test.each([
    [2, "2023-06-14", "late"],
    [2, "2023-06-15", "lacking"],
    [2, "2023-06-16", "lacking"],
    [3, "2023-06-14", "settled"],
  ])("%i of 3 mended, due %s: %s", (mended, mend_due, state) => {
    expect(inspection({ mended, mend_due })?.state).toBe(state);
  });

  test("says what is not written down, and when mending came late", () => {
    expect(inspection({})?.sentences).toEqual(["Chưa ghi số tồn tại đã khắc phục, chưa ghi hạn."]);
    expect(inspection({ findings: 0 })?.state).toBe("settled");
    const late = inspection({ mended: 3, mend_due: "2023-05-01", mended_on: "2023-05-04" });
    expect(late).toEqual({
      state: "lacking",
      sentences: ["Đã khắc phục 3/3 tồn tại ngày 04/05/2023, chậm 3 ngày."],
    });
  });
});

describe("a published budget", () => {
  const budget = (details: Readonly<Record<string, string | number>>) =>
    dutyStanding(
      {
        kind: "budget_publication",
        details: { published_on: "2023-01-10", due: "2023-01-10", ...details },
      },
      today,
    );

  test.each([
    [POSTED_DAYS - 1, "lacking"],
    [POSTED_DAYS, "settled"],
    [POSTED_DAYS + 1, "settled"],
  ])("posted %i days is %s", (posted_days, state) => {
    expect(budget({ posted_days })?.state).toBe(state);
  });

  test("a day late is late", () => {
    expect(budget({})?.state).toBe("settled");
    expect(budget({ published_on: "2023-01-11" })?.sentences[0]).toContain("chậm 1 ngày");
  });
});

test("a cost estimate waits until it is sent", () => {
  const estimate = (details: Readonly<Record<string, string | number>>) =>
    dutyStanding({ kind: "cost_estimate", details: { amount: 1, year: 2023, ...details } }, today);
  expect(estimate({})?.state).toBe("lacking");
  expect(estimate({ sent_on: "2023-02-01" })?.state).toBe("settled");
});
