import { describe, expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { withSums } from "./sums.ts";
import {
  byBlock,
  changesSentence,
  sumSentence,
  type TriedRound,
  triedLines,
  triedRows,
  triedSentence,
} from "./tried.ts";
import { corrections, toPublish } from "./to-publish.ts";
import type { RankedUnit } from "./ranking-query.ts";

const round: TriedRound = {
  round: { id: "r", name: "Năm 2023", year: 2023 },
  names: { a: "Xã A", b: "Xã B", c: "Xã C" },
  units: [
    { unit: "a", before: 9000, after: 9000, change: 0, rankBefore: 1, rankAfter: 1, leaves: [] },
    {
      unit: "b",
      before: 8000,
      after: 7000,
      change: -1000,
      rankBefore: 2,
      rankAfter: 3,
      gradeBefore: "good",
      gradeAfter: "fair",
      leaves: [{ leaf: "1.1", before: 1000, after: 0 }],
    },
    { unit: "c", leaves: [{ leaf: "1.1", before: "missing", after: 200 }] },
  ],
};

describe("what was changed", () => {
  const said = (...paths: readonly string[]) => changesSentence(paths.map((path) => ({ path })));
  const leaf = "areas/3/criteria/3.1/leaves/3.1.2";

  test("one edit is one change, whatever sums follow it", () => {
    expect(said("max", "areas/3/max", "areas/3/criteria/3.1/max", `${leaf}/max`)).toBe(
      "1 thay đổi so với bộ tiêu chí của đợt chấm; điểm tối đa của 3 cấp trên cộng lại theo",
    );
    expect(said(`${leaf}/max`, `${leaf}/rule/target`)).toBe(
      "2 thay đổi so với bộ tiêu chí của đợt chấm",
    );
    expect(said()).toBe("Chưa khác bộ tiêu chí của đợt chấm");
  });

  test("points of a level that nothing below explains are a change of their own", () => {
    expect(said("areas/3/max", "areas/4/criteria/4.1/leaves/4.1.1/rule/target")).toBe(
      "2 thay đổi so với bộ tiêu chí của đợt chấm",
    );
  });
});

describe("a tried change", () => {
  const rows = triedRows(round);

  test("the widest change first; an open total still tells what its leaves gain", () => {
    expect(rows.map(({ unit, gained, climbed }) => [unit, gained, climbed])).toEqual([
      ["b", -1000, -1],
      ["c", 200, 0],
      ["a", 0, 0],
    ]);
  });

  test("one sentence for everybody", () => {
    expect(triedSentence(rows)).toBe("2/3 đơn vị đổi điểm, 1 đổi hạng, 1 đổi xếp loại");
    expect(triedSentence(rows.slice(2))).toContain("Không đổi gì");
  });
});

describe("units of several ranking blocks", () => {
  const sets = [REFERENCE_SET];
  const [ward, rural] = REFERENCE_SET.blocks;
  if (ward === undefined || rural === undefined) throw new Error("no blocks");
  const block = { a: rural.code, b: ward.code, c: rural.code };
  const rows = triedRows({
    ...round,
    units: round.units.map((unit) => ({
      ...unit,
      block: block[unit.unit === "a" || unit.unit === "b" ? unit.unit : "c"],
    })),
  });

  test("stand apart, blocks in the order of the set, for a rank says nothing across them", () => {
    expect(byBlock(rows, sets).map((one) => [one.label, one.rows.map(({ unit }) => unit)])).toEqual(
      [
        [ward.label, ["b"]],
        [rural.label, ["c", "a"]],
      ],
    );
  });

  test("are one list without a heading where the set has no blocks", () => {
    const [only, ...more] = byBlock(triedRows(round), [{ ...REFERENCE_SET, blocks: [] }]);
    expect(more).toEqual([]);
    expect(only?.label).toBeUndefined();
    expect(only?.rows).toHaveLength(3);
  });

  test("a file says the block of each", () => {
    const [head, first] = triedLines(rows, sets);
    expect(head?.slice(0, 2)).toEqual(["Đơn vị", "Khối"]);
    expect(head).toContain("Hạng trong khối trước");
    expect(first?.slice(0, 2)).toEqual(["Xã B", ward.label]);
  });
});

describe("what the whole set is worth while a leaf is tried", () => {
  test("other than the round's set: both are said; the same: nothing is", () => {
    expect(sumSentence(REFERENCE_SET, { ...REFERENCE_SET, max: REFERENCE_SET.max + 300 })).toBe(
      "Bộ thử cộng lại 103,00 điểm, bộ của đợt chấm 100,00 điểm; điểm tối đa các cấp trên cộng lại theo mục đang thử.",
    );
    expect(sumSentence(REFERENCE_SET, REFERENCE_SET)).toBeUndefined();
  });
});

describe("sums of a set", () => {
  test("a set whose parts add up stays as it is", () => {
    expect(withSums(REFERENCE_SET)).toEqual(REFERENCE_SET);
  });

  test("a greater leaf raises its criterion, its area and the total", () => {
    const [area, ...areas] = REFERENCE_SET.areas;
    const [criterion, ...criteria] = area?.criteria ?? [];
    const [leaf, ...leaves] = criterion?.leaves ?? [];
    if (area === undefined || criterion === undefined || leaf === undefined) throw new Error();
    const raised = { ...criterion, leaves: [{ ...leaf, max: leaf.max + 300 }, ...leaves] };
    const changed = { ...area, criteria: [raised, ...criteria] };
    const summed = withSums({ ...REFERENCE_SET, areas: [changed, ...areas] });
    expect(summed.max).toBe(REFERENCE_SET.max + 300);
    expect(summed.areas[0]?.max).toBe(area.max + 300);
    expect(summed.areas[0]?.criteria[0]?.max).toBe(criterion.max + 300);
  });
});

describe("what is to be published", () => {
  const unit = (unitId: string, state: RankedUnit["state"], total: number | null): RankedUnit => ({
    unitId,
    name: unitId,
    block: null,
    state,
    selfTotal: total,
    total,
    index: total,
    grade: null,
    rank: total === null ? null : 1,
    of: 1,
    shared: 1,
    best: 1,
    worst: 1,
    areas: null,
    bonus: null,
    rescaled: null,
    soFar: null,
    unconfirmed: 0,
    surveyed: true,
    before: null,
  });
  const units = [
    unit("a", "approved", 9000),
    unit("b", "appraised", 8000),
    unit("c", "scoring", null),
  ];

  test("approved ones, those in the way, those that handed nothing in", () => {
    const { ready, unready, absent } = toPublish(units);
    expect([ready, unready, absent].map((list) => list.map(({ unitId }) => unitId))).toEqual([
      ["a"],
      ["b"],
      ["c"],
    ]);
  });

  test("a correction names who stands otherwise than published", () => {
    const before = units.map((one) => ({
      ...one,
      bonus: 0,
      rescaled: 0,
      code: null,
      ...(one.unitId === "a" ? { total: 8900 } : {}),
    }));
    expect(corrections(before, units)).toEqual([
      { unitId: "a", name: "a", before: "89,00 điểm, hạng 1", after: "90,00 điểm, hạng 1" },
    ]);
    expect(corrections([], units)[0]?.before).toBe("không có trong bản trước");
  });
});
