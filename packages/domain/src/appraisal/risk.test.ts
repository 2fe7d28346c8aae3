import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  FIRST_MODEL,
  type Signs,
  chanceOf,
  isOutlier,
  peersOf,
  chanceSentences,
} from "./chance.ts";
import { type RiskItem, placeSentence, riskQueue } from "./risk.ts";

const never = { overturned: 0, decided: 0 };
const clean: Signs = { criterion: never, commune: never, evidenceMissing: false, lateEdits: 0 };
const claim = { points: 200, max: 200 };
const chance = (change: Partial<Signs>) => chanceOf(claim, { ...clean, ...change }, FIRST_MODEL);

describe("the chance of being overturned", () => {
  test("before anything was decided it is the prior's, and says so", () => {
    expect(chance({})).toEqual({ perMille: 100, reasons: [{ code: "no-past" }] });
  });
  test("the past of leaf and unit moves it, the more the more was decided", () => {
    expect(chance({ criterion: { overturned: 9, decided: 10 } }).perMille).toBe(500);
    expect(chance({ criterion: { overturned: 0, decided: 90 } }).perMille).toBe(10);
    const both = {
      criterion: { overturned: 2, decided: 10 },
      commune: { overturned: 3, decided: 20 },
    };
    expect(chance(both).perMille).toBe(150);
    expect(chance(both).reasons.map(({ code }) => code)).toEqual([
      "criterion-past",
      "commune-past",
    ]);
  });
  test("each sign adds its share of what is left, and is a reason", () => {
    const peers = { low: 90, middle: 100, high: 100 };
    const all = chance({ evidenceMissing: true, lateEdits: 2, peers });
    expect(all.reasons).toEqual([
      { code: "no-past" },
      { code: "evidence-missing", adds: 360 },
      { code: "outlier", middle: 100, adds: 81 },
      { code: "late-edits", count: 2, adds: 46 },
    ]);
    expect(all.perMille).toBe(100 + 360 + 81 + 46);
    expect(chanceSentences(all)).toEqual([
      "Chưa có lần thẩm định nào để dựa vào.",
      "Từ đó và giả định ban đầu ước 10 %, thêm 36 vì chưa có tài liệu kiểm chứng, thêm 8 vì khác hẳn các đơn vị khác (mức giữa 1,00 điểm), thêm 5 vì sửa 2 lần sát hoặc sau hạn nộp.",
    ]);
    expect(chanceSentences(chance({ criterion: { overturned: 0, decided: 30 } }))).toEqual([
      "Mục này trước đây 0 trên 30 lần bị chấm lại.",
      "Từ đó và giả định ban đầu ước 3 %.",
    ]);
  });

  const past = fc
    .tuple(fc.nat(200), fc.nat(200))
    .map(([overturned, more]) => ({ overturned, decided: overturned + more }));
  const signs = fc.record({
    criterion: past,
    commune: past,
    evidenceMissing: fc.boolean(),
    lateEdits: fc.nat(3),
  });
  test.prop([signs])("the per cents of its sentences add up to it", (given) => {
    const all = chanceOf(claim, given, FIRST_MODEL);
    const last = chanceSentences(all).at(-1) ?? "";
    const named = [...last.matchAll(/(?:ước|thêm) (\d+)/g)].map(([, digits]) => Number(digits));
    expect(named.reduce((sum, one) => sum + one, 0)).toBe(Math.round(all.perMille / 10));
  });
  test.prop([signs])("is a whole per mille, and no sign lowers it", (given) => {
    const { perMille } = chanceOf(claim, given, FIRST_MODEL);
    expect(Number.isInteger(perMille) && perMille >= 0 && perMille <= 1000).toBe(true);
    for (const worse of [{ evidenceMissing: true }, { lateEdits: given.lateEdits + 1 }]) {
      expect(chanceOf(claim, { ...given, ...worse }, FIRST_MODEL).perMille).toBeGreaterThanOrEqual(
        perMille,
      );
    }
    const { criterion } = given;
    const more = { overturned: criterion.overturned + 1, decided: criterion.decided + 1 };
    expect(
      chanceOf(claim, { ...given, criterion: more }, FIRST_MODEL).perMille,
    ).toBeGreaterThanOrEqual(perMille);
  });
});

describe("outliers", () => {
  const peers = { low: 100, middle: 120, high: 140 };
  test("one and a half times the distance of the quarters: below, at, above", () => {
    expect([179, 180, 181].map((points) => isOutlier(points, 200, peers))).toEqual([
      false,
      false,
      true,
    ]);
    expect([61, 60, 59].map((points) => isOutlier(points, 200, peers))).toEqual([
      false,
      false,
      true,
    ]);
  });
  test("where all are alike, a tenth of the maximum", () => {
    const alike = { low: 200, middle: 200, high: 200 };
    expect([181, 180, 179].map((points) => isOutlier(points, 200, alike))).toEqual([
      false,
      false,
      true,
    ]);
  });
  test("too few units are no peers", () => {
    expect(peersOf([1, 2, 3, 4])).toBeUndefined();
    expect(peersOf([5, 3, 1, 2, 4])).toEqual({ low: 2, middle: 3, high: 4 });
  });
});

const item = (unit: string, leaf: string, change: Partial<RiskItem> = {}): RiskItem => ({
  ...clean,
  unit,
  leaf,
  points: 100,
  max: 200,
  ...change,
});
const options = { model: FIRST_MODEL, cover: 800, audit: 100, seed: "round-2025" };

describe("the queue", () => {
  test("points times chance, most first", () => {
    const items = [
      item("a", "1", { points: 100 }),
      item("b", "1", { points: 300, max: 300 }),
      item("c", "1", { points: 100, evidenceMissing: true }),
      item("d", "1", { points: 0, evidenceMissing: true }),
    ];
    const got = riskQueue(items, { ...options, cover: 1000, audit: 0 });
    expect(got.map(({ unit, expected, place }) => [unit, expected, place])).toEqual([
      ["c", 46_000, "check"],
      ["b", 30_000, "check"],
      ["a", 10_000, "check"],
      ["d", 0, "rest"],
    ]);
  });
  test("what carries the share asked for: below, at, above", () => {
    const four = ["a", "b", "c", "d"].map((unit) => item(unit, "1"));
    const checked = (cover: number) =>
      riskQueue(four, { ...options, cover, audit: 0 }).filter(({ place }) => place === "check");
    expect([0, 249, 250, 251, 1000].map((cover) => checked(cover).length)).toEqual([0, 1, 1, 2, 4]);
  });
  test("the audit sample: its size, rounded up, and none where none is wanted", () => {
    const many = Array.from({ length: 21 }, (_, at) => item(`u${at}`, "1"));
    const audited = (audit: number) =>
      riskQueue(many, { ...options, cover: 0, audit }).filter(({ place }) => place === "audit");
    expect([0, 1, 100, 1000].map((audit) => audited(audit).length)).toEqual([0, 1, 3, 21]);
    for (const place of ["check", "audit", "rest"] as const) {
      expect(placeSentence(place)).toMatch(/\.$/);
    }
  });

  const items = fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(5), fc.nat(200)), {
    selector: ([unit, leaf]) => `${unit} ${leaf}`,
    maxLength: 40,
  });
  test.prop([items, fc.string(), fc.nat(1000), fc.nat(1000)])(
    "the same whatever the order, and nothing is lost",
    (given, seed, cover, audit) => {
      const all = given.map(([unit, leaf, points]) => item(`u${unit}`, `${leaf}`, { points }));
      const queue = riskQueue(all, { ...options, seed, cover, audit });
      expect(riskQueue(all.toReversed(), { ...options, seed, cover, audit })).toEqual(queue);
      expect(queue).toHaveLength(all.length);
      const rest = queue.filter(({ place }) => place !== "check");
      const audited = queue.filter(({ place }) => place === "audit");
      expect(audited).toHaveLength(Math.ceil((rest.length * audit) / 1000));
    },
  );

  test("another seed draws another sample", () => {
    const many = Array.from({ length: 200 }, (_, at) => item(`u${at}`, "1"));
    const drawn = (seed: string) =>
      riskQueue(many, { ...options, cover: 0, seed })
        .filter(({ place }) => place === "audit")
        .map(({ unit }) => unit);
    expect(drawn("2025")).toHaveLength(20);
    expect(drawn("2025")).toEqual(drawn("2025"));
    expect(drawn("2026")).not.toEqual(drawn("2025"));
  });
});
