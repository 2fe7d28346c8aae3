import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { NONE, UNKNOWN, cellsOf, entered } from "../report/build.ts";
import type { Cell, Cells } from "../report/cell.ts";
import { WARD_2023 } from "../report/example.ts";
import type { Finding } from "./check.ts";
import { runChecks } from "./run.ts";

function findings(cells: Cells, check: string): readonly Finding[] {
  return runChecks(ANNUAL_FORM, cells).filter((finding) => finding.check === check);
}

function withCells(values: Record<string, number | Cell>): Cells {
  return new Map([...WARD_2023, ...cellsOf(values)]);
}

const RECEIVED = "identity.tthc.received.total";

function received(a: number, b: number, c: number, total: number): readonly Finding[] {
  const cells = cellsOf({
    "tthc.received.online": a,
    "tthc.received.direct": b,
    "tthc.received.carried": c,
    "tthc.received.total": total,
  });
  return findings(cells, RECEIVED);
}

describe("the ward's sums", () => {
  test("come out: nothing hard or soft among identities", () => {
    const broken = runChecks(ANNUAL_FORM, WARD_2023).filter(
      ({ kind, severity }) => (kind === "identity" || kind === "table") && severity !== "info",
    );
    expect(broken).toEqual([]);
  });

  test.each([
    [1058, 1],
    [1060, 1],
    [1095, 36],
  ])("a total of %i is off by %i and says so in one sentence", (total, gap) => {
    const [finding, ...rest] = findings(withCells({ "tthc.received.total": total }), RECEIVED);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ severity: "hard", kind: "identity" });
    expect(finding?.cells.map(({ field }) => field)).toEqual([
      "tthc.received.total",
      "tthc.received.online",
      "tthc.received.direct",
      "tthc.received.carried",
    ]);
    expect(finding?.message).toBe(
      `“Tổng tiếp nhận” đang là ${total === 1058 ? "1.058" : total === 1060 ? "1.060" : "1.095"} hồ sơ nhưng các phần cộng lại là 1.059 hồ sơ, lệch ${gap}: sửa ô “Tổng tiếp nhận” hoặc ô ghi sai trong “Trực tuyến”, “Trực tiếp, bưu chính” và “Từ kỳ trước”.`,
    );
  });

  test("each other sum breaks on its own", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["tthc.resolved.late", "identity.tthc.resolved.total"],
      ["tthc.received.new", "identity.tthc.received.new"],
      ["survey.ballots.unsatisfied", "identity.survey.ballots.total"],
    ];
    for (const [field, check] of cases) {
      expect(findings(withCells({ [field]: 7 }), check)).toMatchObject([{ severity: "hard" }]);
    }
    const pending = { "tthc.pending.in_time": 3, "tthc.pending.late": 1 };
    expect(
      findings(withCells({ ...pending, "tthc.pending.total": 4 }), "identity.tthc.pending.total"),
    ).toEqual([]);
    expect(
      findings(withCells({ ...pending, "tthc.pending.total": 5 }), "identity.tthc.pending.total"),
    ).toMatchObject([{ severity: "hard" }]);
  });

  test("received against resolved and pending is soft: dossiers are returned and withdrawn", () => {
    expect(findings(withCells({ "tthc.pending.total": 2 }), "identity.tthc.balance")).toMatchObject(
      [{ severity: "soft" }],
    );
  });
});

describe("parts without a number", () => {
  test("an absent part leaves the sum unchecked and is named", () => {
    const [finding] = findings(WARD_2023, "identity.survey.ballots.total");
    expect(finding).toMatchObject({
      severity: "info",
      cells: [{ field: "survey.ballots.unsatisfied", row: "" }],
    });
    expect(finding?.message).toContain("“Không hài lòng”");
  });

  test("“chưa có số liệu” is as good as absent, “không phát sinh” counts as 0", () => {
    const late = "tthc.resolved.late";
    const check = "identity.tthc.resolved.total";
    expect(findings(withCells({ [late]: UNKNOWN }), check)).toMatchObject([{ severity: "info" }]);
    expect(findings(withCells({ [late]: NONE }), check)).toEqual([]);
  });

  test("known parts that already exceed the total are wrong whatever is missing", () => {
    const ballots = "identity.survey.ballots.total";
    const at = (total: number): readonly Finding[] =>
      findings(withCells({ "survey.ballots.total": total }), ballots);
    expect(at(146)).toMatchObject([{ severity: "info" }]);
    expect(at(145)).toMatchObject([{ severity: "info" }]);
    expect(at(144)).toMatchObject([{ severity: "hard" }]);
  });

  test("nothing entered, nothing said", () => {
    const silent = runChecks(ANNUAL_FORM, new Map()).filter(({ kind }) => kind !== "required");
    expect(silent).toEqual([]);
  });
});

describe("totals said with a qualifier", () => {
  const parts = {
    "propaganda.website.reform": 61,
    "propaganda.website.procedures": 38,
    "propaganda.website.digital": 11,
    "propaganda.website.budget": 10,
  };
  const check = "identity.propaganda.website.total";
  const said = (cell: Cell): readonly Finding[] =>
    findings(cellsOf({ ...parts, "propaganda.website.total": cell }), check);

  test("“trên 120” disagrees with parts that make exactly 120, softly", () => {
    const [finding] = said(entered(120, "above"));
    expect(finding?.severity).toBe("soft");
    expect(finding?.message).toMatch(
      /^“Tổng tin, bài” đang là trên 120 tin, bài nhưng các phần cộng lại là 120 tin, bài: /,
    );
  });

  test.each([
    [entered(120), 0],
    [entered(119), 1],
    [entered(119, "above"), 0],
    [entered(120, "above"), 1],
    [entered(121, "nearly"), 0],
    [entered(120, "nearly"), 1],
    [entered(120, "at-least"), 0],
    [entered(121, "at-least"), 1],
    [entered(120, "at-most"), 0],
    [entered(119, "at-most"), 1],
    [entered(110, "about"), 0],
    [entered(100, "about"), 1],
  ] as const)("%o", (cell, count) => {
    expect(said(cell)).toHaveLength(count);
  });
});

describe("lĩnh vực", () => {
  const rows = {
    "tthc.received.total#civil_status": 600,
    "tthc.received.total#land": 459,
  };

  test("must add up to the total row", () => {
    const check = "table.tthc.received.total";
    expect(findings(withCells(rows), check)).toEqual([]);
    const [finding] = findings(withCells({ ...rows, "tthc.received.total#land": 458 }), check);
    expect(finding?.severity).toBe("hard");
    expect(finding?.message).toBe(
      "Cột “Tổng tiếp nhận”: dòng tổng là 1.059 hồ sơ nhưng các lĩnh vực cộng lại là 1.058 hồ sơ, lệch 1: sửa dòng tổng hoặc lĩnh vực ghi sai.",
    );
  });

  test("a row without the figure is named, not taken as 0", () => {
    const cells = withCells({ ...rows, "tthc.resolved.total#culture": 3 });
    const [finding] = findings(cells, "table.tthc.received.total");
    expect(finding).toMatchObject({
      severity: "info",
      cells: [{ field: "tthc.received.total", row: "culture" }],
    });
    expect(finding?.message).toContain("lĩnh vực Văn hóa, thể thao");
  });

  test("have sums of their own, named by lĩnh vực", () => {
    const row = {
      "tthc.resolved.total#land": 5,
      "tthc.resolved.early#land": 1,
      "tthc.resolved.on_time#land": 1,
      "tthc.resolved.late#land": 1,
    };
    const found = findings(cellsOf(row), "identity.tthc.resolved.total");
    expect(found).toHaveLength(1);
    expect(found[0]?.cells[0]).toEqual({ field: "tthc.resolved.total", row: "land" });
    expect(found[0]?.message).toContain("(lĩnh vực Đất đai)");
  });
});

describe("as a whole", () => {
  const count = fc.nat(1_000_000);
  test.prop([count, count, count])("a total that is the sum is never blamed", (a, b, c) => {
    expect(received(a, b, c, a + b + c)).toEqual([]);
  });

  test.prop([count, count, count, fc.integer({ min: -1000, max: 1000 })])(
    "any other total is always found, whichever way it is off",
    (a, b, c, off) => {
      fc.pre(off !== 0 && a + b + c + off >= 0);
      expect(received(a, b, c, a + b + c + off)).toMatchObject([{ severity: "hard" }]);
    },
  );
});
