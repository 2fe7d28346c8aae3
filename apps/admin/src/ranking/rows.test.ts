import { describe, expect, test } from "vitest";
import type { Ranking } from "./ranking-query.ts";
import { openRanks, rankLines, rankRows, rankSentence, shortHead, sortRankRows } from "./rows.ts";

type Unit = Ranking["units"][number];

function unit(unitId: string, about: Partial<Unit>): Unit {
  return {
    unitId,
    name: `Xã ${unitId}`,
    block: null,
    state: "approved",
    selfTotal: null,
    total: null,
    index: null,
    grade: null,
    rank: null,
    of: 3,
    shared: 0,
    best: 1,
    worst: 3,
    areas: null,
    bonus: null,
    rescaled: null,
    soFar: null,
    unconfirmed: 0,
    surveyed: true,
    before: null,
    ...about,
  };
}

const set = {
  id: "s",
  name: "Bộ thử",
  version: 1,
  max: 10_000,
  notice: null,
  blocks: [],
  grades: [],
};
const round = {
  id: "r",
  name: "Năm 2023",
  year: 2023,
  setId: "s",
  setVersion: 1,
  setHash: "",
  rootId: "city",
  periodId: "p",
  selfDue: "2023-12-20",
  appraisalDue: "2024-01-31",
  illustration: true,
  createdBy: "",
  createdAt: "2023-12-01T00:00:00Z",
};
const ranking: Ranking = {
  round,
  set,
  survey: true,
  areas: [{ code: "1", label: "Chỉ đạo", max: 1200 }],
  comparedWith: "Năm 2022",
  units: [
    unit("B", {
      total: 8000,
      index: 8000,
      rank: 2,
      shared: 1,
      best: 2,
      worst: 2,
      areas: [[600, 1200]],
      before: { total: 8500, rank: 1, of: 3 },
    }),
    unit("A", {
      total: 9000,
      index: 9000,
      rank: 1,
      shared: 1,
      best: 1,
      worst: 1,
      areas: [[1200, 1200]],
      before: { total: 8000, rank: 3, of: 3 },
    }),
    unit("C", { state: "scoring" }),
  ],
};
const rows = rankRows(ranking, { block: undefined, spread: undefined });

describe("rows of the ranking", () => {
  test("movement is counted in places and said in words", () => {
    expect(rows.map(({ moved, movement }) => [moved, movement])).toEqual([
      [-1, "xuống 1 bậc"],
      [2, "lên 2 bậc"],
      [undefined, "chưa xếp hạng"],
    ]);
  });

  test("heat runs from the least to the most of an area, none where there are no points", () => {
    expect(rows.map(({ cells }) => cells[0]?.heat)).toEqual([0, 4, undefined]);
  });

  test("under drawn weights only what was drawn has an interval", () => {
    const spread = [{ unitId: "A", from: 1, to: 2, best: 1, worst: 3 }];
    const drawn = rankRows(ranking, { block: undefined, spread });
    expect(drawn.map(({ from, to }) => [from, to])).toEqual([
      [null, null],
      [1, 2],
      [null, null],
    ]);
  });

  test.each([
    ["hang", false, "ABC"],
    ["hang", true, "BAC"],
    ["diem", true, "ABC"],
    ["diem", false, "BAC"],
    ["lv0", true, "ABC"],
    ["ten", true, "CBA"],
    ["doi", true, "ABC"],
  ])("sorted by %s, falling %s: %s; without a figure last either way", (by, falling, order) => {
    expect(
      sortRankRows(rows, { by, falling })
        .map(({ unitId }) => unitId)
        .join(""),
    ).toBe(order);
  });

  test("the sentence names the first, those without a rank and what is open", () => {
    expect(rankSentence(ranking, rows, "muc")).toBe(
      "Xã A đứng đầu, 90,00 điểm; 1 đơn vị chưa nộp, mọi hạng đã chắc",
    );
    expect(rankSentence(ranking, [], "muc")).toContain("Chưa xếp hạng được");
  });

  test("points that one person alone changed: the sentence says how many places hang on them", () => {
    const units = ranking.units.map((one) => ({
      ...one,
      unconfirmed: one.unitId === "A" ? 2 : one.unitId === "C" ? 1 : 0,
    }));
    const all = rankRows({ ...ranking, units }, { block: undefined, spread: undefined });
    const wide = all.map((row) => (row.unitId === "B" ? { ...row, from: 1 } : row));
    // That ranks can change is said already: once is enough.
    expect(rankSentence(ranking, wide, "muc")).toMatch(
      /1 hạng còn có thể đổi, 2 đơn vị có điểm chờ người thứ hai$/,
    );
    expect(rankSentence(ranking, all, "muc")).toContain(
      "mọi hạng đã chắc, 2 đơn vị có điểm chờ người thứ hai, xếp loại có thể đổi",
    );
    expect(rankSentence(ranking, rows, "muc")).not.toContain("người thứ hai");
  });

  test("open ranks are those of units that have one: heading and drawing count alike", () => {
    expect(rows.map(({ unitId, from, to }) => [unitId, from, to])).toContainEqual(["C", 1, 3]);
    expect(openRanks(rows)).toEqual([]);
    const wide = rows.map((row) => (row.unitId === "B" ? { ...row, to: 3 } : row));
    expect(openRanks(wide).map(({ unitId }) => unitId)).toEqual(["B"]);
    expect(rankSentence(ranking, wide, "muc")).toContain("1 hạng còn có thể đổi");
  });

  describe("others of the block lack something", () => {
    const shown = (survey: boolean, last: Partial<Unit>) => {
      const units = ranking.units.map((one) => (one.unitId === "C" ? { ...one, ...last } : one));
      const given = { ...ranking, survey, units };
      const all = rankRows(given, { block: undefined, spread: undefined });
      const provisional = all.flatMap((row) => (row.provisional ? [row.unitId] : []));
      return [rankSentence(given, all, "muc"), provisional];
    };
    const submitted = { state: "submitted", surveyed: false } as const;

    test("results of the survey: it says so first, and every rank is for now", () => {
      expect(shown(true, submitted)).toEqual([
        "Chưa đủ: 1 đơn vị chưa có kết quả khảo sát; Xã A tạm đứng đầu, 90,00 điểm; mọi hạng đã chắc",
        ["B", "A"],
      ]);
      const rescaled = { ...submitted, total: 7000, rank: 3, best: 3, worst: 3 };
      expect(shown(true, rescaled)[1]).toEqual(["B", "A", "C"]);
    });
    test("points of a criterion: the same, in other words", () => {
      expect(shown(true, { ...submitted, surveyed: true })).toEqual([
        "Xã A tạm đứng đầu, 90,00 điểm; 1 đơn vị chưa đủ điểm, mọi hạng đã chắc",
        ["B", "A"],
      ]);
    });
    test("a set without a survey lacks none, and who handed nothing in holds nobody up", () => {
      expect(shown(false, { ...submitted, total: 7000, rank: 3 })[1]).toEqual([]);
      expect(shown(true, {})[1]).toEqual([]);
    });
  });

  test("bonus and rescaling stand together beside the areas; what moved on is named", () => {
    const units = [
      unit("A", { bonus: -50, rescaled: 120 }),
      unit("B", { bonus: 30 }),
      unit("C", {}),
    ];
    const stale = { B: ["1.1", "1.2"] };
    const given = rankRows({ ...ranking, units }, { block: undefined, spread: undefined, stale });
    expect(given.map(({ beside, stale: moved }) => [beside, moved])).toEqual([
      [70, []],
      [30, ["1.1", "1.2"]],
      [null, []],
    ]);
  });

  test("the file says what is not real and holds a line a unit", () => {
    const lines = rankLines(ranking, rows);
    expect(lines[0]).toEqual(["Số liệu minh họa"]);
    expect(lines[1]?.slice(0, 4)).toEqual(["Hạng", "Đơn vị", "Hạng tạm", "Tổng điểm"]);
    expect(lines[2]?.slice(0, 4)).toEqual(["2", "Xã B", "", "80,00"]);
    expect(lines).toHaveLength(5);
  });
});

test.each([
  ["Cải cách thủ tục hành chính", "Thủ tục hành chính"],
  ["Xây dựng, phát triển chính quyền số", "Chính quyền số"],
  ["Chỉ đạo, điều hành", "Chỉ đạo, điều hành"],
])("%s over a narrow column: %s", (label, short) => {
  expect(shortHead(label)).toBe(short);
});
