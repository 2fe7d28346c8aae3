import { describe, expect, test } from "vitest";
import { treeAt } from "../unit/tree.ts";
import type { UnitVersion } from "../unit/unit.ts";
import {
  deadlineFor,
  expectedSubmitters,
  isOpen,
  periodKinds,
  precedingPeriod,
  timeliness,
} from "./period.ts";
import type { Period } from "./period.ts";
import { periodFindings } from "./findings.ts";
import { extensionSchema, periodInputSchema } from "./schema.ts";
import { defaultWindow, dueDefault, periodName } from "./window.ts";

const year2023: Period = {
  id: "y23",
  form: "annual",
  year: 2023,
  kind: "year",
  name: "Năm 2023",
  from: "2023-01-01",
  to: "2023-11-30",
  due: "2023-12-15",
  lock: "2023-12-31",
};

describe("default windows, offered and never imposed", () => {
  test("each kind of 2024", () => {
    const rows = periodKinds.map((kind) => {
      const window = defaultWindow(kind, 2024, 1);
      return `${periodName(kind, 2024, 1)}: ${window?.from} – ${window?.to}, ${dueDefault(kind, 2024, 1)}`;
    });
    expect(rows).toEqual([
      "Tháng 1/2024: 2023-12-15 – 2024-01-14, 2024-01-15",
      "Quý I/2024: 2023-12-15 – 2024-03-14, 2024-03-15",
      "Quý II/2024: 2024-03-15 – 2024-06-14, 2024-06-15",
      "Quý III/2024: 2024-06-15 – 2024-09-14, 2024-09-15",
      "Quý IV/2024: 2024-09-15 – 2024-12-14, 2024-12-15",
      "6 tháng đầu năm 2024: 2023-12-15 – 2024-06-14, 2024-06-15",
      "9 tháng đầu năm 2024: 2023-12-15 – 2024-09-14, 2024-09-15",
      "Năm 2024: 2023-12-15 – 2024-12-14, 2024-12-15",
      "Kỳ riêng năm 2024: undefined – undefined, undefined",
    ]);
  });

  test("a month needs to be one", () => {
    expect(defaultWindow("month", 2024)).toBeUndefined();
    expect(defaultWindow("month", 2024, 0)).toBeUndefined();
    expect(defaultWindow("month", 2024, 13)).toBeUndefined();
    expect(defaultWindow("month", 2024, 12)).toEqual({ from: "2024-11-15", to: "2024-12-14" });
  });
});

describe("deadlines", () => {
  const more = { due: "2023-12-20", lock: "2024-01-10" };

  test("an extension gives more time and never less", () => {
    expect(deadlineFor(year2023)).toEqual({ due: "2023-12-15", lock: "2023-12-31" });
    expect(deadlineFor(year2023, more)).toEqual(more);
    expect(deadlineFor(year2023, { due: "2023-12-01", lock: "2023-12-02" })).toEqual(
      deadlineFor(year2023),
    );
    expect(deadlineFor(year2023, { due: "2024-02-01", lock: "2023-12-02" })).toEqual({
      due: "2024-02-01",
      lock: "2024-02-01",
    });
  });

  test("open from the first day to the lock", () => {
    expect(isOpen(year2023, "2022-12-31")).toBe(false);
    expect(isOpen(year2023, "2023-01-01")).toBe(true);
    expect(isOpen(year2023, "2023-12-31")).toBe(true);
    expect(isOpen(year2023, "2024-01-01")).toBe(false);
    expect(isOpen(year2023, "2024-01-10", more)).toBe(true);
    expect(isOpen(year2023, "2024-01-11", more)).toBe(false);
  });

  test("timeliness, the day before, on and after the due day", () => {
    const due = "2023-12-15";
    expect(timeliness(due, "2023-12-14", "2024-01-01")).toEqual({ state: "on_time" });
    expect(timeliness(due, "2023-12-15", "2024-01-01")).toEqual({ state: "on_time" });
    expect(timeliness(due, "2023-12-16", "2024-01-01")).toEqual({ state: "late", days: 1 });
    expect(timeliness(due, undefined, "2023-12-14")).toEqual({ state: "not_due", days: 1 });
    expect(timeliness(due, undefined, "2023-12-15")).toEqual({ state: "not_due", days: 0 });
    expect(timeliness(due, undefined, "2023-12-16")).toEqual({ state: "overdue", days: 1 });
  });
});

test("who owes a report is read from the tree of the last day", () => {
  const place = { from: "2000-01-01", kind: "commune", type: "xa", parentId: "h" } as const;
  const versions: readonly UnitVersion[] = [
    { unitId: "h", from: "2000-01-01", kind: "district", type: "huyen", name: "Bình Giang" },
    { ...place, unitId: "b", name: "Bình Xuyên" },
    { ...place, unitId: "a", name: "Tân Hồng", to: year2023.to },
    { ...place, unitId: "p", name: "Nội vụ", kind: "department", type: "phong" },
  ];
  const ids = (day: string): readonly string[] =>
    expectedSubmitters(treeAt(versions, day), "h", "commune").map((unit) => unit.unitId);
  expect(ids(year2023.to)).toEqual(["b", "a"]);
  expect(ids("2023-12-01")).toEqual(["b"]);
  const tree = treeAt(versions, year2023.to);
  expect(expectedSubmitters(tree, "a", "commune").map((unit) => unit.unitId)).toEqual(["a"]);
  expect(expectedSubmitters(tree, "nowhere", "commune")).toEqual([]);
});

function at(id: string, from: string, to: string, news: Partial<Period> = {}): Period {
  return { ...year2023, id, from, to, ...news };
}

describe("the period to carry over from", () => {
  const year2022 = at("y22", "2022-01-01", "2022-12-31");

  test("ends the day before, not a day earlier or later", () => {
    expect(precedingPeriod(year2023, [year2023, year2022])).toEqual({
      ok: true,
      period: year2022,
    });
    for (const to of ["2022-12-30", "2023-01-01"]) {
      const other = at("x", "2022-01-01", to);
      expect(precedingPeriod(year2023, [year2023, other])).toMatchObject({
        ok: false,
        code: "none",
      });
    }
    const control = { ...year2022, form: "tthc_control" };
    const none = precedingPeriod(year2023, [control]);
    expect(none.ok ? "" : none.sentence).toContain("Không đối chiếu được");
  });

  test("of several, the same kind comes first, then the shortest", () => {
    const last = at("q4", "2022-10-01", "2022-12-31", { kind: "quarter4" });
    const nine = at("n", "2022-04-01", "2022-12-31", { kind: "nine_months" });
    expect(precedingPeriod(year2023, [last, nine, year2022])).toMatchObject({
      period: { id: "y22" },
    });
    expect(precedingPeriod(year2023, [nine, last])).toMatchObject({ period: { id: "q4" } });
  });
});

function quarter(n: 1 | 2 | 3 | 4): Period {
  const window = defaultWindow(`quarter${n}`, 2023) ?? { from: "", to: "" };
  return { ...year2023, id: `q${n}`, kind: `quarter${n}`, name: `Quý ${n}`, ...window };
}

describe("gaps and overlaps between periods", () => {
  test("the default quarters and years leave nothing out", () => {
    expect(periodFindings([quarter(3), quarter(1), quarter(4), quarter(2)])).toEqual([]);
    const years = [2022, 2023, 2024].map((year) => ({
      ...year2023,
      id: `y${year}`,
      year,
      ...(defaultWindow("year", year) ?? { from: "", to: "" }),
    }));
    expect(periodFindings(years)).toEqual([]);
  });

  test("eleven months of 2023 before the default window of 2024", () => {
    const next = { ...year2023, id: "y24", name: "Năm 2024", from: "2023-12-15", to: "2024-12-14" };
    expect(periodFindings([next, year2023])).toEqual([
      {
        code: "gap",
        periodIds: ["y23", "y24"],
        from: "2023-12-01",
        to: "2023-12-14",
        sentence:
          "Từ 01/12/2023 đến 14/12/2023 không thuộc “Năm 2023” cũng không thuộc “Năm 2024”: số liệu những ngày này bị bỏ sót.",
      },
    ]);
    expect(periodFindings([year2023, { ...next, from: "2023-12-01" }])).toEqual([]);
    expect(periodFindings([year2023, { ...next, from: "2023-11-30" }])).toMatchObject([
      { code: "overlap", from: "2023-11-30", to: "2023-11-30" },
    ]);
  });

  test("other forms and kinds do not touch; half years leave their gap in peace", () => {
    expect(periodFindings([year2023, { ...year2023, id: "x", form: "propaganda" }])).toEqual([]);
    expect(periodFindings([year2023, quarter(2)])).toEqual([]);
    const half = (year: number): Period => ({
      ...year2023,
      id: `h${year}`,
      kind: "half",
      ...(defaultWindow("half", year) ?? { from: "", to: "" }),
    });
    expect(periodFindings([half(2023), half(2024)])).toEqual([]);
  });

  test("a short period inside a long one hides nothing behind it", () => {
    const inner = { ...year2023, id: "in", from: "2023-03-01", to: "2023-03-31" };
    const behind = { ...year2023, id: "behind", from: "2023-06-01", to: "2024-05-31" };
    expect(
      periodFindings([year2023, inner, behind]).map(
        (each) => `${each.code} ${each.periodIds.join()}`,
      ),
    ).toEqual(["overlap y23,in", "overlap y23,behind"]);
  });
});

describe("what may be written", () => {
  const { id: _, ...input } = year2023;

  test("a period has its days in order", () => {
    expect(periodInputSchema.parse(input)).toEqual(input);
    for (const wrong of [
      { to: "2022-12-31" },
      { due: "2024-01-01" },
      { due: "2022-12-31" },
      { from: "2023-02-30" },
      { kind: "week" },
      { name: " " },
      { year: 1999 },
    ]) {
      expect(periodInputSchema.safeParse({ ...input, ...wrong }).success).toBe(false);
    }
  });

  test("an extension has a reason", () => {
    const extension = { periodId: "y23", unitId: "a", due: "2023-12-20", lock: "2023-12-20" };
    expect(extensionSchema.safeParse({ ...extension, reason: "Mất điện" }).success).toBe(true);
    expect(extensionSchema.safeParse({ ...extension, reason: "\u200b " }).success).toBe(false);
    const early = { ...extension, lock: "2023-12-19", reason: "Mất điện" };
    expect(extensionSchema.safeParse(early).success).toBe(false);
  });
});
