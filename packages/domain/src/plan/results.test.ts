import { expect, test } from "vitest";
import { resultsStanding } from "./results.ts";

const due = { resultsDue: "2024-12-09" };
const notice = (day: string) => ({ number: "512", symbol: "TB-UBND", day });

test.each([
  ["2024-12-08", "waiting", 1, "Thông báo kết quả chậm nhất ngày 09/12/2024: còn 1 ngày."],
  ["2024-12-09", "waiting", 0, "Thông báo kết quả chậm nhất ngày 09/12/2024: hôm nay."],
  ["2024-12-10", "late", 1, "Thông báo kết quả chậm nhất ngày 09/12/2024: đã quá 1 ngày."],
])("not yet told, on %s", (today, state, days, sentence) => {
  expect(resultsStanding(due, today)).toEqual({ state, days, sentence });
});

test.each([
  ["2024-12-08", "issued", 1, "đúng hạn"],
  ["2024-12-09", "issued", 0, "đúng hạn"],
  ["2024-12-10", "issued_late", 1, "chậm 1 ngày"],
])("told on %s, whatever day it is looked at", (day, state, days, words) => {
  for (const today of ["2024-12-01", "2026-01-01"]) {
    const found = resultsStanding({ ...due, resultsNotice: notice(day) }, today);
    expect(found).toMatchObject({ state, days });
    expect(found?.sentence).toMatch(/^Đã thông báo kết quả: số 512\/TB-UBND ngày .*\.$/);
    expect(found?.sentence).toContain(words);
  }
});

test("a plan without a last day waits for nothing; told, it is neither in time nor late", () => {
  expect(resultsStanding({}, "2024-12-10")).toBeUndefined();
  expect(resultsStanding({ resultsNotice: notice("2024-12-20") }, "2024-12-21")?.sentence).toBe(
    "Đã thông báo kết quả: số 512/TB-UBND ngày 20/12/2024.",
  );
});
