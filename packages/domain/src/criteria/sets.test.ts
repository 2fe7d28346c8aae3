import { describe, expect, test } from "vitest";
import { BUILT_IN_SETS } from "./catalogue.ts";
import { runLeafExamples, runSetExamples } from "./examples.ts";
import { criteriaSetJsonSchema, criteriaSetSchema } from "./schema.ts";
import { leavesOf } from "./set.ts";
import { SET_766 } from "./set-766.ts";
import { REFERENCE_SET } from "./set-reference.ts";

describe.each(BUILT_IN_SETS)("$name", (set) => {
  test.each(leavesOf(set))("$code: its worked examples, exactly", (leaf) => {
    expect(leaf.examples.length).toBeGreaterThan(0);
    const got = runLeafExamples(set, leaf).map((run) => [run.example.note, run.got]);
    expect(got).toEqual(leaf.examples.map(({ note, expect: points }) => [note, points]));
  });

  test("its whole examples, exactly", () => {
    const runs = runSetExamples(set);
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) {
      expect(run.differing).toEqual([]);
      expect(run.sum).toBe(run.example.sum);
    }
  });

  test("goes out as JSON and comes back the same", () => {
    const text = JSON.stringify(set);
    expect(criteriaSetSchema.parse(JSON.parse(text))).toEqual(set);
  });
});

test("766 is 18 + 20 + 12 + 10 + 22 + 18", () => {
  expect(SET_766.areas.map(({ max }) => max)).toEqual([1800, 2000, 1200, 1000, 2200, 1800]);
  expect(leavesOf(SET_766)).toHaveLength(19);
});

test("the reference set is 70 + 30 and says what it is", () => {
  expect(REFERENCE_SET.areas.map(({ max }) => max)).toEqual([
    1200, 600, 2200, 500, 700, 600, 1200, 3000,
  ]);
  expect(REFERENCE_SET.notice).toBe("Khung tham khảo, không phải văn bản của tỉnh nào");
});

test("the published JSON Schema is current", async () => {
  const text = `${JSON.stringify(criteriaSetJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("./criteria-set.schema.json");
});

test("a changelog travels with a set and is not asked for", () => {
  const changelog = [{ version: 2, day: "2025-12-31", words: ["Bỏ mục 3."] }];
  const told = { ...SET_766, version: 2, changelog };
  expect(criteriaSetSchema.parse(JSON.parse(JSON.stringify(told)))).toEqual(told);
  expect(criteriaSetSchema.parse(SET_766)).not.toHaveProperty("changelog");
});

describe("an imported set is refused", () => {
  const refused = (change: Record<string, unknown>): string[] => {
    const result = criteriaSetSchema.safeParse({ ...SET_766, ...change });
    return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
  };
  test.each([
    [{ from: "2022-02-30" }, "from"],
    [{ max: 99.5 }, "max"],
    [{ rounding: "down" }, "rounding"],
    [{ areas: [] }, "areas"],
    [{ unitKind: "village" }, "unitKind"],
    [{ changelog: [{ version: 2, day: "2025-02-30", words: [] }] }, "changelog.0.day"],
  ])("%j", (change, path) => {
    expect(refused(change)).toEqual([path]);
  });

  test("a misspelt member", () => {
    expect(criteriaSetSchema.safeParse({ ...SET_766, survey_share: 0 }).success).toBe(false);
  });
});
