import { expect, test } from "vitest";
import {
  copySentence,
  copyStatus,
  countStatuses,
  quotaFigures,
  tellingQuota,
} from "./copy-status.ts";
import { copyStanding, type TaskState } from "./hand-out.ts";
import { quotaStanding } from "./quota.ts";
import type { Schedule } from "./schedule.ts";

const monthly = {
  kind: "quota",
  count: 1,
  bound: "exact",
  item: "tin",
  per: { every: 1, unit: "month" },
} as const;
const yearly = { ...monthly, count: 12, per: { every: 1, unit: "year" } } as const;
const date = { kind: "date", day: "2024-03-08" } as const;

interface Case {
  readonly parts: Schedule["parts"];
  readonly days?: readonly string[];
  readonly today: string;
  readonly state?: TaskState;
}

function copyOf({ parts, days = [], today, state = "open" }: Case) {
  const when = { year: 2024, today };
  const items = days.map((day) => ({ day, count: 1 }));
  const quotas = parts.flatMap((part, at) =>
    part.kind === "quota" ? [{ part: at, ...quotaStanding(part, items, when) }] : [],
  );
  const standing = copyStanding({ schedule: { parts } }, { state, doneDays: days }, when);
  const behind =
    state === "open" &&
    quotas.some(
      ({ windows, warning }) => warning || windows.some((window) => window.state === "short"),
    );
  return { state, standing, quotas, behind };
}

test.each<[string, Case, string]>([
  ["sixteen days before", { parts: [date], today: "2024-02-21" }, "open"],
  ["fifteen days before", { parts: [date], today: "2024-02-22" }, "due_soon"],
  ["the day before", { parts: [date], today: "2024-03-07" }, "due_soon"],
  ["the day itself", { parts: [date], today: "2024-03-08" }, "due_soon"],
  ["the day after", { parts: [date], today: "2024-03-09" }, "late"],
  ["done late", { parts: [date], days: ["2024-03-20"], today: "2024-04-01" }, "done"],
  ["said to be done", { parts: [date], today: "2024-04-01", state: "done" }, "done"],
  ["not possible", { parts: [date], today: "2024-04-01", state: "not_possible" }, "not_possible"],
  ["a month that passed short", { parts: [monthly], today: "2024-02-01" }, "behind"],
  ["short, and a day missed", { parts: [monthly, date], today: "2024-03-09" }, "late"],
  ["nothing is due yet", { parts: [date], today: "2024-01-02" }, "open"],
])("%s", (_, given, status) => {
  expect(copyStatus(copyOf(given))).toBe(status);
});

test("the sentence speaks of what the status names", () => {
  const sentence = (given: Case): string => copySentence(copyOf(given));
  expect(sentence({ parts: [date], today: "2024-03-09" })).toContain("Đã quá hạn 1 ngày");
  expect(sentence({ parts: [monthly, date], today: "2024-03-09" })).toContain("Đã quá hạn");
  const short = sentence({ parts: [monthly], days: ["2024-02-03"], today: "2024-03-09" });
  expect(short).toContain("Không đạt: tháng 1 0/1");
  expect(short).not.toContain("quá hạn");
  const mendable = sentence({ parts: [monthly, yearly], today: "2024-12-20" });
  expect(mendable).toContain("Năm 2024: mới có 0/12 tin");
});

test("each copy is counted once, however much is wrong with it", () => {
  const copies = [
    copyOf({ parts: [monthly, date], today: "2024-03-09" }),
    copyOf({ parts: [monthly], today: "2024-03-09" }),
    copyOf({ parts: [date], today: "2024-03-09", state: "not_possible" }),
  ];
  const counts = countStatuses(copies);
  expect(counts).toEqual({ late: 1, behind: 1, due_soon: 0, open: 0, done: 0, not_possible: 1 });
});

test("more than enough in one month does not read as a shortfall of the year", () => {
  const days = Array<string>(63).fill("2024-01-10");
  const { quotas } = copyOf({ parts: [yearly, monthly], days, today: "2024-04-02" });
  const shown = tellingQuota(quotas);
  expect(shown?.part).toBe(1);
  expect(shown && quotaFigures(shown)).toBe("1/3 kỳ đạt");
});

test("a year that is short says how much there is", () => {
  const { quotas } = copyOf({ parts: [yearly], days: ["2024-05-01"], today: "2025-01-01" });
  expect(quotas.map(quotaFigures)).toEqual(["1/12"]);
});
