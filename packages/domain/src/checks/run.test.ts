import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { FORMS } from "../form/catalogue.ts";
import { NONE, UNKNOWN, cellsOf, entered } from "../report/build.ts";
import type { Cell, Cells } from "../report/cell.ts";
import { WARD_2023 } from "../report/example.ts";
import { baselineOf, median } from "./baseline.ts";
import type { CheckContext, Finding } from "./check.ts";
import { HISTORY_RULE, PEER_RULE, comparedFields, isFarOff } from "./outliers.ts";
import { checksTouchedBy, compileChecks, rowsIn, runChecks, runTouchedChecks } from "./run.ts";
import { agreement } from "./stated.ts";

function find(
  values: Record<string, number | string | boolean | Cell>,
  check: string,
  context: CheckContext = {},
): readonly Finding[] {
  const cells: Cells = new Map([...WARD_2023, ...cellsOf(values)]);
  return runChecks(ANNUAL_FORM, cells, context).filter((finding) => finding.check === check);
}

function previous(pending: number | Cell): CheckContext {
  return {
    previous: { cells: cellsOf({ "tthc.pending.total": pending }), label: "Báo cáo năm 2022" },
  };
}

function electronic(of100: number): readonly Finding[] {
  return find(
    { "edocuments.exchanged.total": 100, "edocuments.exchanged.electronic": of100 },
    "stated.e_documents",
  );
}

function sortedTexts(list: readonly Finding[]): string[] {
  return list.map((finding) => JSON.stringify(finding)).toSorted((a, b) => (a < b ? -1 : 1));
}

describe("the ward's year", () => {
  test("owes only the plan's tasks; nothing else is hard or soft", () => {
    const found = runChecks(ANNUAL_FORM, WARD_2023);
    const standing = found.filter(({ severity }) => severity !== "info");
    expect(standing.map(({ check }) => check)).toEqual([
      "required.plan.tasks.assigned",
      "required.plan.tasks.done",
    ]);
  });

  test("every sentence is one sentence, speaks of a cell and has a reason", () => {
    const bad = cellsOf({ "tthc.received.total": 5, "staff.official_mail.rate": 10_001 });
    for (const finding of runChecks(ANNUAL_FORM, new Map([...WARD_2023, ...bad]))) {
      expect(finding.message).toMatch(/^[“\p{Lu}].*\.$/u);
      expect(finding.cells.length).toBeGreaterThan(0);
      expect(finding.why).not.toBe("");
      expect(finding.message).not.toMatch(/undefined|NaN/);
    }
  });

  test("hard before soft before info", () => {
    const order = { hard: 0, soft: 1, info: 2 };
    const found = find(
      { "tthc.received.total": 5, "tthc.pending.total": 9 },
      "identity.tthc.balance",
    );
    expect(found).toHaveLength(1);
    const all = runChecks(
      ANNUAL_FORM,
      cellsOf({ "tthc.received.total": 5, "tthc.resolved.total": 9 }),
    );
    const ranks = all.map(({ severity }) => order[severity]);
    expect(ranks).toEqual([...ranks].toSorted((a, b) => a - b));
  });
});

describe("ranges", () => {
  test.each([
    [9999, 0],
    [10_000, 0],
    [10_001, 1],
  ])("a stated rate of %i hundredths", (value, count) => {
    expect(
      find({ "staff.official_mail.rate": value }, "range.staff.official_mail.rate"),
    ).toHaveLength(count);
  });

  test.each([
    ["documents.checked", 999_999, []],
    ["documents.checked", 1_000_000, []],
    ["documents.checked", 1_000_001, ["soft"]],
    ["propaganda.spending", 1_000_000_000_000, []],
    ["propaganda.spending", 1_000_000_000_001, ["soft"]],
  ] as const)("%s of %i is asked about where no commune has so many", (field, value, said) => {
    const found = find({ [field]: value }, `range.${field}`);
    expect(found.map(({ severity }) => severity)).toEqual(said);
    for (const { message } of found) expect(message).toContain("lớn khác thường");
  });

  test("a sentence about one field calls it by its whole name: two are “Quá hạn” in a column's head", () => {
    const [found] = runChecks(ANNUAL_FORM, new Map()).filter(
      ({ check }) => check === "required.tthc.resolved.late",
    );
    expect(found?.message).toMatch(/^“Hồ sơ giải quyết quá hạn” chưa có câu trả lời/);
  });

  test.each([
    [24, 0],
    [25, 0],
    [26, 1],
  ])("%i of 25 with official mail", (value, count) => {
    const found = find(
      { "staff.official_mail": value, "staff.total": 25 },
      "part.staff_official_mail",
    );
    expect(found).toHaveLength(count);
  });

  test("a petition answered where none arose is a part above its whole", () => {
    expect(find({ "petitions.answered_on_time": 1 }, "part.petitions_on_time")).toMatchObject([
      { severity: "hard" },
    ]);
  });

  test("a value of the wrong kind is found wherever it stands", () => {
    const cells = { "documents.checked": -1, "digital.iso": 1, "tthc.received.total#land": 1.5 };
    expect(find(cells, "range.documents.checked")).toMatchObject([{ severity: "hard" }]);
    expect(find(cells, "range.digital.iso")).toHaveLength(1);
    expect(find(cells, "range.tthc.received.total")[0]?.cells).toEqual([
      { field: "tthc.received.total", row: "land" },
    ]);
  });
});

describe("dossiers carried over", () => {
  test("nothing to compare with is said, and stops nobody", () => {
    const [finding] = find({}, "carried.tthc");
    expect(finding?.severity).toBe("info");
    expect(finding?.message).toContain("không đối chiếu được");
    expect(find({}, "carried.tthc", previous(UNKNOWN))).toMatchObject([{ severity: "info" }]);
  });

  test.each([
    [0, 1],
    [1, 0],
    [2, 1],
  ])("previous period left %i", (pending, count) => {
    const found = find({}, "carried.tthc", previous(pending));
    expect(found).toHaveLength(count);
    for (const finding of found) expect(finding.severity).toBe("soft");
  });

  test("“không phát sinh” on both sides agrees", () => {
    expect(find({ "tthc.received.carried": NONE }, "carried.tthc", previous(NONE))).toEqual([]);
  });
});

describe("stated rates", () => {
  const check = "stated.digitised_on_receipt";

  test("without counts: told, marked, and not a reason to stop", () => {
    const [finding] = find({}, check);
    expect(finding?.severity).toBe("info");
    expect(finding?.message).toContain("99,53 %, chưa có tử số");
  });

  test.each([
    [1053, 1],
    [1054, 0],
    [1055, 1],
  ])("against %i of 1.059", (count, expected) => {
    expect(find({ "tthc.digitised.on_receipt": count }, check)).toHaveLength(expected);
  });

  test("a rate that no count can give is questioned", () => {
    const few = { "tthc.received.total": 7, "tthc.digitised.on_receipt.rate": 9953 };
    expect(find(few, check)).toMatchObject([{ severity: "soft" }]);
    expect(find({ ...few, "tthc.digitised.on_receipt.rate": 8571 }, check)).toMatchObject([
      { severity: "info" },
    ]);
  });

  test("“trên 90 %” wants more than 90 %", () => {
    expect(electronic(91)).toEqual([]);
    expect(electronic(90)).toMatchObject([{ severity: "soft" }]);
    expect(electronic(89)).toMatchObject([{ severity: "soft" }]);
  });

  test("cut instead of rounded is told apart from wrong", () => {
    expect(agreement(8510, 8511, 7600, 8930)).toBe("truncated");
    expect(agreement(8511, 8511, 7600, 8930)).toBe("equal");
    expect(agreement(8510, 8509, 7598, 8930)).toBe("fewer-decimals");
    expect(agreement(8500, 8511, 7600, 8930)).toBe("fewer-decimals");
    expect(agreement(8600, 8511, 7600, 8930)).toBe("different");
    expect(agreement(8509, 8511, 7600, 8930)).toBe("different");
    expect(agreement(9950, 9953, 1054, 1059)).toBe("fewer-decimals");
    expect(agreement(9900, 9915, 1049, 1058)).toBe("fewer-decimals");
  });
});

test("all and nothing are not roundings: 99,53 % is not 100 %, 0,4 % is not 0 %", () => {
  expect(agreement(10_000, 9953, 1054, 1059)).toBe("different");
  expect(agreement(10_000, 10_000, 1059, 1059)).toBe("equal");
  expect(agreement(0, 40, 4, 1000)).toBe("different");
});

describe("figures far from the usual", () => {
  test("medians, and how few reports are too few", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(() => median([])).toThrowError(RangeError);
    const years = [900, 1000, 1100].map((value) => cellsOf({ "tthc.received.total": value }));
    const blank = cellsOf({ "tthc.received.total": NONE });
    expect(baselineOf([...years, blank, new Map()], ["tthc.received.total"])).toEqual(
      new Map([["tthc.received.total", { median: 1000, count: 3 }]]),
    );
  });

  test.each([
    [2999, false],
    [3000, true],
    [3001, true],
    [334, false],
    [333, true],
    [332, true],
  ])("%i against a usual 1.000: %s", (value, far) => {
    expect(isFarOff(value, 1000, HISTORY_RULE)).toBe(far);
  });

  test("small figures jump about, and a median of 0 says nothing", () => {
    expect(isFarOff(20, 1, HISTORY_RULE)).toBe(false);
    expect(isFarOff(21, 1, HISTORY_RULE)).toBe(true);
    expect(isFarOff(5000, 0, HISTORY_RULE)).toBe(false);
    expect(isFarOff(1999, 100, PEER_RULE)).toBe(false);
    expect(isFarOff(2000, 100, PEER_RULE)).toBe(true);
  });

  test.each([
    [0, 18, 189, 0],
    // One or two years: eight times and a distance of fifty.
    [1, 18, 144, 1],
    [2, 18, 144, 1],
    [2, 18, 143, 0],
    [2, 7, 56, 0],
    [2, 7, 57, 1],
    [2, 418, 9, 0],
    // Three years and more: three times.
    [3, 18, 54, 1],
    [3, 18, 53, 0],
    [4, 18, 189, 1],
  ])("with %i earlier years of %i, now %i: %i", (years, usual, value, count) => {
    const past = Array.from({ length: years }, () => cellsOf({ "documents.checked": usual }));
    const history = baselineOf(past, comparedFields(ANNUAL_FORM));
    const found = find({ "documents.checked": value }, "outlier.history.documents.checked", {
      history,
    });
    expect(found).toHaveLength(count);
    for (const finding of found) expect(finding.severity).toBe("soft");
  });

  test.each([
    [7, 0],
    [8, 1],
  ])("with %i peers", (units, count) => {
    const others = Array.from({ length: units }, () => cellsOf({ "documents.checked": 4 }));
    const peers = baselineOf(others, comparedFields(ANNUAL_FORM));
    expect(find({}, "outlier.peers.documents.checked", { peers })).toHaveLength(count);
  });

  test.each([
    [6_000, 1],
    [5_999, 0],
    [9, 0],
    [0, 0],
  ])("%i dossiers by hand among peers with 300: %i", (value, count) => {
    const others = Array.from({ length: 8 }, () => cellsOf({ "tthc.received.direct": 300 }));
    const peers = baselineOf(others, comparedFields(ANNUAL_FORM));
    const cells = { "tthc.received.direct": value };
    expect(find(cells, "outlier.peers.tthc.received.direct", { peers })).toHaveLength(count);
  });
});

describe("required answers", () => {
  test.each([0, NONE, UNKNOWN])("%o is an answer", (cell) => {
    expect(find({ "plan.tasks.assigned": cell }, "required.plan.tasks.assigned")).toEqual([]);
  });
});

describe("one changed cell", () => {
  test("touches its own checks, compiled once", () => {
    expect(compileChecks(ANNUAL_FORM)).toBe(compileChecks(ANNUAL_FORM));
    const touched = checksTouchedBy(ANNUAL_FORM, "survey.ballots.satisfied").map(
      ({ code }) => code,
    );
    expect(touched).toEqual([
      "range.survey.ballots.satisfied",
      "identity.survey.ballots.total",
      "outlier.survey.ballots.satisfied",
      "required.survey.ballots.satisfied",
      "returned",
    ]);
    expect(checksTouchedBy(ANNUAL_FORM, "no.such.field")).toEqual([]);
  });

  test("rows are found in the cells", () => {
    const cells = cellsOf({
      "tthc.received.total#land": 1,
      "tthc.resolved.total#land": 1,
      "a#b": 1,
    });
    expect(rowsIn(cells)).toEqual(["land", "b"]);
  });

  const keys = ANNUAL_FORM.fields.flatMap(({ code, kind }) =>
    kind === "count"
      ? code.startsWith("tthc.re") || code.startsWith("tthc.pending")
        ? [code, `${code}#land`, `${code}#civil_status`]
        : [code]
      : [],
  );
  const tabled = new Set(ANNUAL_FORM.tables.flatMap((table) => table.fields));
  const usable = keys.filter(
    (key) => !key.includes("#") || tabled.has(key.slice(0, key.indexOf("#"))),
  );
  const cell = fc.oneof(
    fc.constantFrom(NONE, UNKNOWN),
    fc.nat(30).map((value) => entered(value)),
  );
  const reports = fc.dictionary(fc.constantFrom(...usable), cell).map((values) => cellsOf(values));

  test.prop([reports, fc.constantFrom(...usable), cell])(
    "findings of touched checks in place of the old ones equal a full run",
    (before, key, value) => {
      const after = new Map(before).set(key, value);
      const field = key.split("#")[0] ?? key;
      // Outlier checks name themselves by whom they compare with; without context they are silent.
      const touched = new Set(checksTouchedBy(ANNUAL_FORM, field).map(({ code }) => code));
      const kept = runChecks(ANNUAL_FORM, before).filter(({ check }) => !touched.has(check));
      const merged = [...kept, ...runTouchedChecks(ANNUAL_FORM, after, [field])];
      expect(sortedTexts(merged)).toEqual(sortedTexts(runChecks(ANNUAL_FORM, after)));
    },
  );
});

test("every form has checks, each of its own code, reading only its own fields", () => {
  for (const form of FORMS) {
    const { checks } = compileChecks(form);
    const codes = checks.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const fields = new Set(form.fields.map(({ code }) => code));
    for (const check of checks.filter(({ kind }) => kind !== "stated")) {
      expect(check.cells.filter((code) => !fields.has(code))).toEqual([]);
    }
  }
});
