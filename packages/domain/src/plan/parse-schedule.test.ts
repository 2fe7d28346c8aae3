/// <reference types="vite/client" />
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { parseSchedule, parseTaskTime } from "./parse-schedule.ts";
import type { SchedulePart } from "./schedule.ts";
import { WORDINGS } from "./wordings.testing.ts";
import { scheduleWords } from "./words.ts";

const plan = { year: 2024 };

describe("what plans write", () => {
  test("the table is large, and each wording stands once", () => {
    expect(WORDINGS.length).toBeGreaterThan(250);
    expect(new Set(WORDINGS.map(([wording]) => wording)).size).toBe(WORDINGS.length);
  });

  test.each(WORDINGS)("%s → %s", (wording, words, ...rest) => {
    const parsed = parseSchedule(wording, plan);
    expect(parsed.schedule.parts.length === 0 ? "" : scheduleWords(parsed.schedule)).toBe(words);
    expect(parsed.rest.map(({ text }) => text)).toEqual(rest);
  });

  test.each(WORDINGS)("%s: other spellings of the marks change nothing", (wording) => {
    const { schedule } = parseSchedule(wording, plan);
    const dated = schedule.parts.filter(({ kind }) => kind !== "on_event");
    for (const other of [wording.normalize("NFD"), wording.replaceAll("ư", "ƣ"), ` ${wording}\n`]) {
      const read = parseSchedule(other, plan).schedule.parts;
      expect(read.filter(({ kind }) => kind !== "on_event")).toEqual(dated);
    }
  });

  test("the plan's year stands for a time without one, and no other", () => {
    expect(parseSchedule("Quý I", { year: 2031 }).schedule.parts).toEqual([
      { kind: "quarter", year: 2031, quarter: 1 },
    ]);
    expect(parseSchedule("Quý I/2024", { year: 2031 }).schedule.parts).toEqual([
      { kind: "quarter", year: 2024, quarter: 1 },
    ]);
  });

  test("a day that the month does not have is never moved", () => {
    for (const wording of ["29/02/2023", "31/4", "trước ngày 30/2", "từ 20/3 đến 10/3"]) {
      const { schedule, rest } = parseSchedule(wording, { year: 2023 });
      expect(schedule.parts, wording).toEqual([]);
      expect(rest.map(({ text }) => text)).toEqual([wording]);
    }
    expect(parseSchedule("29/02", plan).schedule.parts).toEqual([
      { kind: "date", day: "2024-02-29" },
    ]);
  });
});

const anyWording = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(...WORDINGS.map(([wording]) => wording), ", ", "; ", " ", " và "), {
      maxLength: 5,
    })
    .map((parts) => parts.join("")),
);

property.prop([anyWording])(
  "spans lie in the wording, in order, apart from each other",
  (wording) => {
    const { understood, rest } = parseSchedule(wording, plan);
    const spans = [...understood, ...rest].toSorted((a, b) => a.start - b.start);
    let end = 0;
    for (const span of spans) {
      expect(wording.slice(span.start, span.end)).toBe(span.text);
      expect(span.start).toBeGreaterThanOrEqual(end);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      end = span.end;
    }
  },
);

property.prop([anyWording])("the same wording gives the same schedule", (wording) => {
  expect(parseSchedule(wording, plan)).toEqual(parseSchedule(wording, plan));
});

const quarter = (n: number): SchedulePart => ({ kind: "quarter", year: 2024, quarter: n });
const quota = (
  count: number,
  item: string,
  unit: "month" | "quarter" | "year",
  bound: "exact" | "at-least" = "exact",
): SchedulePart => ({ kind: "quota", count, bound, item, per: { every: 1, unit } });
const ongoing: SchedulePart = { kind: "ongoing" };
const whenPlanned: SchedulePart = { kind: "on_event", wording: "Khi có KH của thị xã" };

/** The schedules of the 22 tasks of the real annex, in its order. */
const EXPECTED: readonly (readonly SchedulePart[])[] = [
  [quarter(1)],
  [quarter(4)],
  [quarter(1)],
  [quarter(2)],
  [quarter(3)],
  [ongoing],
  [ongoing],
  [ongoing],
  [ongoing],
  [ongoing],
  [quota(12, "tin", "year"), quota(1, "tin", "month")],
  [quota(4, "tiểu phẩm", "year"), quota(1, "tiểu phẩm", "quarter")],
  [],
  [whenPlanned],
  [quarter(1)],
  [],
  [quota(1, "tin", "year", "at-least")],
  [whenPlanned],
  [quarter(1)],
  [],
  [quota(4, "tin", "year"), quota(1, "tin", "quarter")],
  [whenPlanned],
];

const found = import.meta.glob<{
  planTasks: readonly { readonly task: string; readonly deadlineText: string | null }[];
}>("../../../../../shared/seed-facts.json", { eager: true });
const [seeds] = Object.values(found);

test(
  seeds === undefined
    ? "bỏ qua: không có ../shared, 22 nhiệm vụ của phụ lục thật không được đọc"
    : `the ${seeds.planTasks.length} tasks of a real annex are read, nothing left over`,
  () => {
    expect(EXPECTED).toHaveLength(22);
    if (seeds === undefined) return;
    const read = seeds.planTasks.map(({ task, deadlineText }) =>
      parseTaskTime({ title: task, time: deadlineText ?? "" }, plan),
    );
    expect(read.map(({ schedule }) => schedule.parts)).toEqual(EXPECTED);
    expect(read.flatMap(({ rest }) => rest)).toEqual([]);
  },
);

test("an amount in the title is read only where the title says it is one", () => {
  const time = "Quý II/2024";
  const title = "Họp 4 lần/năm với tổ dân phố";
  expect(parseTaskTime({ title, time }, plan).schedule.parts).toEqual([quarter(2)]);
  const counted = { title: "Viết tin (số lượng: 12 tin/năm)", time: "12 tin/năm" };
  expect(parseTaskTime(counted, plan).schedule.parts).toEqual([quota(12, "tin", "year")]);
});
